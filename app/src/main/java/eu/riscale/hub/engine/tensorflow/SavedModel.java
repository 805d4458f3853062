package eu.riscale.hub.engine.tensorflow;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.Unzip;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.tensorflow.ServedNetwork;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.MetaGraphDef;

/// An unpacked SavedModel: the folder with its `saved_model.pb`, and which of its graphs and
/// signatures is the network.
///
/// @param graph the graph for inference, without its weights
/// @param signature the key of the signature that is run
record SavedModel(Path folder, MetaGraphDef graph, String signature) {
  /// Unpacks and reads a zip.
  ///
  /// @param scratch empty; the zip is unpacked into it
  /// @throws EngineException of kind WEIGHTS where this is no SavedModel that can be run
  static SavedModel unpack(Path zip, Path scratch) throws EngineException {
    String name = "The SavedModel " + zip.getFileName();
    try {
      Unzip.into(scratch, zip);
      Path folder = find(name, scratch);
      MetaGraphDef graph = inference(name, read(folder));
      if (lacksVariables(folder, graph)) {
        throw broken(
            name + " has no folder 'variables', where the weights are.",
            "Zip the whole folder that TensorFlow saved.",
            null);
      }
      return new SavedModel(folder, graph, signature(name, graph));
    } catch (InvalidProtocolBufferException e) {
      throw broken(
          name + " cannot be opened: its " + WeightsArchive.SAVED_MODEL + " is damaged.", "", e);
    } catch (ZipException e) {
      throw broken(
          name + " cannot be unpacked: " + Reason.of(e) + ".",
          "Zip the folder that TensorFlow saved again, or upload the zip again: it may have been"
              + " cut short.",
          e);
    } catch (NoSuchFileException e) {
      throw broken(name + " cannot be opened: there is no such file.", "", e);
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.MACHINE,
          "%s cannot be unpacked to %s: %s.".formatted(name, scratch.getParent(), Reason.of(e)),
          "Make room there, or name another folder by the environment variable TMPDIR.",
          e);
    }
  }

  /// The top of the zip, else the one folder there that has the file.
  private static Path find(String name, Path top) throws EngineException, IOException {
    List<String> names;
    try (Stream<Path> files = Files.find(top, 2, (file, about) -> about.isRegularFile())) {
      names = files.map(file -> top.relativize(file).toString().replace('\\', '/')).toList();
    }
    Optional<String> topmost =
        WeightsArchive.of(names).folder(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE);
    List<String> found =
        names.stream().filter(each -> each.endsWith("/" + WeightsArchive.SAVED_MODEL)).toList();
    if (topmost.isPresent() && (topmost.get().isEmpty() || found.size() == 1)) {
      return top.resolve(topmost.get());
    }
    throw found.isEmpty()
        ? broken(
            name
                + " has no "
                + WeightsArchive.SAVED_MODEL
                + " at its top, nor in a folder at its top.",
            "Zip the folder that TensorFlow saved, with "
                + WeightsArchive.SAVED_MODEL
                + " and variables in it.",
            null)
        : broken(
            name + " holds " + found.size() + " SavedModels.",
            "Zip the one folder that the description is of.",
            null);
  }

  private static org.tensorflow.proto.SavedModel read(Path folder) throws IOException {
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(folder.resolve(WeightsArchive.SAVED_MODEL)))) {
      return org.tensorflow.proto.SavedModel.parseFrom(CodedInputStream.newInstance(in));
    }
  }

  /// The graph with the tag `serve`; without that tag the only one there is.
  private static MetaGraphDef inference(String name, org.tensorflow.proto.SavedModel saved)
      throws EngineException {
    Optional<Integer> served =
        ServedNetwork.graph(
            saved.getMetaGraphsList().stream()
                .map(graph -> List.copyOf(graph.getMetaInfoDef().getTagsList()))
                .toList());
    if (served.isPresent()) {
      return saved.getMetaGraphs(served.get());
    }
    throw broken(
        name
            + " has no graph with the tag '"
            + ServedNetwork.TAG
            + "', so there is nothing to run.",
        "Export it for inference, by model.export(...) in Keras or tf.saved_model.save(...).",
        null);
  }

  private static String signature(String name, MetaGraphDef graph) throws EngineException {
    Set<String> keys = new TreeSet<>(graph.getSignatureDefMap().keySet());
    keys.removeIf(key -> graph.getSignatureDefOrThrow(key).getOutputsCount() == 0);
    keys.removeIf(key -> !ServedNetwork.isOfNetwork(key));
    Optional<String> served = ServedNetwork.signature(keys);
    if (served.isPresent()) {
      return served.get();
    }
    throw broken(
        keys.isEmpty()
            ? name + " has no signature, so nothing says what its inputs and outputs are."
            : name
                + " has several signatures and none is 'serving_default': "
                + String.join(", ", keys)
                + ".",
        "Save it with signatures={'serving_default': …}.",
        null);
  }

  /// TensorFlow would open it all the same, and fail when it is run.
  private static boolean lacksVariables(Path folder, MetaGraphDef graph) {
    return !Files.exists(folder.resolve(WeightsArchive.VARIABLES))
        && graph.getGraphDef().getNodeList().stream()
            .anyMatch(node -> ServedNetwork.isVariable(node.getOp()));
  }

  /// The graph's tags, by which TensorFlow finds it in the file again.
  String tags() {
    return String.join(",", graph.getMetaInfoDef().getTagsList());
  }

  private static EngineException broken(String message, String hint, @Nullable Exception cause) {
    return new EngineException(EngineException.Kind.WEIGHTS, message, hint, cause);
  }
}
