package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.tensor.Tensor;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A test input as it may have been when the test output was made, made when it is first asked for
/// and kept while there is memory.
final class Turned {
  private final Tensor given;
  private final UnaryOperator<Tensor> make;
  private final Of of;
  private @Nullable SoftReference<Tensor> made;

  /// What is turned.
  private enum Of {
    /// Pixels are elsewhere, if any, so that nothing that is measured of the image changes, and the
    /// middle stays in the middle.
    PIXELS,
    /// The same numbers are in other channels, of the same pixels.
    CHANNELS,
    /// The same numbers are anywhere.
    ALL
  }

  private Turned(Tensor given, UnaryOperator<Tensor> make, Of of) {
    this.given = given;
    this.make = make;
    this.of = of;
  }

  /// As it is.
  static Turned not(Tensor given) {
    return new Turned(given, tensor -> tensor, Of.PIXELS);
  }

  /// With its pixels elsewhere, each end of an axis where the other was, or on another axis.
  static Turned pixels(Tensor given, UnaryOperator<Tensor> make) {
    return new Turned(given, make, Of.PIXELS);
  }

  /// With the same numbers in other channels.
  static Turned channels(Tensor given, UnaryOperator<Tensor> make) {
    return new Turned(given, make, Of.CHANNELS);
  }

  /// With its numbers in another order.
  static Turned all(Tensor given, UnaryOperator<Tensor> make) {
    return new Turned(given, make, Of.ALL);
  }

  Tensor tensor() {
    Tensor kept = made == null ? null : made.get();
    if (kept != null) {
      return kept;
    }
    Tensor turned = make.apply(given);
    made = new SoftReference<>(turned);
    return turned;
  }

  /// The middle of it.
  ///
  /// @param cut cuts out the middle, as far from one end of each axis as from the other
  Optional<Tensor> middle(Function<Tensor, Optional<Tensor>> cut) {
    return of == Of.ALL ? cut.apply(tensor()) : cut.apply(given).map(make);
  }

  /// What has the same statistics.
  Tensor measured() {
    return isMeasuredAsGiven() ? given : tensor();
  }

  boolean isMeasuredAsGiven() {
    return of == Of.PIXELS;
  }
}
