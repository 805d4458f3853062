package eu.riscale.hub.engine.machine;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.torch.TorchArchive;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.reader.Doubt;
import eu.riscale.hub.weights.reader.Uses;
import eu.riscale.hub.weights.reader.UsesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Stands before all engines where the code of models is not trusted: no engine is given a file
/// that hub has not read to its end, nor one that does more than compute.
final class Gate {
  private Gate() {}

  /// Why the network is not opened; empty where it may be.
  ///
  /// @throws EngineException of kind WEIGHTS where the file is broken, or of another format
  static Optional<Opening.Unavailable> refusal(Weights weights) throws EngineException {
    return switch (weights) {
      case Weights.Onnx(Path file) -> {
        Uses uses = UsesReader.of(file);
        requireWhole(weights.format(), file, uses);
        if (!uses.formats().contains(WeightsFormat.ONNX)) {
          throw broken(weights.format(), file, "it is no ONNX model, or its end is missing");
        }
        yield refusal(weights.format(), uses);
      }
      case Weights.TorchScript(Path file) -> {
        Uses uses = UsesReader.of(file);
        if (!uses.formats().contains(WeightsFormat.TORCHSCRIPT)) {
          throw TorchArchive.unreadable(file, new IOException(whyNoScript(uses)));
        }
        requireWhole(weights.format(), file, uses);
        yield refusal(weights.format(), uses);
      }
      case Weights.SavedModelBundle(Path file) -> {
        Uses uses = UsesReader.of(file);
        requireWhole(weights.format(), file, uses);
        yield refusal(weights.format(), uses);
      }
      // hub translates layers itself, runs no code of theirs, and refuses what it does not know.
      case Weights.Keras layers -> Optional.empty();
      // Python code in any case, which is opened by trust alone.
      case Weights.PytorchStateDict dict -> Optional.empty();
    };
  }

  private static String whyNoScript(Uses uses) {
    return uses.obstacle().isEmpty() ? "it holds no TorchScript" : uses.obstacle();
  }

  private static Optional<Opening.Unavailable> refusal(WeightsFormat format, Uses uses) {
    String subject = "The " + format.word() + " weights";
    return Doubt.unsafe(subject, uses)
        .or(() -> Doubt.unknown(subject, uses))
        .map(doubt -> new Opening.Unavailable(doubt.message(), doubt.hint()));
  }

  private static void requireWhole(WeightsFormat format, Path file, Uses uses)
      throws EngineException {
    if (!Files.exists(file)) {
      throw broken(format, file, "there is no such file");
    }
    if (uses.reading() == Uses.Reading.BROKEN_OFF) {
      throw broken(format, file, uses.obstacle());
    }
  }

  private static EngineException broken(WeightsFormat format, Path file, String why) {
    return new EngineException(
        EngineException.Kind.WEIGHTS,
        "The %s file %s cannot be opened: %s.".formatted(format.word(), file.getFileName(), why),
        "",
        null);
  }
}
