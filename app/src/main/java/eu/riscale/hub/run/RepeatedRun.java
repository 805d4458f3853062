package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.run.comparison.Comparison;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.result.RunAdvice;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The test that a network gives the same for the same input: it is run once more on the test
/// inputs.
final class RepeatedRun {
  private static final String FIX =
      "Export the network in evaluation mode (in PyTorch model.eval()), so that dropout is off, and"
          + " take random numbers out of it.";

  private final ModelView subject;
  private final TestTensors tensors;

  RepeatedRun(ModelView subject, TestTensors tensors) {
    this.subject = subject;
    this.tensors = tensors;
  }

  /// @param first the outputs of the first run
  void run(Network network, List<Tensor> first, TestLog log) throws EngineException {
    log.doing("running the network once more on the test inputs");
    long running = System.nanoTime();
    List<Tensor> again = network.run(tensors.fed());
    log.took(TestPhase.RUN, running);
    double largest = 0;
    for (int i = 0; i < again.size(); i++) {
      RdfPath at = Side.OUTPUT.at(i);
      String id = subject.outputs().get(i).id();
      Tensor second = finished(i, again.get(i), at, log);
      if (!Arrays.equals(first.get(i).shape(), second.shape())) {
        log.fail(
            Finding.of(
                    RunCodes.NOT_DETERMINISTIC,
                    at,
                    "Run twice on the same input, the network gives output '%s' with the shapes %s and %s."
                        .formatted(id, first.get(i).shapeText(), second.shapeText()))
                .hint(FIX));
        continue;
      }
      long start = System.nanoTime();
      OutputComparison comparison =
          Comparison.of(id, second, first.get(i), network.weights().tolerances().get(i));
      log.took(TestPhase.COMPARE, start);
      log.compared(comparison);
      largest = Math.max(largest, comparison.maxAbsDiff());
      if (!comparison.passes()) {
        log.fail(varies(comparison, LabelObjects.after(second, first.get(i)), at));
      }
    }
    log.detail(largest == 0 ? "bit for bit" : "within " + Figures.of(largest));
  }

  private Tensor finished(int index, Tensor raw, RdfPath at, TestLog log) throws EngineException {
    long start = System.nanoTime();
    try {
      List<String> axes = subject.outputs().get(index).axisIds();
      return raw.rank() == axes.size()
          ? tensors.postprocessing().get(index).apply(raw.withAxes(axes), tensors.sample())
          : raw;
    } catch (OpException e) {
      log.fail(RunAdvice.step(at.field("postprocessing"), e));
      return raw;
    } finally {
      log.took(TestPhase.POSTPROCESS, start);
    }
  }

  private static Finding varies(OutputComparison found, String objects, RdfPath at) {
    return Finding.of(
            RunCodes.NOT_DETERMINISTIC,
            at,
            String.format(
                Locale.ROOT,
                "Run twice on the same input, the network gives output '%s' with %,d of %,d"
                    + " elements that differ, by up to %s.%s",
                found.id(),
                found.mismatched(),
                found.size(),
                Figures.of(found.maxAbsDiff()),
                objects))
        .expected("the same numbers each time")
        .hint(FIX);
  }
}
