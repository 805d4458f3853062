package eu.riscale.hub.spec.view;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.view.step.Bound;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Steps and tolerances as each version writes them.
class NotationTest {
  private static final Tolerance ALLOWED = new Tolerance(0.01, 2e-5, 100, "");
  private static final Bound NONE = new Bound.None();
  private static final Bound ZERO = new Bound.Value(0);

  @Test
  void onlyModel05HasEveryStep() {
    assertThat(Notations.V0_4.step("softmax", List.of("axis: channel"))).isEmpty();
    assertThat(Notations.V0_5.step("softmax", List.of("axis: channel")))
        .contains("- {id: softmax, kwargs: {axis: channel}}");
    assertThat(Notations.V0_4.step("sigmoid", List.of())).contains("- {name: sigmoid}");
    assertThat(Notations.V0_5.step("sigmoid", List.of())).contains("- {id: sigmoid}");
  }

  @Test
  void fixedNumbersAreAModeInModel04() {
    List<String> kwargs = List.of("mean: 3", "std: 2");
    assertThat(Notations.V0_4.step("fixed_zero_mean_unit_variance", kwargs))
        .contains("- {name: zero_mean_unit_variance, kwargs: {mode: fixed, mean: 3, std: 2}}");
    assertThat(Notations.V0_5.step("fixed_zero_mean_unit_variance", kwargs))
        .contains("- {id: fixed_zero_mean_unit_variance, kwargs: {mean: 3, std: 2}}");
  }

  @Test
  void clipHasTwoNumbersInModel04() {
    Bound high = new Bound.Value(2.5e9);
    assertThat(Notations.V0_4.clip(ZERO, high))
        .contains("- {name: clip, kwargs: {min: 0, max: 2.5e+9}}");
    assertThat(Notations.V0_4.clip(ZERO, NONE)).isEmpty();
    assertThat(Notations.V0_4.clip(new Bound.Percentile(1), high)).isEmpty();
    assertThat(Notations.V0_5.clip(ZERO, NONE)).contains("- {id: clip, kwargs: {min: 0}}");
    assertThat(Notations.V0_5.clip(NONE, new Bound.Percentile(99.8)))
        .contains("- {id: clip, kwargs: {max_percentile: 99.8}}");
  }

  @Test
  void model04HasATolerancePerWeightsFormat() {
    ToleranceForm form = Notations.V0_4.tolerance("mask", "onnx", ALLOWED);
    assertThat(form.at()).hasToString("config.bioimageio.test_kwargs.onnx");
    assertThat(form.position()).isEmpty();
    assertThat(form.yaml())
        .isEqualTo(
            """
            config:
              bioimageio:
                test_kwargs:
                  onnx: {relative_tolerance: 0.01, absolute_tolerance: 2.0e-5}\
            """);
  }

  @Test
  void model05ListsTolerancesAndTakesTheFirstThatFits() {
    ToleranceForm form = Notations.V0_5.tolerance("mask", "onnx", ALLOWED);
    assertThat(form.at()).hasToString("config.bioimageio.reproducibility_tolerance");
    assertThat(form.position()).isEqualTo(", as the first entry");
    assertThat(form.yaml())
        .isEqualTo(
            """
            config:
              bioimageio:
                reproducibility_tolerance:
                - {output_ids: [mask], weights_formats: [onnx], relative_tolerance: 0.01,\
             absolute_tolerance: 2.0e-5, mismatched_elements_per_million: 100}\
            """);
  }
}
