package eu.riscale.hub.spec.decode;

import java.util.function.Function;

/// What became of a piece of a description: a value, or broken, with findings that say why.
public sealed interface Decoded<T> {

  record Value<T>(T value) implements Decoded<T> {}

  /// The findings were added where the piece was decoded.
  record Broken<T>() implements Decoded<T> {}

  static <T> Decoded<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Decoded<T> broken() {
    return new Broken<>();
  }

  /// Whether none of the pieces is broken.
  static boolean areWhole(Decoded<?>... pieces) {
    for (Decoded<?> piece : pieces) {
      if (piece.isBroken()) {
        return false;
      }
    }
    return true;
  }

  default boolean isBroken() {
    return this instanceof Broken;
  }

  /// The value.
  ///
  /// @throws IllegalStateException where the piece is broken; [Fields#build] sees to that
  default T get() {
    return switch (this) {
      case Value<T>(T value) -> value;
      case Broken<T>() -> throw new IllegalStateException("a broken piece has no value");
    };
  }

  default <R> Decoded<R> map(Function<T, R> change) {
    return switch (this) {
      case Value<T>(T value) -> of(change.apply(value));
      case Broken<T>() -> broken();
    };
  }
}
