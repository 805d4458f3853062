package eu.riscale.hub.run;

import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.TestSubject.TestTensor;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One output: postprocessed, held against its declared shape and range, and compared with the test
/// output.
final class OutputCheck {
  private final TestTensor output;
  private final RdfPath at;
  private final Tolerance tolerance;

  OutputCheck(TestTensor output, RdfPath at, Tolerance tolerance) {
    this.output = output;
    this.at = at;
    this.tolerance = tolerance;
  }

  void run(Tensor raw, OpPlan postprocessing, Sample sample, Tensor expected, TestLog log) {
    if (raw.rank() != output.axes().size()) {
      log.fail(
          shape(raw, expected)
              .expected("one size for each of the axes " + String.join(", ", output.axes())));
      return;
    }
    try {
      compare(postprocessing.apply(raw.withAxes(output.axes()), sample), expected, log);
    } catch (OpException e) {
      log.fail(Finding.of(RunCodes.RUN_FAILED, at.field("postprocessing"), e.getMessage()));
    }
  }

  private void compare(Tensor actual, Tensor expected, TestLog log) {
    if (!Arrays.equals(actual.shape(), expected.shape())) {
      log.fail(shape(actual, expected).expected(expected.shapeText() + ", as in the test output"));
      return;
    }
    OutputComparison comparison = Comparison.of(output.id(), actual, expected, tolerance);
    log.compared(comparison);
    if (!comparison.passes()) {
      log.fail(mismatch(comparison));
    }
    range(actual, log);
  }

  private Finding shape(Tensor actual, Tensor expected) {
    return Finding.of(
            RunCodes.OUTPUT_SHAPE,
            at,
            String.format(
                "The network's output '%s' has the shape %s, the test output %s.",
                output.id(), actual.shapeText(), expected.shapeText()))
        .hint("Describe the shape that the network gives, or make the test output anew with it.");
  }

  private Finding mismatch(OutputComparison found) {
    String share =
        String.format(
            Locale.ROOT,
            "%,d of %,d elements of output '%s' (%.3g %%)",
            found.mismatched(),
            found.size(),
            output.id(),
            100.0 * found.mismatched() / found.size());
    if (found.nonFinite() > 0) {
      return notFinite(found);
    }
    String message =
        String.format(
            Locale.ROOT,
            "%s differ from the test output by more than %s + %s·|expected|; at %s the network"
                + " gives %s where %s is expected.",
            share,
            Figures.of(tolerance.atol()),
            Figures.of(tolerance.rtol()),
            place(found.worstAt()),
            Figures.of(found.worstActual()),
            Figures.of(found.worstExpected()));
    return Finding.of(RunCodes.OUTPUT_MISMATCH, at.field("test_tensor"), message)
        .expected(
            String.format(
                Locale.ROOT,
                "at most %s elements in a million out of tolerance (%s)",
                Figures.of(tolerance.allowedPpm()),
                tolerance.origin()))
        .hint(
            "Check that pre- and postprocessing are described as they were when the test output was"
                + " made, and that it was made with these weights.");
  }

  private Finding notFinite(OutputComparison found) {
    String message =
        String.format(
            Locale.ROOT,
            "%,d of %,d elements of output '%s' are NaN or infinite in the network's output or in"
                + " the test output, but not in both; at %s the network gives %s where %s is"
                + " expected.",
            found.nonFinite(),
            found.size(),
            output.id(),
            place(found.worstAt()),
            Figures.of(found.worstActual()),
            Figures.of(found.worstExpected()));
    String hint =
        Double.isFinite(found.worstActual())
            ? "Make the test output anew: no software can reproduce NaN or infinity in it."
            : "Look for a division by zero or an overflow in the network or in the preprocessing.";
    return Finding.of(RunCodes.OUTPUT_NOT_FINITE, at.field("test_tensor"), message).hint(hint);
  }

  /// Such as `batch 0, channel 0, y 12, x 7`.
  private String place(List<Integer> indices) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      parts.add(output.axes().get(i) + " " + indices.get(i));
    }
    return String.join(", ", parts);
  }

  private void range(Tensor actual, TestLog log) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    int size = actual.size();
    for (int i = 0; i < size; i++) {
      double value = actual.at(i);
      least = value < least ? value : least;
      greatest = value > greatest ? value : greatest;
    }
    TestSubject.Range range = output.range();
    if (least < range.min() || greatest > range.max()) {
      String message =
          String.format(
              "The values of output '%s' lie between %s and %s, outside the declared range of %s to"
                  + " %s.",
              output.id(),
              Figures.of(least),
              Figures.of(greatest),
              Figures.of(range.min()),
              Figures.of(range.max()));
      log.note(
          Finding.of(RunCodes.OUTPUT_RANGE, at.field("data"), message)
              .hint(
                  "Declare the range that the output really has, or add a 'clip' as its last"
                      + " step."));
    }
  }
}
