package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A test tensor has the axes and the sizes that its description allows. Inputs may lack the halo
/// that software adds; outputs are whole, so the halo is not cropped from them yet.
public final class TensorShapeFits implements TensorRule {
  static final Code RANK =
      Code.error("test-tensor-rank", "A test tensor does not have as many axes as its description.")
          .why("The model cannot be tested with it.")
          .section("test tensors: number of axes")
          .example(
              "axes: bcyx  # test_input.npy has the shape (64, 64)",
              "axes: bcyx  # test_input.npy has the shape (1, 1, 64, 64)");
  public static final Code SIZE =
      Code.error(
              "test-tensor-size", "A test tensor has a size that its description does not allow.")
          .why(
              "Either the description is wrong, or the model is tested with a tensor that it does"
                  + " not take or yield.")
          .section("test tensors: sizes")
          .example(
              "shape: {min: [1, 1, 32, 32], step: [0, 0, 4, 4]}  # test_input.npy: (1, 1, 63, 64)",
              "shape: {min: [1, 1, 32, 32], step: [0, 0, 4, 4]}  # test_input.npy: (1, 1, 64, 64)");

  static final Code EMPTY =
      Code.error("test-tensor-empty", "A test tensor has no values.")
          .why("A model that is tested with nothing is not tested, and most software fails at it.")
          .section("test tensors: sizes")
          .example(
              "axes: bcyx  # test_input.npy has the shape (0, 1, 64, 64)",
              "axes: bcyx  # test_input.npy has the shape (1, 1, 64, 64)");

  private static final String OTHERWISE =
      "Save a tensor of the size that is described, or describe the one that it has.";

  @Override
  public List<Code> codes() {
    return List.of(RANK, SIZE, EMPTY);
  }

  @Override
  public void check(TestTensor tensor, TestTensors all, Findings out) {
    List<AxisView> axes = tensor.axes();
    List<Long> shape = tensor.header().shape();
    for (RdfPath place : tensor.descr().notation().ranks(tensor.descr().at())) {
      if (out.waitsForOutline(RANK, place)) {
        return;
      }
    }
    List<RdfPath> furtherBatches = furtherBatches(tensor.descr(), out);
    if (!furtherBatches.isEmpty() && shape.size() + furtherBatches.size() == axes.size()) {
      out.leave(codes(), furtherBatches.getFirst());
      return;
    }
    if (shape.size() != axes.size()) {
      out.add(
          Finding.of(RANK, tensor.at(), tensor.subject() + " has the shape " + shape + ".")
              .expected(axes.size() + " axes: " + names(axes))
              .hint(
                  orderIfKnown(tensor, all, out)
                      .map(order ->
                          BatchHelp.of(tensor, order, all).orElseGet(() -> rankHelp(tensor, order)))
                      .orElse(
                          "Save one sample with all of these axes, by numpy.save, or describe the"
                              + " axes that the tensor has.")));
      return;
    }
    if (shape.contains(0L)) {
      out.add(
          Finding.of(EMPTY, tensor.at(), tensor.subject() + " has the shape " + shape + ".")
              .expected("at least one element along each axis")
              .hint("Save the tensor of a whole sample with numpy.save."));
      return;
    }
    Set<Integer> waiting = waiting(tensor, all, out);
    List<Finding> misfits = misfits(tensor, all, waiting);
    boolean ordered = misfits.isEmpty() || !waiting.isEmpty();
    Optional<AxisOrder> order = ordered ? Optional.empty() : order(tensor, all);
    order.ifPresentOrElse(
        other -> out.add(inOrder(tensor, other)), () -> misfits.forEach(out::add));
  }

  /// The batch axes beyond the one that a tensor may have, each of which is told of itself.
  private static List<RdfPath> furtherBatches(TensorView tensor, Findings out) {
    List<RdfPath> batches = new ArrayList<>();
    for (int i = 0; i < tensor.axes().size(); i++) {
      RdfPath axis = tensor.at().field("axes").index(i);
      if (tensor.axes().get(i).type() == AxisView.Type.BATCH && out.parts().isWhole(axis)) {
        batches.add(axis);
      }
    }
    return batches.subList(Math.min(1, batches.size()), batches.size());
  }

  /// The axes whose sizes cannot be judged.
  private static Set<Integer> waiting(TestTensor tensor, TestTensors all, Findings out) {
    Set<Integer> waiting = new HashSet<>();
    for (int i = 0; i < tensor.axes().size(); i++) {
      if (out.waits(SIZE, needed(tensor.descr(), i, tensor.axes().get(i), all))) {
        waiting.add(i);
      }
    }
    return waiting;
  }

  private static Optional<AxisOrder> orderIfKnown(
      TestTensor tensor, TestTensors all, Findings out) {
    for (int i = 0; i < tensor.axes().size(); i++) {
      for (RdfPath place : needed(tensor.descr(), i, tensor.axes().get(i), all)) {
        if (!out.parts().isWhole(place)) {
          return Optional.empty();
        }
      }
    }
    return order(tensor, all);
  }

  private static List<Finding> misfits(TestTensor tensor, TestTensors all, Set<Integer> waiting) {
    List<Finding> misfits = new ArrayList<>();
    List<AxisView> axes = tensor.axes();
    for (int i = 0; i < axes.size(); i++) {
      AxisView axis = axes.get(i);
      if (waiting.contains(i)) {
        continue;
      }
      long size = tensor.header().shape().get(i);
      TensorView descr = tensor.descr();
      RdfPath at = isBeyond(axis.size()) ? descr.notation().extent(descr.at(), i) : tensor.at();
      misfit(tensor, axis, size, all)
          .ifPresent(expected ->
              misfits.add(
                  Finding.of(SIZE, at, pixels(tensor, size, axis))
                      .expected(expected)
                      .hint(
                          haloCropped(tensor, axis, size, all)
                              .orElseGet(() -> fitting(axis.size(), size, all)))));
    }
    return misfits;
  }

  private static String pixels(TestTensor tensor, long size, AxisView axis) {
    return "%s has %d pixels along '%s'.".formatted(tensor.subject(), size, axis.name());
  }

  /// Whether no tensor has such a size: the description is wrong.
  private static boolean isBeyond(Size size) {
    return switch (size) {
      case Size.Fixed(long wanted) -> wanted == Integer.MAX_VALUE;
      case Size.Stepped(long min, long step) ->
          min == Integer.MAX_VALUE || step == Integer.MAX_VALUE;
      case Size.Any any -> false;
      case Size.Missing missing -> false;
      case Size.DataDependent depends -> false;
      case Size.Follows follows -> false;
    };
  }

  /// Where the halo was cut off from a test output; empty where that does not explain its size.
  private static Optional<String> haloCropped(
      TestTensor tensor, AxisView axis, long size, TestTensors all) {
    boolean isCropped =
        tensor.descr().side() == Side.OUTPUT
            && axis.halo() > 0
            && misfit(axis.size(), size + 2L * axis.halo(), size + 2L * axis.halo(), all).isEmpty();
    return isCropped
        ? Optional.of(
            "The halo of %d pixels was cropped from it at each end: save the test output as it is before that."
                .formatted(axis.halo()))
        : Optional.empty();
  }

  /// What describes the size that there is; empty where only the author knows.
  private static String fitting(Size allowed, long size, TestTensors all) {
    return switch (allowed) {
      case Size.Fixed fixed ->
          "If the tensor is right, describe this size, or those that the network takes by a"
              + " smallest one and a step.";
      case Size.Stepped stepped ->
          "Save a tensor of one of these sizes, or, if the network takes this one, describe a"
              + " smallest size and a step that lead to it.";
      case Size.Follows follows when follows.position().isPresent() -> {
        TestTensor reference = all.byId().get(follows.tensor());
        int position = follows.position().getAsInt();
        List<Long> shape = reference == null ? List.of() : reference.header().shape();
        yield position < shape.size()
            ? "If the tensors are right, scale and offset are not: %d has to become %d."
                .formatted(shape.get(position), size)
            : OTHERWISE;
      }
      case Size.Any any -> OTHERWISE;
      case Size.Missing missing -> OTHERWISE;
      case Size.Follows follows -> OTHERWISE;
      case Size.DataDependent depends -> OTHERWISE;
    };
  }

  private static Optional<String> misfit(
      TestTensor tensor, AxisView axis, long size, TestTensors all) {
    long halo = tensor.descr().side() == Side.INPUT ? axis.margin() : -axis.margin();
    return misfit(axis.size(), size, size + 2 * halo, all);
  }

  private static Optional<AxisOrder> order(TestTensor tensor, TestTensors all) {
    List<AxisView> axes = tensor.axes();
    if (axes.stream().anyMatch(axis -> isBeyond(axis.size()))) {
      return Optional.empty();
    }
    return AxisOrder.of(
            axes,
            tensor.header().shape(),
            (axis, size) -> misfit(tensor, axes.get(axis), size, all).isEmpty())
        .filter(order -> !isSampleCount(axes, tensor.header().shape(), order));
  }

  /// Whether another axis is taken for that of samples, of which the array has one where its
  /// description has that axis.
  private static boolean isSampleCount(List<AxisView> axes, List<Long> shape, AxisOrder order) {
    int batch = axes.stream().map(AxisView::type).toList().indexOf(AxisView.Type.BATCH);
    return batch >= 0
        && shape.size() == axes.size()
        && shape.get(batch) == 1
        && order.fitting().get(batch) != 1;
  }

  private static String rankHelp(TestTensor tensor, AxisOrder order) {
    String lacking = String.join(", ", order.lacking());
    return (lacking.isEmpty()
            ? "It has an axis of one element too many: "
            : "It lacks " + lacking + ": ")
        + order.command(tensor);
  }

  private static Finding inOrder(TestTensor tensor, AxisOrder order) {
    List<AxisView> stored = order.asStored();
    List<String> letters = stored.stream().map(AxisView::name).toList();
    boolean areLetters = letters.stream().allMatch(name -> name.length() == 1);
    return Finding.of(
            SIZE,
            tensor.at(),
            "%s has the shape %s, which fits the axes in another order: %s."
                .formatted(tensor.subject(), tensor.header().shape(), ids(stored)))
        .expected("%s: %s".formatted(ids(order.axes()), order.fitting()))
        .hint(
            "Transpose it: %s Or, if the network takes it as it is, list the axes with their sizes so: %s"
                .formatted(
                    order.command(tensor), areLetters ? String.join("", letters) : ids(stored)));
  }

  private static String ids(List<AxisView> axes) {
    return String.join(", ", axes.stream().map(AxisView::id).toList());
  }

  /// The places that the size along an axis depends on; of those that many axes depend on, the one
  /// that cannot be read.
  private static RdfPath[] needed(TensorView tensor, int axis, AxisView view, TestTensors all) {
    List<RdfPath> needed = new ArrayList<>(tensor.notation().size(tensor.at(), axis));
    if (tensor.side() == Side.INPUT) {
      needed.add(tensor.idAt());
      needed.addAll(all.unreadHalos());
    }
    if (view.size() instanceof Size.Follows follows) {
      needed.addAll(all.unread(follows.tensor()));
    }
    return needed.toArray(RdfPath[]::new);
  }

  /// What would be right; empty where one of the two sizes is.
  private static Optional<String> misfit(Size allowed, long size, long withHalo, TestTensors all) {
    return switch (allowed) {
      case Size.Any any -> Optional.empty();
      case Size.Missing missing -> Optional.empty();
      case Size.Fixed(long wanted) ->
          size == wanted || withHalo == wanted ? Optional.empty() : Optional.of(wanted + " pixels");
      case Size.Stepped(long min, long step) ->
          steps(size, min, step) || steps(withHalo, min, step)
              ? Optional.empty()
              : Optional.of(
                  min == Integer.MAX_VALUE
                      ? "at least " + min + " pixels"
                      : min + " + n · " + step + " pixels");
      case Size.DataDependent(long min, OptionalLong most) -> {
        long max = most.orElse(Long.MAX_VALUE);
        yield size >= min && size <= max
            ? Optional.empty()
            : Optional.of("from " + min + " to " + max + " pixels");
      }
      case Size.Follows follows -> {
        TestTensor reference = all.byId().get(follows.tensor());
        List<Long> shape = all.sizes(follows.tensor(), TensorShapeFits::described);
        if (reference == null || shape.size() != reference.axes().size() || shape.contains(0L)) {
          yield Optional.empty();
        }
        int position = follows.position().orElse(shape.size());
        if (position >= shape.size()) {
          yield Optional.empty();
        }
        long of = shape.get(position);
        AxisView followed = reference.axes().get(position);
        if (misfit(reference, followed, of, TestTensors.NONE).isPresent()) {
          yield Optional.empty(); // Of two sizes that are wrong together, the first is told.
        }
        long wanted = follows.of(of);
        yield size == wanted || withHalo == wanted
            ? Optional.empty()
            : Optional.of(
                wanted + " pixels, which follow from the " + of + " of '" + follows.tensor() + "'");
      }
    };
  }

  /// The sizes of a tensor; where it fits in another order, those that it is then to have. It is
  /// looked at alone, whatever follows from what.
  private static List<Long> described(TestTensor tensor) {
    List<Long> shape = tensor.header().shape();
    boolean follows = tensor.axes().stream().anyMatch(axis -> axis.size() instanceof Size.Follows);
    return follows || (isUsable(tensor) && misfits(tensor, TestTensors.NONE, Set.of()).isEmpty())
        ? shape
        : order(tensor, TestTensors.NONE).map(AxisOrder::fitting).orElse(shape);
  }

  /// What is wrong with it is told of itself, and would be wrong of all that follow from it.
  private static boolean isUsable(TestTensor tensor) {
    List<Long> shape = tensor.header().shape();
    return shape.size() == tensor.axes().size() && !shape.contains(0L);
  }

  private static boolean steps(long size, long min, long step) {
    return size >= min && (step == 0 ? size == min : (size - min) % step == 0);
  }

  private static String names(List<AxisView> axes) {
    return String.join(", ", axes.stream().map(AxisView::name).toList());
  }
}
