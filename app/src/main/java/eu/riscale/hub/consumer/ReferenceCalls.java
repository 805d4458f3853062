package eu.riscale.hub.consumer;

import eu.riscale.hub.consumer.Verdict.Reason;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.WeightsContent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// How the reference calls networks, and all software that is built on it: inputs are handed over
/// by their position in the description, and outputs taken by their position in what comes back.
/// Names count for nothing.
final class ReferenceCalls {
  /// For the page of all software.
  static final String TENSORS =
      "by position, names count for nothing; a tensor, tuple or list comes back, no dictionary; one"
          + " input where Keras or TensorFlow 2 runs it";

  private ReferenceCalls() {}

  /// What stands in the way of each format: where it is of all, the model does not run, else it
  /// runs with the others.
  static void judge(Traits model, List<WeightsFormat> formats, Judgement judgement) {
    List<WeightsFormat> present = formats.stream().filter(model::has).toList();
    List<Reason> obstacles =
        present.stream().map(format -> obstacle(model, format)).flatMap(Optional::stream).toList();
    boolean runsNowhere = !present.isEmpty() && obstacles.size() == present.size();
    for (Reason reason : obstacles) {
      if (runsNowhere) {
        judgement.refuse(reason.code(), reason.message(), reason.hint());
      } else {
        judgement.limit(reason.code(), reason.message(), reason.hint());
      }
    }
  }

  private static Optional<Reason> obstacle(Traits model, WeightsFormat format) {
    return switch (format) {
      case KERAS_HDF5, KERAS_V3 -> severalInputs(model, format);
      case TENSORFLOW_SAVED_MODEL_BUNDLE ->
          severalInputs(model, format).or(() -> savedModel(model));
      case ONNX -> onnx(model);
      case TORCHSCRIPT -> torchScript(model);
      case PYTORCH_STATE_DICT, TENSORFLOW_JS -> Optional.empty();
    };
  }

  /// `model.predict(*inputs)` takes the second one for the size of a batch, `TFSMLayer` for the
  /// mode of training.
  private static Optional<Reason> severalInputs(Traits model, WeightsFormat format) {
    return model.inputs().size() < 2
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "input-count",
                "It hands one input to %s networks; the model has %d."
                    .formatted(format.word(), model.inputs().size()),
                "Add weights in the format onnx."));
  }

  private static Optional<Reason> torchScript(Traits model) {
    return model.content(WeightsFormat.TORCHSCRIPT).orElse(null)
                instanceof WeightsContent.TorchScript script
            && script.code().returns().startsWith("Dict[")
        ? Optional.of(
            new Reason(
                "output-container",
                "The torchscript network gives "
                    + script.code().returns()
                    + "; it takes a tensor, or a tuple or list of them.",
                "Let forward return a tuple with the outputs in the order of the description."))
        : Optional.empty();
  }

  private static Optional<Reason> onnx(Traits model) {
    if (!(model.content(WeightsFormat.ONNX).orElse(null) instanceof WeightsContent.Onnx onnx)) {
      return Optional.empty();
    }
    return order("input", model.inputs(), names(onnx.inputs()))
        .or(() -> order("output", model.outputs(), names(onnx.outputs())));
  }

  /// TensorFlow gives a dictionary with its keys in the order of the alphabet.
  private static Optional<Reason> savedModel(Traits model) {
    return model.content(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE).orElse(null)
            instanceof WeightsContent.SavedModel saved
        ? saved
            .usual()
            .flatMap(signature ->
                order(
                    "output",
                    model.outputs(),
                    names(signature.outputs()).stream().sorted().toList()))
        : Optional.empty();
  }

  private static List<String> names(List<Port> ports) {
    return ports.stream().map(Port::name).toList();
  }

  /// Where the names are others, only the order can have been meant.
  private static Optional<Reason> order(
      String side, List<Traits.Tensor> tensors, List<String> network) {
    List<String> described = tensors.stream().map(Traits.Tensor::id).toList();
    boolean isShuffled =
        new HashSet<>(described).equals(new HashSet<>(network)) && !described.equals(network);
    return isShuffled
        ? Optional.of(
            new Reason(
                side + "-order",
                "It takes %ss by their position, and the network has them in the order %s."
                    .formatted(side, String.join(", ", network)),
                "Describe the " + side + "s in that order."))
        : Optional.empty();
  }
}
