package eu.riscale.hub.run.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.diagnosis.Evidence.Network;
import eu.riscale.hub.spec.view.Notations;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How often networks are run again follows from what they compute, never from how long it took.
class EffortTest {
  private static final List<String> AXES = List.of("x");
  private static final Tensor IMAGE = Tensor.of(new float[1000], AXES, 1000);

  /// @param parameters of a network that gives back its input
  private static Effort effort(long parameters) {
    OpPlan none = new OpPlan("t", List.of());
    Network network =
        new Network() {
          @Override
          public List<Tensor> run(List<Tensor> fed) {
            return fed;
          }

          @Override
          public long parameters() {
            return parameters;
          }
        };
    return Effort.of(
        new Evidence(
            "onnx",
            Notations.V0_5,
            List.of(new Evidence.Input("t", IMAGE, none, IMAGE)),
            List.of(new Evidence.Output("u", AXES, IMAGE, none, IMAGE)),
            Sample.of(Map.of("t", IMAGE), Parallel.NONE),
            network,
            List.of()));
  }

  private static long runs(Effort effort, Tensor fed) {
    return IntStream.range(0, 1000)
        .filter(i -> effort.run(given -> given, List.of(fed)).isPresent())
        .count();
  }

  /// 10¹⁰ numbers at each of 1000 elements are 10¹³, of which 8 × 10¹³ are for all runs.
  @Test
  void aHeavyNetworkIsRunAFewTimes() {
    Effort effort = effort(10_000_000_000L);
    assertThat(effort.tried()).isEqualTo(Diagnosis.Tried.ALL);
    assertThat(runs(effort, IMAGE)).isEqualTo(8);
    assertThat(effort.tried()).isEqualTo(Diagnosis.Tried.WHAT_IS_AFFORDABLE);
  }

  @Test
  void onTheTenthPartOfTheImageTenTimesAsOften() {
    Tensor part = Tensor.of(new float[100], AXES, 100);
    assertThat(runs(effort(10_000_000_000L), part)).isEqualTo(80);
  }

  @Test
  void aSmallNetworkIsRunAsOftenAsIsAsked() {
    Effort effort = effort(1000);
    assertThat(runs(effort, IMAGE)).isEqualTo(1000);
    assertThat(effort.tried()).isEqualTo(Diagnosis.Tried.ALL);
  }
}
