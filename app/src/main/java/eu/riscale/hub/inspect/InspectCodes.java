package eu.riscale.hub.inspect;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What hub can say where it shows a model. (How weights and their description fit together stands
/// in `fit`.)
public final class InspectCodes {
  static final Code VERSION =
      Code.warning(
              "weights-version-differs",
              "The weights were written by another version than the description says.")
          .why("Software decides by the declared version what to load the weights with.")
          .section("model 0.5, weights: pytorch_version, tensorflow_version, keras_version");

  static final Code NOT_SHOWN =
      Code.alert("weights-not-shown", "What is inside a weights file cannot be shown.")
          .why("It is damaged, or of a kind that no software for such models reads.")
          .section("hub inspect");

  private InspectCodes() {}

  /// Every code of this package.
  public static List<Code> all() {
    return List.of(VERSION, NOT_SHOWN);
  }
}
