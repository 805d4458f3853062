package eu.riscale.hub.run;

import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.LocalModules;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Brings the files of a weights entry to where engines can read them.
final class WeightsOnDisk {
  private WeightsOnDisk() {}

  /// @param named every file that the description names
  static Weights of(WeightsView weights, List<ReferencedFile> named, RdfSource source)
      throws IOException {
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
      case PYTORCH_STATE_DICT -> stateDict(file, weights.code().orElseThrow(), named, source);
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

  private static Weights stateDict(
      Path file, WeightsView.PythonCode code, List<ReferencedFile> named, RdfSource source)
      throws IOException {
    Weights.Architecture architecture =
        switch (code.place()) {
          case WeightsView.Place.File(FileSource module) ->
              new Weights.Architecture.FromFile(
                  source.onDisk(module), code.callable(), local(module.toString(), named, source));
          case WeightsView.Place.Module(String name) ->
              new Weights.Architecture.FromLibrary(name, code.callable());
        };
    return new Weights.PytorchStateDict(file, architecture, code.kwargs(), code.strict());
  }

  /// The names under which code in a folder of its own may import a file from the top, too.
  private static Weights.LocalCode local(
      String architecture, List<ReferencedFile> described, RdfSource source) throws IOException {
    String folder = architecture.substring(0, architecture.lastIndexOf('/') + 1);
    Set<String> known = new HashSet<>();
    described.forEach(file -> known.add(file.source().toString()));
    Map<String, Path> named = new TreeMap<>();
    Map<String, String> unnamed = new TreeMap<>();
    for (String path : LocalModules.of(architecture, source.files()).keySet()) {
      for (String name : List.of(LocalModules.name(path, ""), LocalModules.name(path, folder))) {
        if (known.contains(path)) {
          named.put(name, source.onDisk(new FileSource.RelativePath(path)));
        } else {
          unnamed.put(name, path);
        }
      }
    }
    return new Weights.LocalCode(named, unnamed);
  }
}
