package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.DescriptionName;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Position;
import org.jspecify.annotations.Nullable;

/// A text as it stands in an editor, saved or not.
///
/// @param uri as the editor names it
/// @param file where it is saved, or will be
/// @param version by which the editor counts its changes
record OpenText(String uri, Path file, int version, String text, Lines lines) {
  private static final Pattern TYPE = Pattern.compile("(?m)^[\"']?type[\"']?:[ \"']*(\\w++)");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^[\"']?format_version[\"']?:[ \"']*(\\d[\\d.]*+)");

  OpenText(String uri, Path file, int version, String text) {
    this(uri, file, version, text, new Lines(text));
  }

  OpenText changed(int now, String to) {
    return new OpenText(uri, file, now, to);
  }

  /// The byte-order mark before it, where it has one; what is read of it has none.
  String mark() {
    return text.startsWith("\uFEFF") ? "\uFEFF" : "";
  }

  /// Whether it is a description: by its name, or because it says so.
  boolean isDescription() {
    String name = String.valueOf(file.getFileName());
    boolean isYaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return DescriptionName.is(name)
        || (isYaml && TYPE.matcher(text).find() && VERSION.matcher(text).find());
  }

  /// The format that it declares, or the one that is meant by as much as it says.
  ResourceFormat format() {
    String type = first(TYPE).orElse("model");
    Optional<FormatVersion> version = first(VERSION).flatMap(FormatVersion::parse);
    boolean isOldModel = version.filter(v -> v.isSeries(0, 3)).isPresent() && type.equals("model");
    return isOldModel
        ? ResourceFormat.MODEL_0_4
        : version
            .flatMap(v -> ResourceFormat.of(type, v.major(), v.minor()))
            .orElseGet(() -> newest(type));
  }

  private static ResourceFormat newest(String type) {
    ResourceFormat newest = ResourceFormat.MODEL_0_5;
    for (ResourceFormat format : ResourceFormat.values()) {
      newest = format.type().equals(type) ? format : newest; // The later ones are newer.
    }
    return newest;
  }

  /// What can be read of it. Where that is nothing, the word that somebody writes may be why, or
  /// what follows it.
  ///
  /// @param line from 0
  @Nullable YamlNode rootAround(Cursor cursor, int line) {
    YamlNode root = YamlReader.read(text).root();
    if (root != null) {
      return root;
    }
    int start = lines.offset(new Position(line, cursor.start()));
    boolean isQuoted = start > 0 && "\"'".indexOf(text.charAt(start - 1)) >= 0;
    String before = text.substring(0, isQuoted ? start - 1 : start) + cursor.closing() + "\n";
    String after = text.substring(lines.offset(new Position(line + 1, 0)));
    YamlNode whole = YamlReader.read(before + after).root();
    return whole != null ? whole : YamlReader.read(before).root();
  }

  private Optional<String> first(Pattern pattern) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
