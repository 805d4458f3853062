package eu.riscale.hub.run;

import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/// One output: postprocessed, held against its declared shape and range, and compared with the test
/// output; where it is not the expected one, the cause is looked for.
final class OutputCheck {
  private final Evidence evidence;
  private final int index;
  private final Evidence.Output output;
  private final TestSubject.Range range;
  private final Tolerance tolerance;
  private final MismatchFindings findings;

  /// @param index the output's position in the description
  OutputCheck(Evidence evidence, int index, TestSubject.Range range, Tolerance tolerance) {
    this.evidence = evidence;
    this.index = index;
    this.output = evidence.outputs().get(index);
    this.range = range;
    this.tolerance = tolerance;
    this.findings = new MismatchFindings(output.id(), at());
  }

  private RdfPath at() {
    return RdfPath.ROOT.field("outputs").index(index);
  }

  void run(TestLog log) {
    Tensor raw = output.raw();
    if (raw.rank() != output.axes().size()) {
      Diagnosis diagnosis = Diagnosis.of(evidence, index, Optional.empty(), tolerance);
      log.compared(
          OutputComparison.ofShapes(output.id(), raw, output.expected(), tolerance, diagnosis));
      log.fail(
          findings
              .shape(raw, output.expected(), diagnosis)
              .expected("one size for each of the axes " + String.join(", ", output.axes())));
      return;
    }
    try {
      Tensor named = raw.withAxes(output.axes());
      compare(output.postprocessing().apply(named, evidence.sample()), log);
    } catch (OpException e) {
      log.fail(Finding.of(RunCodes.RUN_FAILED, at().field("postprocessing"), e.getMessage()));
    }
  }

  private void compare(Tensor actual, TestLog log) {
    Tensor expected = output.expected();
    if (!Arrays.equals(actual.shape(), expected.shape())) {
      Diagnosis diagnosis = Diagnosis.of(evidence, index, Optional.of(actual), tolerance);
      log.compared(OutputComparison.ofShapes(output.id(), actual, expected, tolerance, diagnosis));
      log.fail(
          findings
              .shape(actual, expected, diagnosis)
              .expected(expected.shapeText() + ", as in the test output"));
      return;
    }
    OutputComparison comparison = Comparison.of(output.id(), actual, expected, tolerance);
    if (comparison.passes()) {
      log.compared(comparison);
    } else {
      Diagnosis diagnosis = Diagnosis.of(evidence, index, Optional.of(actual), tolerance);
      log.compared(comparison.with(diagnosis));
      log.fail(findings.mismatch(comparison, diagnosis, output.axes()));
    }
    range(actual, log);
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
          Finding.of(RunCodes.OUTPUT_RANGE, at().field("data"), message)
              .hint(
                  "Declare the range that the output really has, or add a 'clip' as its last"
                      + " step."));
    }
  }
}
