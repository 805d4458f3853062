package eu.riscale.hub.run;

import eu.riscale.hub.run.DescribedSizes.Length;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.regex.Pattern;

/// Why an output has another size than the one that follows from the description.
///
/// @param found the output at another input size
/// @param wanted how long it may be along each of the described axes
/// @param tested the test output
record SizeCause(TensorView output, Tensor found, List<Length> wanted, Tensor tested) {
  private static final String COMPUTED =
      "Where forward uses sizes, let it take them from its input, by x.shape[-2:], without int(…)"
          + " and without numbers, or script the network in place of tracing it, and export it"
          + " again. Or describe the one size that it has.";

  private static final Pattern FIXED =
      Pattern.compile(
          "(?i)is invalid for input of size|cannot be reshaped|must match the existing size"
              + "|invalid dimensions|reshape|has the wrong size|mat1 and mat2 shapes");

  /// What to do where the network does not run at a size.
  ///
  /// @param why what the engine says
  static String help(String why) {
    String described =
        "Describe the sizes that the network really takes, or export it so that it takes these.";
    return FIXED.matcher(why).find()
        ? described
            + " Sizes may be fixed in it, as by tracing: let forward take them from its input, by"
            + " x.shape, without int(…) and without numbers."
        : described;
  }

  /// The finding with what explains it.
  ///
  /// @param sizes of the inputs, in words
  Finding of(Finding finding, String sizes) {
    if (found.rank() == 0 && !wanted.isEmpty()) {
      return finding
          .message(
              "With %s, output '%s' is a single number without axes.".formatted(sizes, output.id()))
          .hint("Let forward give it with the described axes, as by reshape.");
    }
    if (isEmpty()) {
      return finding
          .message(
              "With %s, output '%s' is empty (%s): nothing is found in the test image cropped to that size."
                  .formatted(sizes, output.id(), found.shapeText()))
          .hint(
              "The description of the size is not at fault. Give a larger smallest size of the"
                  + " input, at which something is found, or a test image with something in its"
                  + " middle, which is what is left when it is cropped.");
    }
    if (isFixed()) {
      return finding
          .message(
              finding.message()
                  + " That is the size of the test output: the network always gives this size,"
                  + " whatever the input's, as where tracing wrote sizes into it as constants.")
          .hint(COMPUTED);
    }
    return finding.hint("Describe how the output's size really follows from the input's.");
  }

  /// Of a list of what is found, which only the description says to have a member.
  private boolean isEmpty() {
    for (int axis = 0; axis < found.rank(); axis++) {
      if (found.length(axis) == 0) {
        return true;
      }
    }
    return false;
  }

  /// Along every axis but that of the batch.
  private boolean isFixed() {
    List<AxisView> axes = output.axes();
    if (found.rank() != axes.size() || tested.rank() != axes.size()) {
      return false;
    }
    boolean differs = false;
    for (int axis = 0; axis < axes.size(); axis++) {
      boolean isBatch = axes.get(axis).type() == AxisView.Type.BATCH;
      if (!isBatch && found.length(axis) != tested.length(axis)) {
        return false;
      }
      differs |= !isBatch && !wanted.get(axis).allows(found.length(axis));
    }
    return differs;
  }
}
