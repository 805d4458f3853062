package eu.riscale.hub.fit;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.TorchCode;
import eu.riscale.hub.weights.WeightsContent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many outputs a network has is held against the description wherever its file tells.
class OutputCountTest {
  private static List<Finding> findings(WeightsContent content, int described) {
    Findings out = new Findings();
    DescribedSide unreadable = new DescribedSide(List.of(), 1);
    new WeightsFit(content.kind(), RdfPath.ROOT.field("weights"), "weights")
        .check(content, unreadable, new DescribedSide(List.of(), described), out);
    return out.list();
  }

  private static WeightsContent script(String returns) {
    TorchCode code = new TorchCode(1, List.of(), returns, List.of(), List.of(), List.of());
    return new WeightsContent.TorchScript(
        "3", "2.7", "scripted", "__torch__.Net", code, List.of(), Parameters.NONE);
  }

  private static WeightsContent keras(String... outputs) {
    return new WeightsContent.Keras(
        "keras_hdf5",
        "3.0",
        "tensorflow",
        List.of(),
        List.of(outputs),
        List.of(),
        "",
        List.of(),
        Parameters.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tensor | 1",
        "Tuple[Tensor, Tensor] | 2",
        "Tuple[Tensor, Optional[Tensor], Tensor] | 3"
      })
  void asManyOutputsOfForwardAsAreDescribed(String returns, int count) {
    assertThat(findings(script(returns), count)).isEmpty();
    assertThat(findings(script(returns), count + 1))
        .extracting(Finding::message)
        .containsExactly(
            "The torchscript network's forward gives %d %s, the description names %d."
                .formatted(count, count == 1 ? "output" : "outputs", count + 1));
  }

  @Test
  void ofAListNothingTells() {
    assertThat(findings(script("List[Tensor]"), 3)).isEmpty();
    assertThat(findings(script(""), 3)).isEmpty();
  }

  @Test
  void whatIsDescribedTooLittleIsSaid() {
    assertThat(findings(script("Tuple[Tensor, Tensor]"), 1))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(FitCodes.COUNT);
          assertThat(finding.path()).hasToString("outputs");
          assertThat(finding.hint())
              .startsWith("Describe every one of them, in the order of forward");
        });
  }

  /// A dictionary is named as what it is, not counted.
  @Test
  void otherKindsAreNamedAsSuch() {
    assertThat(findings(script("Dict[str, Tensor]"), 2))
        .extracting(Finding::code)
        .containsExactly(FitCodes.KIND);
  }

  @Test
  void ofKerasByTheNamesOfItsOutputs() {
    assertThat(findings(keras("mask", "score"), 2)).isEmpty();
    assertThat(findings(keras(), 2)).isEmpty();
    assertThat(findings(keras("mask", "score"), 1))
        .extracting(Finding::message)
        .containsExactly(
            "The keras_hdf5 network has 2 outputs (mask, score), the description names 1.");
  }
}
