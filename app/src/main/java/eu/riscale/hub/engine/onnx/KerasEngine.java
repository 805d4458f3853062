package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.keras.KerasToOnnx;
import eu.riscale.hub.keras.Translation;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.weights.keras.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keras and TensorFlow.js models: translated to ONNX in memory, and run as such.
public final class KerasEngine {
  private final OnnxEngine onnx;

  public KerasEngine(OnnxEngine onnx) {
    this.onnx = onnx;
  }

  /// Translates and opens the network; not available where it cannot be translated.
  public Opening open(Weights.Keras weights, Device device) throws EngineException {
    String file = "The %s file %s".formatted(weights.format().word(), weights.file().getFileName());
    if (!Files.exists(weights.file())) {
      throw unreadable(file + " cannot be opened: there is no such file.", null);
    }
    try {
      return switch (KerasToOnnx.translate(weights.file().toAbsolutePath())) {
        case Translation.Translated(var model) ->
            new Opening.Opened(
                new KerasSession(
                    onnx.open(
                        model.bytes(),
                        "The network made from " + weights.file().getFileName(),
                        device)));
        case Translation.Refused(var reason, String message) -> refused(reason, file, message);
      };
    } catch (IOException e) {
      throw unreadable("%s cannot be read: %s.".formatted(file, Reason.of(e)), e);
    }
  }

  /// What goes on inside the graph that the network is translated to; empty where it is not.
  public Optional<Inside> inside(Weights.Keras weights, Device device) {
    try {
      return switch (KerasToOnnx.translate(weights.file().toAbsolutePath())) {
        case Translation.Translated(var model) ->
            onnx.inside(
                model.bytes(), new OnnxInside.Place(device, Optional.empty(), AsJudged.TRUSTED));
        case Translation.Refused refused -> Optional.empty();
      };
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Opening refused(Refusal.Reason reason, String file, String message)
      throws EngineException {
    String sentence = "%s cannot be run: %s.".formatted(file, message);
    return switch (reason) {
      case BROKEN_FILE -> throw unreadable(sentence, null);
      case NOT_SUPPORTED, PYTHON_CODE, TOO_LARGE ->
          new Opening.Unavailable(
              sentence,
              "Add weights in another format as well: onnx runs everywhere, and"
                  + " tensorflow_saved_model_bundle holds any network.");
    };
  }

  private static EngineException unreadable(String message, @Nullable Exception cause) {
    return new EngineException(EngineException.Kind.WEIGHTS, message, "", cause);
  }
}
