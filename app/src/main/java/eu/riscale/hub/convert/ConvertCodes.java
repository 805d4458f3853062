package eu.riscale.hub.convert;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What hub can say about a conversion that it does not make.
public final class ConvertCodes {
  public static final Code NOT_WRITTEN =
      Code.error("conversion-not-written", "The description cannot be written in the newer format.")
          .why(
              "Its fields repeat each other in a way in which one cannot be changed without the"
                  + " others.")
          .section("hub convert");

  public static final Code NO_WEIGHTS =
      Code.error("conversion-no-onnx", "hub cannot make ONNX weights of this model.")
          .why(
              "It translates networks of Keras and TensorFlow.js whose layers it knows; others need"
                  + " the software that made them.")
          .section("hub convert, --to onnx");

  private ConvertCodes() {}

  /// Every code of this package.
  public static List<Code> all() {
    return List.of(NOT_WRITTEN, NO_WEIGHTS);
  }
}
