package eu.riscale.hub.run;

import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.WeightsView;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Brings the files of a weights entry to where engines can read them.
final class WeightsOnDisk {
  private WeightsOnDisk() {}

  static Weights of(WeightsView weights, RdfSource source) throws IOException {
    for (FileSource file : weights.besides()) {
      source.onDisk(file);
    }
    if (weights.format() == WeightsFormat.ONNX) {
      bringNumbers(weights.file(), source);
    }
    Path file = source.onDisk(weights.file());
    return switch (weights.format()) {
      case ONNX -> new Weights.Onnx(file);
      case TORCHSCRIPT -> new Weights.TorchScript(file);
      case TENSORFLOW_SAVED_MODEL_BUNDLE -> new Weights.SavedModelBundle(file);
      case KERAS_HDF5, KERAS_V3, TENSORFLOW_JS -> new Weights.Keras(weights.format(), file);
      case PYTORCH_STATE_DICT -> stateDict(file, weights.code().orElseThrow(), source);
    };
  }

  /// A description need not name the files that an ONNX network keeps its numbers in: it names them
  /// itself. What it names and lacks, the engine says.
  private static void bringNumbers(FileSource network, RdfSource source) throws IOException {
    Optional<OnnxOutline> outline;
    try (InputStream in = source.files().open(network)) {
      outline = OnnxOutline.read(in);
    } catch (EOFException | ProtobufReader.BeyondLimits e) {
      return;
    }
    for (FileSource file : outline.map(it -> it.filesBeside(network)).orElse(Set.of())) {
      if (source.files().presence(file) == FileLookup.Presence.PRESENT) {
        source.onDisk(file);
      }
    }
  }

  private static Weights stateDict(Path file, WeightsView.PythonCode code, RdfSource source)
      throws IOException {
    Weights.Architecture architecture =
        switch (code.place()) {
          case WeightsView.Place.File(FileSource module) ->
              new Weights.Architecture.FromFile(source.onDisk(module), code.callable());
          case WeightsView.Place.Module(String name) ->
              new Weights.Architecture.FromLibrary(name, code.callable());
        };
    return new Weights.PytorchStateDict(file, architecture, code.kwargs(), code.strict());
  }
}
