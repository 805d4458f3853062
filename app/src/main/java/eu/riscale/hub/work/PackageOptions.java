package eu.riscale.hub.work;

import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.packaging.KeptWeights;
import eu.riscale.hub.packaging.PackageTarget;

/// What was asked of a package.
///
/// @param code whether weights may do more than compute
public record PackageOptions(
    Destination destination, KeptWeights weights, Covers covers, ModelCode code) {

  /// What becomes of the package.
  public sealed interface Destination {
    /// It is written.
    record Written(PackageTarget target) implements Destination {}

    /// It is planned alone.
    ///
    /// @param target where it would go, as on the command line; may be empty
    record Trial(String target) implements Destination {}
  }

  /// The pictures that stand for a model.
  public enum Covers {
    AS_DESCRIBED,
    /// One is drawn for a model that has none.
    DRAWN
  }
}
