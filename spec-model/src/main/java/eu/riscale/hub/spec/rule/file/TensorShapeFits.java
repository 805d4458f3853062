package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
  static final Code SIZE =
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

  @Override
  public List<Code> codes() {
    return List.of(RANK, SIZE, EMPTY);
  }

  @Override
  public void check(TestTensor tensor, Map<String, TestTensor> all, Findings out) {
    List<AxisView> axes = tensor.axes();
    List<Long> shape = tensor.header().shape();
    if (shape.size() != axes.size()) {
      out.add(
          Finding.of(RANK, tensor.at(), tensor.subject() + " has the shape " + shape + ".")
              .expected(axes.size() + " axes: " + names(axes)));
      return;
    }
    if (shape.contains(0L)) {
      out.add(
          Finding.of(EMPTY, tensor.at(), tensor.subject() + " has the shape " + shape + ".")
              .expected("at least one element along each axis")
              .hint("Save the tensor of a whole sample with numpy.save."));
      return;
    }
    for (int i = 0; i < shape.size(); i++) {
      AxisView axis = axes.get(i);
      long size = shape.get(i);
      long halo = tensor.descr().side() == Side.INPUT ? axis.margin() : -axis.margin();
      long withHalo = size + 2 * halo;
      Optional<String> expected = misfit(axis.size(), size, withHalo, all);
      if (expected.isPresent()) {
        out.add(
            Finding.of(
                    SIZE,
                    tensor.at(),
                    tensor.subject() + " has " + size + " pixels along '" + axis.name() + "'.")
                .expected(expected.get()));
      }
    }
  }

  /// What would be right; empty where one of the two sizes is.
  private static Optional<String> misfit(
      Size allowed, long size, long withHalo, Map<String, TestTensor> all) {
    return switch (allowed) {
      case Size.Any any -> Optional.empty();
      case Size.Missing missing -> Optional.empty();
      case Size.Fixed(long wanted) ->
          size == wanted || withHalo == wanted ? Optional.empty() : Optional.of(wanted + " pixels");
      case Size.Stepped(long min, long step) ->
          steps(size, min, step) || steps(withHalo, min, step)
              ? Optional.empty()
              : Optional.of(min + " + n · " + step + " pixels");
      case Size.DataDependent(long min, OptionalLong most) -> {
        long max = most.orElse(Long.MAX_VALUE);
        yield size >= min && size <= max
            ? Optional.empty()
            : Optional.of("from " + min + " to " + max + " pixels");
      }
      case Size.Follows follows -> {
        TestTensor reference = all.get(follows.tensor());
        if (reference == null || !isUsable(reference)) {
          yield Optional.empty();
        }
        List<Long> shape = reference.header().shape();
        int position = follows.position().orElse(shape.size());
        if (position >= shape.size()) {
          yield Optional.empty();
        }
        long of = shape.get(position);
        long wanted = follows.of(of);
        yield size == wanted || withHalo == wanted
            ? Optional.empty()
            : Optional.of(
                wanted + " pixels, which follow from the " + of + " of '" + follows.tensor() + "'");
      }
    };
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
