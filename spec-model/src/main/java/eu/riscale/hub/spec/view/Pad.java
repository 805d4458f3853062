package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.model.v0_5.Padding;

/// What stands beyond the ends of an input where it is enlarged. (Model 0.5, `inputs.pad`.)
///
/// @param value of a constant
public record Pad(Mode mode, double value) {
  /// What software does where a description says nothing.
  public static final Pad USUAL = new Pad(Mode.SYMMETRIC, 0);

  /// The names and the meaning are numpy's.
  public enum Mode {
    CONSTANT,
    EDGE,
    REFLECT,
    SYMMETRIC
  }

  static Pad of(Padding padding) {
    return switch (padding) {
      case Padding.ConstantPadding(double value) -> new Pad(Mode.CONSTANT, value);
      case Padding.EdgePadding edge -> new Pad(Mode.EDGE, 0);
      case Padding.ReflectPadding reflect -> new Pad(Mode.REFLECT, 0);
      case Padding.SymmetricPadding symmetric -> USUAL;
    };
  }
}
