package eu.riscale.hub.spec.view;

/// The notations of all versions.
public final class Notations {
  /// Model 0.4; models of 0.3 are read as such.
  public static final Notation V0_4 = new Notation04();

  public static final Notation V0_5 = new Notation05();

  private Notations() {}
}
