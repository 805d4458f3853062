package eu.riscale.hub.run.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.view.Notations;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

  private static StepEdits edits(int steps) {
    OpPlan plan = new OpPlan("t", Collections.nCopies(steps, new Sigmoid()));
    return new StepEdits(
        plan, Side.OUTPUT.at(0).field("postprocessing"), new StepYaml(Notations.V0_5, AXES));
  }
}
