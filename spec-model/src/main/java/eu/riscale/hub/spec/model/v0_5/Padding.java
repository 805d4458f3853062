package eu.riscale.hub.spec.model.v0_5;

/// How an input is enlarged where it is too small.
public sealed interface Padding {

  record ConstantPadding(double value) implements Padding {}

  /// Repeats the outermost element.
  record EdgePadding() implements Padding {}

  /// Mirrors without repeating the outermost element.
  record ReflectPadding() implements Padding {}

  /// Mirrors, the outermost element included.
  record SymmetricPadding() implements Padding {}
}
