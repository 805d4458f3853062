package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.run.comparison.Comparison;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The test that a network which ran on a GPU gives the same on the CPU, for the same preprocessed
/// inputs.
final class DevicesAgree {
  private static final String FIX =
      "Look for what a GPU does in another way: half precision, random numbers, or a threshold in"
          + " the network that a tiny difference crosses. Export the network in float32 and in"
          + " evaluation mode.";

  private final ModelView subject;
  private final TestTensors tensors;
  private final OnCpu cpu;

  /// Opens the same weights on the CPU.
  interface OnCpu {
    Opening open() throws EngineException, IOException;
  }

  DevicesAgree(ModelView subject, TestTensors tensors, OnCpu cpu) {
    this.subject = subject;
    this.tensors = tensors;
    this.cpu = cpu;
  }

  /// Runs it on the GPU again too, because a first run there prepares much and tells no time.
  ///
  /// @param network open on a GPU
  /// @param first what it gave there, after postprocessing
  void run(Network network, List<Tensor> first, TestLog log) throws EngineException, IOException {
    List<Tensor> fed = tensors.inputs().stream().map(Evidence.Input::fed).toList();
    String gpu = network.session().device().word();
    log.doing("running the network once more on " + gpu);
    long start = System.nanoTime();
    network.run(fed);
    log.took(TestPhase.RUN, start);
    List<Tensor> raw = onCpu(network, fed, log);
    if (raw.isEmpty()) {
      return;
    }
    Tally tally = new Tally();
    for (int i = 0; i < raw.size(); i++) {
      compare(i, raw.get(i), first.get(i), new Place(network, log), tally);
    }
    log.detail(
        String.format(
            Locale.ROOT,
            "%s; %.3f s on %s, %.3f s on the CPU",
            tally.words(),
            log.seconds(TestPhase.RUN),
            gpu,
            log.seconds(TestPhase.RUN_ON_CPU)));
  }

  /// The outputs before postprocessing; none, which the log tells, where it cannot be run there.
  private List<Tensor> onCpu(Network network, List<Tensor> fed, TestLog log) throws IOException {
    log.doing("running the network on the CPU");
    try {
      long start = System.nanoTime();
      switch (cpu.open()) {
        case Opening.Opened(Session session) -> {
          try (session) {
            log.took(TestPhase.OPEN, start);
            start = System.nanoTime();
            List<Tensor> raw = new Network(subject, network.weights(), session).run(fed);
            log.took(TestPhase.RUN_ON_CPU, start);
            if (raw.isEmpty()) {
              log.fail(onGpuAlone(network, "It gives too few outputs.", log));
            }
            return raw;
          }
        }
        case Opening.Unavailable(String reason, String hint) -> log.skip(notOnCpu(reason));
      }
    } catch (EngineException e) {
      switch (e.kind()) {
        case WEIGHTS, RUN -> log.fail(onGpuAlone(network, e.getMessage(), log));
        case DEVICE, ENGINE, MACHINE, MEMORY -> log.skip(notOnCpu(e.getMessage()));
      }
    }
    return List.of();
  }

  private static String notOnCpu(String reason) {
    return "The GPU cannot be compared with the CPU, which does not run these weights here: "
        + reason;
  }

  private static Finding onGpuAlone(Network network, String why, TestLog log) {
    return Finding.of(
            RunCodes.DEVICES_DISAGREE,
            log.at(),
            "The network runs on %s, but not on the CPU: %s"
                .formatted(network.session().device().word(), why))
        .expected("the same output on every machine")
        .hint(
            "Export the network so that it runs without a GPU, too: in float32, and without code"
                + " that asks for a GPU by its name.");
  }

  /// Which network, and who is told.
  private record Place(Network network, TestLog log) {
    String gpu() {
      return network.session().device().word();
    }
  }

  private void compare(int index, Tensor raw, Tensor gpu, Place place, Tally tally) {
    TensorView output = subject.outputs().get(index);
    TestLog log = place.log();
    Tensor onCpu;
    try {
      long start = System.nanoTime();
      onCpu =
          raw.rank() == output.axisIds().size()
              ? tensors
                  .postprocessing()
                  .get(index)
                  .apply(raw.withAxes(output.axisIds()), tensors.sample())
              : raw;
      log.took(TestPhase.POSTPROCESS, start);
    } catch (OpException e) {
      log.fail(onGpuAlone(place.network(), e.getMessage(), log));
      return;
    }
    Tolerance tolerance = place.network().weights().tolerances().get(index);
    if (!Arrays.equals(gpu.shape(), onCpu.shape())) {
      log.compared(OutputComparison.ofShapes(output.id(), gpu, onCpu, tolerance));
      log.fail(
          disagree(
              index,
              "On %s output '%s' has the shape %s, on the CPU %s."
                  .formatted(place.gpu(), output.id(), gpu.shapeText(), onCpu.shapeText())));
      return;
    }
    long start = System.nanoTime();
    OutputComparison found = Comparison.of(output.id(), gpu, onCpu, tolerance);
    log.compared(found);
    tally.add(found);
    if (!found.passes()) {
      boolean bothRight = reproduces(index, gpu, tolerance) && reproduces(index, onCpu, tolerance);
      tell(disagree(index, differ(place.gpu(), found)), bothRight, log);
    }
    log.took(TestPhase.COMPARE, start);
  }

  /// Two that are both within their tolerance of the test output can be twice as far from each
  /// other: that is worth knowing, but no fault.
  private static void tell(Finding finding, boolean bothRight, TestLog log) {
    if (bothRight) {
      log.note(finding.severity(Severity.ALERT));
    } else {
      log.fail(finding);
    }
  }

  private boolean reproduces(int index, Tensor output, Tolerance tolerance) {
    Tensor expected = tensors.expected().get(index);
    return Arrays.equals(output.shape(), expected.shape())
        && Comparison.of("", output, expected, tolerance).passes();
  }

  private static Finding disagree(int index, String message) {
    return Finding.of(RunCodes.DEVICES_DISAGREE, Side.OUTPUT.at(index), message)
        .expected("the same output on every machine")
        .hint(FIX);
  }

  private static String differ(String gpu, OutputComparison found) {
    return String.format(
        Locale.ROOT,
        "%s and the CPU differ in %,d of %,d elements of output '%s', by up to %s (relative %s).",
        gpu,
        found.mismatched(),
        found.size(),
        found.id(),
        Figures.of(found.maxAbsDiff()),
        Figures.of(found.maxRelDiff()));
  }

  /// The figures of all outputs together.
  private static final class Tally {
    private double maxAbs;
    private double maxRel;
    private long mismatched;
    private long size;

    void add(OutputComparison found) {
      maxAbs = Math.max(maxAbs, found.maxAbsDiff());
      maxRel = Math.max(maxRel, found.maxRelDiff());
      mismatched += found.mismatched();
      size += found.size();
    }

    String words() {
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
  }
}
