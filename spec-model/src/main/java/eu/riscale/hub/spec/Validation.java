package eu.riscale.hub.spec;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// What is to be said about one description.
///
/// @param document the file as read
/// @param judgedAs by which format; empty where type or version do not tell
/// @param readable what could be read; empty where nothing could
/// @param findings everything that was found, in the order of the file
public record Validation(
    YamlDocument document,
    Optional<ResourceFormat> judgedAs,
    Optional<ReadDescription> readable,
    List<Finding> findings) {

  /// The whole description; empty where a part of it cannot be read.
  public Optional<ResourceDescr> description() {
    return readable.filter(ReadDescription::isWhole).map(ReadDescription::descr);
  }

  /// The files that are named by parts which can be read.
  public List<ReferencedFile> files() {
    return readable.map(ReadDescription::files).orElse(List.of());
  }

  /// The same, read in another way.
  Validation read(ReadDescription description) {
    return new Validation(document, judgedAs, Optional.of(description), findings);
  }

  public boolean isValid() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /// Whether it is of a collection, which lists descriptions of their own.
  public boolean isCollection() {
    return judgedAs.filter(format -> format.type().equals("collection")).isPresent();
  }

  public Optional<String> type() {
    return declared("type");
  }

  public Optional<String> formatVersion() {
    return declared("format_version");
  }

  /// The version that the description was judged by.
  public Optional<String> validatedAs() {
    return judgedAs.map(format -> format.newest().toString());
  }

  public Optional<String> name() {
    return declared("name");
  }

  public Optional<String> id() {
    return declared("id");
  }

  public Optional<String> version() {
    return declared("version");
  }

  /// The text of a top-level field, whether the description is right or not.
  private Optional<String> declared(String field) {
    return document.root() instanceof YamlMapping root
            && root.get(field) instanceof YamlScalar scalar
            && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }
}
