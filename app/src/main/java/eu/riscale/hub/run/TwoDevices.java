package eu.riscale.hub.run;

import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.run.comparison.Comparison;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The outputs of one network on a GPU and on the CPU, held against each other, with the tolerance
/// of the description.
final class TwoDevices {
  private static final String FIX =
      "Look for what a GPU does in another way: half precision, random numbers, or a threshold in"
          + " the network that a tiny difference crosses. Export the network in float32 and in"
          + " evaluation mode.";

  private final ModelView subject;
  private final TestTensors tensors;
  private final WeightsView weights;
  private final Names names;
  private final Supplier<Optional<String>> layer;
  private double maxAbs;
  private double maxRel;
  private long mismatched;
  private long size;

  /// What the two are called, such as `cuda:0` and `the CPU`.
  record Names(String gpu, String cpu) {}

  /// @param layer names the layer in which the two part, in a sentence, where one can be named
  TwoDevices(
      ModelView subject,
      TestTensors tensors,
      WeightsView weights,
      Names names,
      Supplier<Optional<String>> layer) {
    this.layer = layer;
    this.subject = subject;
    this.tensors = tensors;
    this.weights = weights;
    this.names = names;
  }

  /// @param onGpu after postprocessing
  /// @param raw what the CPU gave, before postprocessing
  void compare(int index, Tensor onGpu, Tensor raw, TestLog log) {
    String id = subject.outputs().get(index).id();
    Tolerance tolerance = weights.tolerances().get(index);
    Tensor onCpu;
    try {
      onCpu = finished(index, raw, log);
    } catch (OpException e) {
      log.fail(
          disagree(
              index,
              "Output '%s' can be postprocessed from %s, but not from %s: %s"
                  .formatted(id, names.gpu(), names.cpu(), e.getMessage())));
      return;
    }
    if (!Arrays.equals(onGpu.shape(), onCpu.shape())) {
      log.compared(OutputComparison.ofShapes(id, onGpu, onCpu, tolerance));
      log.fail(
          disagree(
              index,
              "Output '%s' has the shape %s on %s and %s on %s."
                  .formatted(id, onGpu.shapeText(), names.gpu(), onCpu.shapeText(), names.cpu())));
      return;
    }
    long start = System.nanoTime();
    OutputComparison found = Comparison.of(id, onGpu, onCpu, tolerance);
    log.compared(found);
    add(found);
    if (!found.passes()) {
      tell(
          disagree(index, differ(found) + LabelObjects.after(onGpu, onCpu) + layer()),
          reproduce(index, List.of(onGpu, onCpu)),
          log);
    }
    log.took(TestPhase.COMPARE, start);
  }

  private Tensor finished(int index, Tensor raw, TestLog log) throws OpException {
    List<String> axes = subject.outputs().get(index).axisIds();
    if (raw.rank() != axes.size()) {
      return raw;
    }
    long start = System.nanoTime();
    Tensor output = tensors.postprocessing().get(index).apply(raw.withAxes(axes), tensors.sample());
    log.took(TestPhase.POSTPROCESS, start);
    return output;
  }

  private String layer() {
    return layer.get().map(sentence -> " " + sentence).orElse("");
  }

  private void add(OutputComparison found) {
    maxAbs = Math.max(maxAbs, found.maxAbsDiff());
    maxRel = Math.max(maxRel, found.maxRelDiff());
    mismatched += found.mismatched();
    size += found.size();
  }

  /// How far apart they are in all, in a few words.
  String figures() {
    return maxAbs == 0 && mismatched == 0
        ? "bit for bit"
        : String.format(
            Locale.ROOT,
            "within %s (relative %s), %,d of %,d elements out of tolerance",
            Figures.of(maxAbs),
            Figures.of(maxRel),
            mismatched,
            size);
  }

  private boolean reproduce(int index, List<Tensor> outputs) {
    Tensor expected = tensors.expected().get(index);
    Tolerance tolerance = weights.tolerances().get(index);
    return outputs.stream()
        .allMatch(output ->
            Arrays.equals(output.shape(), expected.shape())
                && Comparison.of("", output, expected, tolerance).passes());
  }

  /// Two that are both within their tolerance of the test output can be twice as far from each
  /// other: that is worth knowing, but no fault.
  private static void tell(Finding finding, boolean bothReproduce, TestLog log) {
    if (bothReproduce) {
      log.note(finding.severity(Severity.ALERT));
    } else {
      log.fail(finding);
    }
  }

  private static Finding disagree(int index, String message) {
    return Finding.of(RunCodes.DEVICES_DISAGREE, Side.OUTPUT.at(index), message)
        .expected("the same output on every machine")
        .hint(FIX);
  }

  private String differ(OutputComparison found) {
    return String.format(
        Locale.ROOT,
        "%s and %s differ in %,d of %,d elements of output '%s', by up to %s (relative %s).",
        names.gpu(),
        names.cpu(),
        found.mismatched(),
        found.size(),
        found.id(),
        Figures.of(found.maxAbsDiff()),
        Figures.of(found.maxRelDiff()));
  }
}
