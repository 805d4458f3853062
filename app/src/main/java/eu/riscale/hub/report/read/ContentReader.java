package eu.riscale.hub.report.read;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.TorchCode;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.WeightsContent.Layer;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What is inside a weights file, as far as reports show it.
final class ContentReader {
  private ContentReader() {}

  static WeightsContent content(Part part) throws BrokenReport {
    String kind = part.plain("kind");
    if (kind.isEmpty()) {
      return new WeightsContent.Unreadable(part.text("obstacle"));
    }
    WeightsFormat format =
        WeightsFormat.of(kind)
            .orElseThrow(() -> Part.no(part.at("kind"), "a format that this hub knows"));
    return switch (format) {
      case ONNX -> onnx(part);
      case TORCHSCRIPT -> torchScript(part);
      case PYTORCH_STATE_DICT -> stateDict(part);
      case KERAS_HDF5, KERAS_V3 -> keras(part);
      case TENSORFLOW_JS -> part.has("layers") ? keras(part) : graph(part);
      case TENSORFLOW_SAVED_MODEL_BUNDLE -> savedModel(part);
    };
  }

  private static WeightsContent onnx(Part part) throws BrokenReport {
    List<Port> inputs = ports(part, "inputs");
    return new WeightsContent.Onnx(
        part.text("producer"),
        part.count("ir_version"),
        counts(part, "opsets"),
        inputs,
        inputs,
        ports(part, "outputs"),
        counts(part, "operators"),
        List.of(),
        part.texts("external_files"),
        parameters(part));
  }

  private static WeightsContent torchScript(Part part) throws BrokenReport {
    return new WeightsContent.TorchScript(
        part.text("file_version"),
        part.text("since"),
        part.text("origin"),
        part.text("network"),
        new TorchCode(part.integer("code_files"), List.of(), "", List.of(), List.of(), List.of()),
        part.texts("lacks"),
        parameters(part));
  }

  private static WeightsContent stateDict(Part part) throws BrokenReport {
    return new WeightsContent.StateDict(
        part.text("layout"),
        part.text("since"),
        part.text("key"),
        part.texts("beside"),
        part.text("pickled_class"),
        part.texts("code"),
        part.text("obstacle"),
        part.texts("lacks"),
        parameters(part));
  }

  private static WeightsContent keras(Part part) throws BrokenReport {
    return new WeightsContent.Keras(
        part.plain("kind"),
        part.text("keras_version"),
        part.text("backend"),
        ports(part, "inputs"),
        part.texts("outputs"),
        part.parts("layers", ContentReader::layer),
        part.text("obstacle"),
        part.texts("shards"),
        parameters(part));
  }

  private static Layer layer(Part part) throws BrokenReport {
    return new Layer(
        part.text("name"), part.text("type"), part.texts("weights"), part.count("parameters"));
  }

  private static WeightsContent graph(Part part) throws BrokenReport {
    return new WeightsContent.GraphModel(
        part.text("producer"), counts(part, "operators"), part.texts("shards"), parameters(part));
  }

  private static WeightsContent savedModel(Part part) throws BrokenReport {
    return new WeightsContent.SavedModel(
        part.text("tensorflow_version"),
        part.texts("tags"),
        part.text("folder"),
        part.parts("signatures", ContentReader::signature),
        "",
        counts(part, "operators"),
        part.text("obstacle"),
        part.texts("lacks"),
        List.of(),
        parameters(part));
  }

  private static Signature signature(Part part) throws BrokenReport {
    return new Signature(part.text("key"), ports(part, "inputs"), ports(part, "outputs"));
  }

  private static Map<String, Long> counts(Part part, String name) throws BrokenReport {
    return part.map(name, Part::whole);
  }

  private static List<Port> ports(Part part, String name) throws BrokenReport {
    return part.parts(name, ContentReader::port);
  }

  private static Port port(Part part) throws BrokenReport {
    Optional<List<Dimension>> shape =
        part.has("shape")
            ? Optional.of(part.values("shape", ContentReader::dimension))
            : Optional.empty();
    return new Port(part.text("name"), part.text("dtype"), shape);
  }

  private static Dimension dimension(JsonNode value, String at) throws BrokenReport {
    return value.isString()
        ? new Dimension(-1, value.stringValue())
        : new Dimension(Part.whole(value, at), "");
  }

  /// Those that share their storage are told apart from the others; which they share it with no
  /// report says.
  private static Parameters parameters(Part part) throws BrokenReport {
    Set<String> shared = new HashSet<>(part.texts("shared"));
    List<StoredTensor> tensors = new ArrayList<>();
    for (StoredTensor tensor : part.parts("tensors", ContentReader::tensor)) {
      boolean first = tensors.isEmpty() && !shared.isEmpty();
      tensors.add(first || shared.contains(tensor.name()) ? ofStorage("shared", tensor) : tensor);
    }
    return new Parameters(tensors);
  }

  private static StoredTensor ofStorage(String storage, StoredTensor tensor) {
    return new StoredTensor(
        tensor.name(),
        tensor.dtype(),
        tensor.shape(),
        tensor.role(),
        storage,
        tensor.contiguous(),
        0);
  }

  private static StoredTensor tensor(Part part) throws BrokenReport {
    return new StoredTensor(
        part.text("name"),
        part.text("dtype"),
        part.values("shape", Part::whole),
        part.flag("buffer") ? StoredTensor.Role.BUFFER : StoredTensor.Role.PARAMETER,
        "",
        !part.has("contiguous"),
        0);
  }
}
