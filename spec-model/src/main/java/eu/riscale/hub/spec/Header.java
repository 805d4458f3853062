package eu.riscale.hub.spec;

import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two fields that say how to read all others.
///
/// @param type as written
/// @param version as written
/// @param format by what the description is judged
/// @param isGuessed whether one of the two is wrong, and only what is meant is clear
record Header(String type, FormatVersion version, ResourceFormat format, boolean isGuessed) {
  private static final RdfPath TYPE = RdfPath.ROOT.field("type");
  private static final RdfPath VERSION = RdfPath.ROOT.field("format_version");

  /// Empty where one of the two fields does not tell; its findings are all there is to say then.
  /// Where what is meant is clear all the same, all else is judged by that.
  static Optional<Header> read(YamlMapping written, Findings out) {
    YamlMapping root = HeaderGuess.named(written);
    if (!root.equals(written)) {
      misnamed("type", HeaderCodes.TYPE_MISSING, written, out);
      misnamed("format_version", HeaderCodes.VERSION_MISSING, written, out);
    }
    String type = text(root, "type", HeaderCodes.TYPE_MISSING, HeaderCodes.TYPE_NOT_TEXT, out);
    String version =
        text(
            root, "format_version", HeaderCodes.VERSION_MISSING, HeaderCodes.VERSION_NOT_TEXT, out);
    String meantType = type == null ? HeaderGuess.type(root) : type;
    String meantVersion = version == null ? HeaderGuess.written(root) : version;
    boolean isUntold =
        (type == null && meantType.isEmpty()) || (version == null && meantVersion.isEmpty());
    if (isUntold) {
      return unread(type == null ? TYPE : VERSION, out);
    }
    Optional<FormatVersion> parsed = FormatVersion.parse(meantVersion);
    if (version != null && parsed.isEmpty()) {
      out.add(
          Finding.of(HeaderCodes.VERSION_MALFORMED, VERSION, "Found '" + version + "'.")
              .expected("three numbers such as " + newest(knownType(meantType)).newest()));
    }
    Optional<String> misspelt = HeaderGuess.misspelt(meantType, meantVersion);
    if (misspelt.isPresent()) {
      out.add(misspelt(meantType, misspelt.get()));
    }
    String judgedType = misspelt.isPresent() ? misspelt.get() : judgedType(meantType, out);
    Optional<FormatVersion> read =
        parsed
            .or(() -> FormatVersion.parse(meantVersion.strip()))
            .or(() -> HeaderGuess.newest(judgedType, meantVersion));
    if (read.isEmpty()) {
      return unread(VERSION, out);
    }
    Optional<FormsOfModel.Meant> other =
        judgedType.equals("model") && parsed.isPresent()
            ? FormsOfModel.meant(root, read.get())
            : Optional.empty();
    other.ifPresent(meant -> out.add(otherForms(read.get(), meant)));
    FormatVersion judged = other.map(FormsOfModel.Meant::version).orElse(read.get());
    boolean guessed =
        type == null
            || version == null
            || parsed.isEmpty()
            || misspelt.isPresent()
            || other.isPresent()
            || !root.equals(written);
    return format(judgedType, judged, out)
        .map(format -> new Header(misspelt.orElse(meantType), judged, format, guessed));
  }

  /// A version under which nothing of the tensors would be right.
  private static Finding otherForms(FormatVersion declared, FormsOfModel.Meant meant) {
    FormatVersion version = meant.version();
    return Finding.of(
            HeaderCodes.VERSION_OTHER,
            VERSION,
            "The description says %s, but its tensors are written in the forms of %d.%d alone (%s). All else is judged by %s."
                .formatted(declared, version.major(), version.minor(), meant.fields(), version))
        .expected("the version that the description is written in")
        .fix(new Edit.Write(VERSION, version.toString()));
  }

  /// The same fields with what is meant by the two.
  YamlMapping in(YamlMapping fields) {
    return HeaderGuess.named(fields).with("type", type).with("format_version", version.toString());
  }

  /// A field that is there under a name that is nearly its own.
  private static void misnamed(String field, Code missing, YamlMapping root, Findings out) {
    String name = HeaderGuess.nameOf(field, root);
    YamlMapping.Entry entry = root.entry(name);
    if (!name.equals(field) && entry != null) {
      RdfPath at = RdfPath.ROOT.field(name);
      out.add(
          Finding.of(missing, at, "The field '%s' is missing.".formatted(field))
              .hint("'%s' is called '%s' here.".formatted(name, field))
              .fix(new Edit.Rename(at, field))
              .at(entry.keySpan()));
    }
  }

  private static String knownType(String type) {
    return HeaderGuess.TYPES.contains(type) ? type : "generic";
  }

  /// A type that is none, in a version that only the type which is meant has.
  private static Finding misspelt(String type, String meant) {
    return Finding.of(
            HeaderCodes.TYPE_UNKNOWN,
            TYPE,
            "'" + type + "' is no type. All else is judged as that of a " + meant + ".")
        .severity(Severity.ERROR)
        .expected("one of " + String.join(", ", HeaderGuess.TYPES))
        .hint("Did you mean '" + meant + "'?");
  }

  /// Nobody can tell what the other fields mean.
  private static <T> Optional<T> unread(RdfPath reason, Findings out) {
    out.parts().leave("all other fields", reason);
    return Optional.empty();
  }

  private static @Nullable String text(
      YamlMapping root, String field, Code missing, Code notText, Findings out) {
    RdfPath at = RdfPath.ROOT.field(field);
    YamlNode node = root.get(field);
    if (node == null) {
      out.add(missing, at, "The field '" + field + "' is missing.");
      return null;
    }
    if (node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.STRING) {
      return scalar.text();
    }
    Finding finding = Finding.of(notText, at, "Found " + node.describe() + ".").expected("text");
    boolean number = node instanceof YamlScalar scalar && !scalar.isNull();
    out.add(
        number
            ? finding.hint("Put it into quotes: '" + ((YamlScalar) node).text() + "'.")
            : finding);
    return null;
  }

  private static String judgedType(String type, Findings out) {
    List<String> known = HeaderGuess.TYPES;
    if (known.contains(type)) {
      return type;
    }
    Finding finding =
        Finding.of(
                HeaderCodes.TYPE_UNKNOWN,
                TYPE,
                "'" + type + "' is judged as a generic description.")
            .expected("one of " + String.join(", ", known));
    out.add(
        DidYouMean.nearest(type, known)
            .map(near -> finding.hint("Did you mean '" + near + "'?"))
            .orElse(finding));
    return "generic";
  }

  private static Optional<ResourceFormat> format(String type, FormatVersion version, Findings out) {
    ResourceFormat newest = newest(type);
    Optional<ResourceFormat> series = ResourceFormat.of(type, version.major(), version.minor());
    if (series.isPresent()) {
      return Optional.of(alertIfNewer(series.get(), version, out));
    }
    if (type.equals("model") && OtherTypes.isModel03(version)) {
      return Optional.of(ResourceFormat.MODEL_0_4);
    }
    if (version.major() == newest.newest().major() && newest.newest().isBefore(version)) {
      return Optional.of(alertIfNewer(newest, version, out));
    }
    out.add(
        Finding.of(
                HeaderCodes.VERSION_UNSUPPORTED,
                VERSION,
                "hub cannot judge a "
                    + type
                    + " of format version "
                    + version
                    + OtherTypes.words(type, version)
                    + ".")
            .expected(supported(type)));
    return unread(VERSION, out);
  }

  private static ResourceFormat alertIfNewer(
      ResourceFormat format, FormatVersion version, Findings out) {
    if (format.newest().isBefore(version)) {
      out.add(
          Finding.of(
              HeaderCodes.VERSION_NEWER,
              VERSION,
              "The newest version for %s that hub knows is %s, by which this is judged%s."
                  .formatted(
                      OtherTypes.plural(format.type()),
                      format.newest(),
                      OtherTypes.words(format.type(), version))));
    }
    return format;
  }

  /// The last series of a type; types are listed from old to new.
  private static ResourceFormat newest(String type) {
    ResourceFormat newest = ResourceFormat.GENERIC_0_3;
    for (ResourceFormat format : ResourceFormat.values()) {
      newest = format.type().equals(type) ? format : newest;
    }
    return newest;
  }

  private static String supported(String type) {
    StringBuilder words = new StringBuilder(type.equals("model") ? "0.3.0 to 0.3.6, " : "");
    String separator = "";
    for (ResourceFormat format : ResourceFormat.values()) {
      if (format.type().equals(type)) {
        FormatVersion newest = format.newest();
        words
            .append(separator)
            .append(newest.major())
            .append('.')
            .append(newest.minor())
            .append(".0 to ")
            .append(newest);
        separator = ", ";
      }
    }
    return words.toString();
  }
}
