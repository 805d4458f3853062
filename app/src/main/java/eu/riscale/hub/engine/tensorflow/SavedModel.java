package eu.riscale.hub.engine.tensorflow;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.Unzip;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
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
  private static final String FILE = "saved_model.pb";
  private static final String INFERENCE = "serve";

  /// The operations that hold weights.
  private static final Set<String> VARIABLES = Set.of("VarHandleOp", "VariableV2", "Variable");

  /// What exporters call the signature to run, the usual one first.
  private static final List<String> USUAL =
      List.of("serving_default", "serve", "predict", "default");

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
      throw broken(name + " cannot be opened: its " + FILE + " is damaged.", "", e);
    } catch (ZipException e) {
      throw broken(
          name + " cannot be unpacked: " + clause(e) + ".",
          "Zip the folder that TensorFlow saved again, or upload the zip again: it may have been"
              + " cut short.",
          e);
    } catch (NoSuchFileException e) {
      throw broken(name + " cannot be opened: there is no such file.", "", e);
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.ENGINE,
          "%s cannot be unpacked to %s: %s.".formatted(name, scratch.getParent(), Reason.of(e)),
          "Make room there, or name another folder by the environment variable TMPDIR.",
          e);
    }
  }

  private static String clause(ZipException e) {
    String text = Reason.of(e);
    return text.contains("END header") ? "it is no zip, or its end is missing" : text;
  }

  /// The top of the zip, else the one folder there that has the file.
  private static Path find(String name, Path top) throws EngineException, IOException {
    if (Files.isRegularFile(top.resolve(FILE))) {
      return top;
    }
    List<Path> found;
    try (Stream<Path> folders = Files.list(top)) {
      found = folders.filter(folder -> Files.isRegularFile(folder.resolve(FILE))).sorted().toList();
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty()
        ? broken(
            name + " has no " + FILE + " at its top, nor in a folder at its top.",
            "Zip the folder that TensorFlow saved, with " + FILE + " and variables in it.",
            null)
        : broken(
            name + " holds " + found.size() + " SavedModels.",
            "Zip the one folder that the description is of.",
            null);
  }

  private static org.tensorflow.proto.SavedModel read(Path folder) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(FILE)))) {
      return org.tensorflow.proto.SavedModel.parseFrom(CodedInputStream.newInstance(in));
    }
  }

  /// The graph with the tag `serve`; without that tag the only one there is.
  private static MetaGraphDef inference(String name, org.tensorflow.proto.SavedModel saved)
      throws EngineException {
    List<MetaGraphDef> graphs = saved.getMetaGraphsList();
    for (MetaGraphDef graph : graphs) {
      if (graph.getMetaInfoDef().getTagsList().equals(List.of(INFERENCE))) {
        return graph;
      }
    }
    if (graphs.size() == 1) {
      return graphs.getFirst();
    }
    throw broken(
        name + " has no graph with the tag '" + INFERENCE + "', so there is nothing to run.",
        "Export it for inference, by model.export(...) in Keras or tf.saved_model.save(...).",
        null);
  }

  private static String signature(String name, MetaGraphDef graph) throws EngineException {
    Set<String> keys = new TreeSet<>(graph.getSignatureDefMap().keySet());
    keys.removeIf(key -> graph.getSignatureDefOrThrow(key).getOutputsCount() == 0);
    keys.removeIf(key -> key.startsWith("__saved_model_"));
    for (String usual : USUAL) {
      if (keys.contains(usual)) {
        return usual;
      }
    }
    if (keys.size() == 1) {
      return keys.iterator().next();
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
    return !Files.exists(folder.resolve("variables"))
        && graph.getGraphDef().getNodeList().stream()
            .anyMatch(node -> VARIABLES.contains(node.getOp()));
  }

  /// The graph's tags, by which TensorFlow finds it in the file again.
  String tags() {
    return String.join(",", graph.getMetaInfoDef().getTagsList());
  }

  private static EngineException broken(String message, String hint, @Nullable Exception cause) {
    return new EngineException(EngineException.Kind.WEIGHTS, message, hint, cause);
  }
}
