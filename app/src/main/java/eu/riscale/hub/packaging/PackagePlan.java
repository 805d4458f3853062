package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Which files a package has and what its description says; nothing is written yet.
///
/// @param files the contents, the description apart
/// @param rdf the description as it will be
/// @param changes of the description
/// @param leftOut files of the source that nothing refers to
/// @param findings why the package cannot be made, or what is to be known about it
public record PackagePlan(
    PackageFiles files,
    String rdf,
    List<Change> changes,
    List<String> leftOut,
    List<Finding> findings) {

  public static PackagePlan of(Resource resource, Choices choices) {
    return new Planner(resource, choices).plan();
  }

  public boolean canBeMade() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /// Validates the package that is not there yet.
  ///
  /// @return why it would not be valid
  public Optional<Finding> check() {
    Validation validation = SpecValidator.validate(YamlReader.read(rdf), files);
    return validation.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst()
        .map(finding ->
            Finding.of(
                    PackageCodes.INVALID,
                    RdfPath.ROOT,
                    "In the package, '" + finding.path() + "' would be wrong: " + finding.message())
                .hint(finding.hint()));
  }

  byte[] rdfBytes() {
    return rdf.getBytes(StandardCharsets.UTF_8);
  }

  /// The path that a file of the package has in the source; empty where hub makes it.
  String origin(String name) {
    return files.contents().get(name) instanceof Content.Copy(FileSource file)
        ? file.toString()
        : "";
  }
}
