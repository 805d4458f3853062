package eu.riscale.hub.weights;

import java.util.Optional;

/// Says which numbers a weights file lacks.
public final class MissingNumbers {
  private MissingNumbers() {}

  /// A clause; empty where nothing is lacking.
  ///
  /// @param file the part of the weights file that holds the numbers
  /// @param bytes how long that part is; -1 where it is not there
  /// @param needed how long it has to be
  /// @param tensor whose numbers reach that far
  public static Optional<String> of(String file, long bytes, long needed, String tensor) {
    if (bytes < 0) {
      return Optional.of("%s, with the numbers of %s, is missing".formatted(file, tensor));
    }
    return bytes < needed
        ? Optional.of("%s has %d bytes, and %s needs %d".formatted(file, bytes, tensor, needed))
        : Optional.empty();
  }
}
