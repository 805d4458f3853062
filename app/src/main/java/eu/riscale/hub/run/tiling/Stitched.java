package eu.riscale.hub.run.tiling;

import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One output of all tiles, put together.
public final class Stitched {
  private final TilePlan plan;
  private final int output;
  private final TensorView view;
  private @Nullable Tensor whole;

  public Stitched(TilePlan plan, int output) {
    this.plan = plan;
    this.output = output;
    this.view = plan.outputs().get(output);
  }

  /// @param made what the network gives for the tile, with the axes that are described
  /// @throws TilingException where it has another size than the description gives
  public void add(int tile, Tensor made) throws TilingException {
    requireSize(made);
    TilePlan.Part part = plan.part(tile, output, made.shape());
    Tensor counts = crop(made, part);
    if (plan.isWhole()) {
      whole = counts;
      return;
    }
    Tensor all = whole == null ? empty(made) : whole;
    Cropping.paste(counts, all.array(), all.shape(), part.to());
    whole = all;
  }

  private Tensor empty(Tensor made) throws TilingException {
    int[] shape = plan.whole(output, made.shape());
    long size;
    try {
      size = Tensor.count(shape);
    } catch (ArithmeticException e) {
      size = Long.MAX_VALUE;
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new TilingException(
          "Output '%s' would have %s numbers, more than hub can hold."
              .formatted(view.id(), Tensor.shapeText(Arrays.stream(shape).boxed().toList())),
          "Cut the image into parts of less than 2 billion numbers.");
    }
    return Tensor.of(made.dtype(), made.dtype().newArray((int) size), view.axisIds(), shape);
  }

  private void requireSize(Tensor made) throws TilingException {
    int[] expected = plan.expected(output);
    for (int axis = 0; axis < expected.length; axis++) {
      if (expected[axis] >= 0 && expected[axis] != made.length(axis)) {
        throw new TilingException(
            "With inputs of %s the network gives output '%s' a length of %d along %s, where %d follows from the description."
                .formatted(
                    inputs(),
                    view.id(),
                    made.length(axis),
                    view.axisIds().get(axis),
                    expected[axis]),
            "Run 'hub test --tests sizes' on the model; its author has to describe the sizes of"
                + " outputs as they are.");
      }
    }
  }

  private String inputs() {
    StringBuilder text = new StringBuilder();
    for (int tensor = 0; tensor < plan.inputs().size(); tensor++) {
      text.append(text.isEmpty() ? "" : " and ")
          .append(Tensor.shapeText(Arrays.stream(plan.input(0, tensor).shape()).boxed().toList()));
    }
    return text.toString();
  }

  private static Tensor crop(Tensor made, TilePlan.Part part) {
    int[] after = new int[made.rank()];
    for (int axis = 0; axis < after.length; axis++) {
      after[axis] = made.length(axis) - part.from()[axis] - part.shape()[axis];
    }
    boolean isAll =
        Arrays.stream(after).allMatch(n -> n == 0)
            && Arrays.stream(part.from()).allMatch(n -> n == 0);
    return isAll ? made : Cropping.crop(made, part.from(), after);
  }

  /// All of it, once every tile was added.
  public Tensor result() {
    return Objects.requireNonNull(whole);
  }
}
