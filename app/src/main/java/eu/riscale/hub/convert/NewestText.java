package eu.riscale.hub.convert;

import eu.riscale.hub.spec.NewestFormat;
import eu.riscale.hub.spec.NewestFormat.Newer;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.convert.ConversionCodes;
import eu.riscale.hub.spec.convert.ConvertedText;
import eu.riscale.hub.spec.convert.ToldConversion;
import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/// A description as text in the newest format of its type.
public final class NewestText {
  private NewestText() {}

  /// @param declared the verdict on the description in its own format, without its files
  public static Conversion of(Validation declared) {
    Optional<Newer> newer = NewestFormat.converted(declared);
    if (newer.isEmpty()) {
      return declared.isValid() && declared.description().isPresent()
          ? new Conversion.Unneeded(
              "It is of format " + declared.formatVersion().orElse("") + " already.")
          : new Conversion.Wrong();
    }
    return newer.get().verdict().isValid()
        ? written(declared, newer.get())
        : new Conversion.Wrong();
  }

  private static Conversion written(Validation declared, Newer newer) {
    List<RdfPath> guessed =
        newer.verdict().findings().stream()
            .filter(finding -> finding.code().equals(ConversionCodes.GUESSED))
            .map(Finding::path)
            .toList();
    if (!(declared.document().root() instanceof YamlMapping older)) {
      return new Conversion.Wrong();
    }
    try {
      String version = newer.verdict().judgedAs().map(NewestText::version).orElse("");
      return new Conversion.Converted(
          ConvertedText.of(declared.document(), newer.root(), guessed),
          "format " + version,
          version.substring(0, Math.max(0, version.lastIndexOf('.'))),
          ToldConversion.of(older, newer.root()),
          List.of());
    } catch (EditException e) {
      return new Conversion.Refused(
          Finding.of(ConvertCodes.NOT_WRITTEN, e.at(), String.valueOf(e.getMessage()))
              .hint("Write each field once, without anchors and aliases, and try again."));
    }
  }

  private static String version(ResourceFormat format) {
    return format.newest().toString();
  }
}
