package eu.riscale.hub.profile;

import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.NoFiles;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model that a hub is to take: its description as it is written, and the files beside it.
///
/// @param found what the specification's rules say of it
public record Candidate(Traits model, FileLookup files, List<Finding> found) {

  /// Empty where the description is not of a model.
  public static Optional<Candidate> of(Validation validation, FileLookup files) {
    return Traits.of(validation.document().root())
        .map(model -> new Candidate(model.with(files), files, validation.findings()));
  }

  /// Whether its files may be looked at.
  boolean hasFiles() {
    return files != NoFiles.LOOKUP;
  }

  boolean isFound(List<Code> codes) {
    return found.stream().map(Finding::code).anyMatch(codes::contains);
  }

  /// The source of a file, which stands there as a text, or in `source` of a mapping.
  static String source(@Nullable YamlNode file) {
    return file instanceof YamlMapping fields
        ? Traits.text(fields.get("source"))
        : Traits.text(file);
  }

  boolean isPresent(FileSource file) {
    return files.presence(file) == FileLookup.Presence.PRESENT;
  }

  /// The first bytes of a file that is present, so many at most.
  byte[] start(FileSource file, int most) throws IOException {
    try (InputStream in = files.open(file)) {
      return in.readNBytes(most);
    }
  }
}
