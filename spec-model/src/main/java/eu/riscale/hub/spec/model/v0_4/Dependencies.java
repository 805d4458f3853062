package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.value.FileSource;
import java.util.Optional;

/// A file that lists what has to be installed, written as `manager:file`.
///
/// @param manager who reads the file, such as `conda`, `pip` or `maven`
public record Dependencies(String manager, FileSource file) {

  static Optional<Dependencies> parse(String text) {
    String trimmed = text.strip();
    int colon = trimmed.indexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    return FileSource.parse(trimmed.substring(colon + 1))
        .map(file -> new Dependencies(trimmed.substring(0, colon), file));
  }

  @Override
  public String toString() {
    return manager + ":" + file;
  }
}
