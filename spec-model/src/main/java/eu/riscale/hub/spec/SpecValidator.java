package eu.riscale.hub.spec;

import eu.riscale.hub.spec.CollectionValidator.Scope;
import eu.riscale.hub.spec.decode.FieldWatch;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.NoFiles;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;

/// Says whether a description is right: reads the file, finds out its type and version, decodes it
/// and holds it against the rules; and of a collection each description that it lists.
public final class SpecValidator {
  private SpecValidator() {}

  /// Judges the bytes of a file.
  public static Validation validate(byte[] bytes) {
    return validate(YamlReader.read(bytes));
  }

  /// Judges a file that was read before, and of a collection all that it holds in place.
  public static Validation validate(YamlDocument document) {
    Validation alone = alone(document);
    return alone.isCollection()
        ? CollectionValidator.judge(
            alone, NoFiles.LOOKUP, Scope.ALL, (entry, files) -> DescriptionValidator.alone(entry))
        : alone;
  }

  /// Judges a file that was read before, but not what a collection lists.
  public static Validation alone(YamlDocument document) {
    return DescriptionValidator.alone(document);
  }

  /// The same, with what to write so that a finding goes away. Each error costs trials:
  /// descriptions with what was proposed are judged again.
  public static Validation helped(YamlDocument document) {
    return helped(document, NoFiles.LOOKUP);
  }

  /// The same, where the test tensors beside the description tell what sizes are meant.
  public static Validation helped(YamlDocument document, FileLookup files) {
    return DescriptionValidator.helped(document, files);
  }

  /// Judges a file that was read before, and the files that it names.
  public static Validation validate(YamlDocument document, FileLookup files) {
    Validation judged = withFiles(alone(document), files);
    return judged.isCollection()
        ? CollectionValidator.judge(judged, files, Scope.ALL, SpecValidator::entry)
        : judged;
  }

  private static Validation entry(YamlDocument entry, FileLookup files) {
    return withFiles(DescriptionValidator.alone(entry), files);
  }

  /// Adds what is to be said about the files that a description names where it could be read.
  public static Validation withFiles(Validation alone, FileLookup files) {
    return DescriptionValidator.withFiles(alone, files);
  }

  /// Adds what was found besides, each at its place.
  public static Validation with(Validation alone, List<Finding> further) {
    return DescriptionValidator.with(alone, further);
  }

  /// Shows what is asked of a description that is decoded, and tells what was found; no rule is
  /// asked.
  public static List<Finding> watched(YamlMapping fields, FieldWatch watch) {
    return DescriptionValidator.watched(fields, watch);
  }
}
