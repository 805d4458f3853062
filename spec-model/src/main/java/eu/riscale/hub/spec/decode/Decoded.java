package eu.riscale.hub.spec.decode;

import java.util.function.Function;

/// What became of a piece of a description: a value, or broken, with findings that say why.
public sealed interface Decoded<T> {

  record Value<T>(T value) implements Decoded<T> {}

  /// A value in which stand-ins take the place of broken parts, so that what is about its other
  /// parts can be said. [eu.riscale.hub.spec.finding.BrokenParts] knows which.
  record Patched<T>(T value) implements Decoded<T> {}

  /// The findings were added where the piece was decoded.
  record Broken<T>() implements Decoded<T> {}

  static <T> Decoded<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Decoded<T> patched(T value) {
    return new Patched<>(value);
  }

  static <T> Decoded<T> broken() {
    return new Broken<>();
  }

  /// Whether none of the pieces is broken, wholly or in part.
  static boolean areWhole(Decoded<?>... pieces) {
    for (Decoded<?> piece : pieces) {
      if (piece.isBroken()) {
        return false;
      }
    }
    return true;
  }

  /// Whether there is a value of each piece, be it with stand-ins.
  static boolean haveValues(Decoded<?>... pieces) {
    for (Decoded<?> piece : pieces) {
      if (piece instanceof Broken) {
        return false;
      }
    }
    return true;
  }

  /// Whether the piece is broken, wholly or in part.
  default boolean isBroken() {
    return !(this instanceof Value);
  }

  /// The value, or what stands in its place.
  ///
  /// @throws IllegalStateException where there is none; [Fields#build] sees to that
  default T get() {
    return switch (this) {
      case Value<T>(T value) -> value;
      case Patched<T>(T value) -> value;
      case Broken<T>() -> throw new IllegalStateException("a broken piece has no value");
    };
  }

  default <R> Decoded<R> map(Function<T, R> change) {
    return switch (this) {
      case Value<T>(T value) -> of(change.apply(value));
      case Patched<T>(T value) -> patched(change.apply(value));
      case Broken<T>() -> broken();
    };
  }

  /// The same, with something in its place where it is broken.
  default Decoded<T> orStandIn(T standIn) {
    return this instanceof Broken ? patched(standIn) : this;
  }
}
