package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.view.axis.AxisView;
import java.util.List;
import java.util.Optional;

/// What to do where a test tensor has a batch axis and its description has none, or the other way
/// round. Either may be right: the other tensors of the model tell, and where they do not, the
/// batch axis stays, as in nearly all models.
final class BatchHelp {
  private BatchHelp() {}

  /// Empty where the two differ in more than that axis.
  ///
  /// @param order how the array becomes the tensor that is described
  static Optional<String> of(TestTensor tensor, AxisOrder order, TestTensors all) {
    boolean isOfTensor = order.isWithoutFirst() && !isBatched(tensor);
    boolean isDescribed = order.lacksBatchAlone();
    if (!isOfTensor && !isDescribed) {
      return Optional.empty();
    }
    String command = order.command(tensor);
    String described =
        isOfTensor
            ? tensor.descr().notation().withBatch()
            : "take the batch axis out of its description, with its sizes";
    String saved = (isOfTensor ? "save it without: " : "save it with one: ") + command;
    boolean describedFirst = isOfTensor == isKept(tensor, all);
    return Optional.of(
        (isOfTensor
                ? "It has a batch axis, which its description lacks: "
                : "It lacks the batch axis of its description: ")
            + (describedFirst ? described : saved)
            + (describedFirst ? "; or " : " Or ")
            + (describedFirst ? saved : described + "."));
  }

  /// Whether the other tensors that are as described have a batch axis, or there are none.
  private static boolean isKept(TestTensor tensor, TestTensors all) {
    List<TestTensor> others =
        all.byId().values().stream()
            .filter(other -> !other.descr().id().equals(tensor.descr().id()))
            .filter(other -> other.header().shape().size() == other.axes().size())
            .toList();
    return others.isEmpty() || others.stream().anyMatch(BatchHelp::isBatched);
  }

  private static boolean isBatched(TestTensor tensor) {
    return tensor.axes().stream().anyMatch(axis -> axis.type() == AxisView.Type.BATCH);
  }
}
