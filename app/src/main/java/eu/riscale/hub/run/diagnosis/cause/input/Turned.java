package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.tensor.Tensor;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A test input as it may have been when the test output was made, made when it is first asked for
/// and kept while there is memory.
final class Turned {
  private final Supplier<Tensor> make;
  private final Optional<Tensor> alike;
  private @Nullable SoftReference<Tensor> made;

  private Turned(Supplier<Tensor> make, Optional<Tensor> alike) {
    this.make = make;
    this.alike = alike;
  }

  /// As it is.
  static Turned not(Tensor given) {
    return new Turned(() -> given, Optional.of(given));
  }

  /// With its pixels elsewhere, so that nothing that is measured of the image changes.
  static Turned pixels(Tensor given, Supplier<Tensor> make) {
    return new Turned(make, Optional.of(given));
  }

  /// With the same numbers in other channels.
  static Turned channels(Supplier<Tensor> make) {
    return new Turned(make, Optional.empty());
  }

  Tensor tensor() {
    Tensor kept = made == null ? null : made.get();
    if (kept != null) {
      return kept;
    }
    Tensor turned = make.get();
    made = new SoftReference<>(turned);
    return turned;
  }

  /// What has the same statistics.
  Tensor measured() {
    return alike.orElseGet(this::tensor);
  }
}
