package eu.riscale.hub.run.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.run.diagnosis.cause.Hypotheses;
import eu.riscale.hub.spec.view.Notations;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Thousands of steps take as long as their number, not as its square.
final class ManyStepsTest {
  private static final List<String> AXES = List.of("x");

  @Test
  void changesNoMoreStepsOneByOneThanModelsHave() {
    assertThat(edits(50).tried()).hasSize(50);
    assertThat(edits(51).tried()).isEmpty();
    assertThat(edits(51).described()).hasSize(51);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void looksAheadOnce() throws Exception {
    List<TensorOp> steps = new ArrayList<>(Collections.nCopies(200_000, new Sigmoid()));
    Tensor in = Tensor.of(new float[] {0}, AXES, 1);
    Sample sample = Sample.of(Map.of("t", in), Parallel.NONE);

    float[] out = new OpPlan("t", steps).apply(in, sample).floats();
    steps.addFirst(new ZeroMeanUnitVariance(JointAxes.all(), 1e-6));

    assertThat(new OpPlan("t", steps).apply(in, sample).floats()).containsExactly(out);
  }

  /// What was not tried one by one is said.
  @Test
  void saysThatStepsWereLeftOut() {
    assertThat(diagnosis(Collections.nCopies(50, new Sigmoid())).complete()).isTrue();
    assertThat(diagnosis(Collections.nCopies(51, new Sigmoid())).complete()).isFalse();
  }

  /// What looking for the cause of one output takes is not there for the next.
  @Test
  void looksForCausesInProportionToTheSteps() {
    AtomicInteger runs = new AtomicInteger();
    Evidence evidence = evidence(Collections.nCopies(1_000, new Sigmoid()), runs);
    Effort effort = Effort.of(evidence);
    for (int i = 0; i < 100; i++) {
      diagnosis(evidence, effort);
    }

    assertThat(runs).hasValueLessThan(5);
    assertThat(effort.tried()).isEqualTo(Diagnosis.Tried.WHAT_IS_AFFORDABLE);
  }

  private static Diagnosis diagnosis(List<TensorOp> steps) {
    Evidence evidence = evidence(steps, new AtomicInteger());
    return diagnosis(evidence, Effort.of(evidence));
  }

  private static Diagnosis diagnosis(Evidence evidence, Effort effort) {
    Tensor raw = evidence.outputs().getFirst().raw();
    return Hypotheses.diagnose(evidence, 0, Optional.of(raw), new Tolerance(0, 0, 0, ""), effort);
  }

  /// A network that gives back its input, and a test output that has nothing to do with it.
  private static Evidence evidence(List<TensorOp> steps, AtomicInteger runs) {
    float[] values = new float[64];
    float[] others = new float[64];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
      others[i] = (float) random.nextDouble();
    }
    Tensor in = Tensor.of(values, AXES, values.length);
    Tensor expected = Tensor.of(others, AXES, others.length);
    OpPlan plan = new OpPlan("t", steps);
    return new Evidence(
        "onnx",
        Notations.V0_5,
        List.of(new Evidence.Input("t", in, plan, in)),
        List.of(new Evidence.Output("u", AXES, in, plan, expected)),
        Sample.of(Map.of("t", in), Parallel.NONE),
        fed -> {
          runs.incrementAndGet();
          return fed;
        },
        List.of());
  }

  private static StepEdits edits(int steps) {
    OpPlan plan = new OpPlan("t", Collections.nCopies(steps, new Sigmoid()));
    return new StepEdits(
        plan,
        Side.OUTPUT.at(0).field("postprocessing"),
        new StepYaml(Notations.V0_5, AXES),
        StepEdits.Written.AS_A_CHANGE);
  }
}
