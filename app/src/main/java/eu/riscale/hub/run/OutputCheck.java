package eu.riscale.hub.run;

import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.run.comparison.Comparison;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.diagnosis.Effort;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.diagnosis.cause.Hypotheses;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.OutputView;
import eu.riscale.hub.run.result.RunAdvice;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.ComparedPlanes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One output: postprocessed, held against what the description declares, and compared with the
/// test output; where it is not the expected one, the cause is looked for.
final class OutputCheck {
  /// Of which pictures are shown beside the output.
  private static final int MOST_INPUTS = 2;

  private final Evidence evidence;
  private final int index;
  private final Evidence.Output output;
  private final TensorView declared;
  private final Tolerance tolerance;
  private final Effort effort;
  private final MismatchFindings findings;
  private final long pictures;

  /// @param index the output's position in the description
  /// @param effort that looking for causes may take, for all outputs together
  OutputCheck(Evidence evidence, int index, Judged judged, Effort effort) {
    this.evidence = evidence;
    this.index = index;
    this.output = evidence.outputs().get(index);
    this.declared = judged.declared();
    this.tolerance = judged.tolerance();
    this.pictures = judged.pictures();
    this.effort = effort;
    this.findings = new MismatchFindings(output.id(), at());
  }

  /// What an output is held against.
  ///
  /// @param pictures how many bytes they may take; 0 where none are made
  record Judged(TensorView declared, Tolerance tolerance, long pictures) {}

  private RdfPath at() {
    return Side.OUTPUT.at(index);
  }

  /// The output after postprocessing; empty where it has not the shape of the test output.
  Optional<Tensor> run(TestLog log) {
    Tensor raw = output.raw();
    if (raw.rank() != output.axes().size()) {
      Diagnosis diagnosis = diagnosis(Optional.empty(), log);
      log.compared(
          ComparedOutput.of(
                  OutputComparison.ofShapes(output.id(), raw, output.expected(), tolerance))
              .with(diagnosis)
              .seen(view(raw)));
      log.fail(
          findings
              .shape(raw, output.expected(), diagnosis)
              .expected("one size for each of the axes " + String.join(", ", output.axes())));
      return Optional.empty();
    }
    try {
      log.doing("comparing output '%s'".formatted(output.id()));
      long start = System.nanoTime();
      Tensor actual = output.postprocessing().apply(raw.withAxes(output.axes()), evidence.sample());
      log.took(TestPhase.POSTPROCESS, start);
      return compare(actual, log) ? Optional.of(actual) : Optional.empty();
    } catch (OpException e) {
      log.fail(RunAdvice.step(at().field("postprocessing"), e));
      return Optional.empty();
    }
  }

  private Diagnosis diagnosis(Optional<Tensor> actual, TestLog log) {
    log.doing("looking for the cause, because output '%s' differs".formatted(output.id()));
    return Hypotheses.diagnose(evidence, index, actual, tolerance, effort);
  }

  /// Whether the shapes are the same, so that there was something to compare.
  private boolean compare(Tensor actual, TestLog log) {
    Tensor expected = output.expected();
    if (!Arrays.equals(actual.shape(), expected.shape())) {
      Diagnosis diagnosis = diagnosis(Optional.of(actual), log);
      log.compared(
          ComparedOutput.of(OutputComparison.ofShapes(output.id(), actual, expected, tolerance))
              .with(diagnosis)
              .seen(view(actual)));
      log.fail(
          findings
              .shape(actual, expected, diagnosis)
              .expected(expected.shapeText() + ", as in the test output"));
      return false;
    }
    long start = System.nanoTime();
    OutputComparison comparison = Comparison.of(output.id(), actual, expected, tolerance);
    ComparedOutput compared = ComparedOutput.of(comparison).seen(view(actual));
    if (comparison.maxAbsDiff() > 0) {
      compared = compared.with(LabelObjects.of(actual, expected));
    }
    if (comparison.passes()) {
      log.compared(compared);
    } else {
      Diagnosis diagnosis = diagnosis(Optional.of(actual), log);
      log.compared(compared.with(diagnosis));
      log.fail(findings.mismatch(compared, diagnosis, output.axes()));
    }
    DeclaredValues.check(declared, actual, log);
    log.took(TestPhase.COMPARE, start);
    return true;
  }

  private Optional<OutputView> view(Tensor actual) {
    if (pictures == 0) {
      return Optional.empty();
    }
    Tensor expected = output.expected();
    List<String> channels =
        declared.axes().stream()
            .filter(axis -> axis.type() == AxisView.Type.CHANNEL)
            .flatMap(axis -> axis.channels().stream())
            .toList();
    List<ComparedPlanes.Named> inputs =
        evidence.inputs().stream()
            .limit(MOST_INPUTS)
            .map(input -> new ComparedPlanes.Named(input.id(), input.given()))
            .toList();
    ComparedPlanes.Named wanted = new ComparedPlanes.Named(output.id(), expected);
    return Optional.of(
        new OutputView(
            Arrays.equals(actual.shape(), expected.shape())
                ? Differences.histogram(actual, expected)
                : List.of(),
            ComparedPlanes.of(
                inputs,
                wanted,
                actual,
                channels,
                new ComparedPlanes.Limits(pictures, tolerance.atol()))));
  }
}
