package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.riscale.hub.Models;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the specification and the reference say on tolerances (`config.bioimageio`), by
/// descriptions that say it.
class TolerancesTest {
  private static final String NEWEST = "pass-labels-v05"; // outputs of float32, int64 and bool
  private static final String OLDER = "pass-conv2d-v04";

  @Test
  void floatsAndWholeNumbersHaveDefaultsOfTheirOwn() throws Exception {
    List<Tolerance> tolerances = of(NEWEST, "", WeightsFormat.ONNX);
    assertThat(tolerances).extracting(Tolerance::atol).containsExactly(1e-3, 0.0, 0.0);
    assertThat(tolerances).extracting(Tolerance::rtol).containsExactly(1e-3, 0.0, 0.0);
    assertThat(tolerances).extracting(Tolerance::allowedPpm).containsExactly(100.0, 1000.0, 1000.0);
  }

  @Test
  void model04AllowsNoElement() throws Exception {
    Tolerance tolerance = of(OLDER, "", WeightsFormat.ONNX).getFirst();
    assertThat(tolerance.atol()).isEqualTo(1e-3);
    assertThat(tolerance.rtol()).isEqualTo(1e-3);
    assertThat(tolerance.allowedPpm()).isZero();
  }

  /// The tolerance for the first output, by rtol, atol and ppm.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the first that fits | {weights_formats: [torchscript], relative_tolerance: 0.002}, {relative_tolerance: 0.003}, {relative_tolerance: 0.004} | 0.003 | 0.001 | 100
          of another format   | {weights_formats: [torchscript], relative_tolerance: 0.002}                                                          | 0.001 | 0.001 | 100
          of its format       | {weights_formats: [onnx], absolute_tolerance: 0.005}                                                                 | 0.001 | 0.005 | 100
          of its id           | {output_ids: [scores], mismatched_elements_per_million: 7}                                                           | 0.001 | 0.001 | 7
          of another id       | {output_ids: [labels], relative_tolerance: 0, absolute_tolerance: 0}                                                 | 0.001 | 0.001 | 100
          of all floats       | {output_ids: any_continuous_output, relative_tolerance: 0.006}                                                       | 0.006 | 0.001 | 100
          of whole numbers    | {output_ids: any_discrete_output, mismatched_elements_per_million: 5}                                                | 0.001 | 0.001 | 100
          """)
  void theFirstEntryThatFitsCounts(
      String which, String entries, double rtol, double atol, double ppm) throws Exception {
    String config = "reproducibility_tolerance: [" + entries + "]";
    Tolerance tolerance = of(NEWEST, config, WeightsFormat.ONNX).getFirst();
    assertThat(List.of(tolerance.rtol(), tolerance.atol(), tolerance.allowedPpm()))
        .as(which)
        .containsExactly(rtol, atol, ppm);
  }

  @Test
  void theOlderTestKwargsCountWhereNoEntryFits() throws Exception {
    String kwargs = "test_kwargs: {onnx: {relative_tolerance: 0.009}}";
    Tolerance alone = of(NEWEST, kwargs, WeightsFormat.ONNX).getFirst();
    assertThat(alone.rtol()).isEqualTo(0.009);
    assertThat(alone.atol()).isEqualTo(1e-3);
    assertThat(alone.origin()).isEqualTo("config.bioimageio.test_kwargs.onnx");
    assertThat(of(NEWEST, kwargs, WeightsFormat.TORCHSCRIPT).getFirst().rtol()).isEqualTo(1e-3);

    String both = kwargs + ", reproducibility_tolerance: [{relative_tolerance: 0.004}]";
    assertThat(of(NEWEST, both, WeightsFormat.ONNX).getFirst().rtol()).isEqualTo(0.004);
  }

  @Test
  void model04TakesTestKwargsAndDecimals() throws Exception {
    String kwargs = "test_kwargs: {onnx: {absolute_tolerance: 0.02}}";
    Tolerance given = of(OLDER, kwargs, WeightsFormat.ONNX).getFirst();
    assertThat(given.atol()).isEqualTo(0.02);
    assertThat(given.rtol()).isEqualTo(1e-3);
    assertThat(given.allowedPpm()).isZero();

    // numpy's assert_array_almost_equal: |Δ| < 1.5 · 10^-decimal
    Tolerance decimal =
        of(OLDER, "test_kwargs: {onnx: {decimal: 4}}", WeightsFormat.ONNX).getFirst();
    assertThat(decimal.atol()).isCloseTo(1.5e-4, within(1e-12));
    assertThat(decimal.rtol()).isZero();
  }

  @Test
  void ofTwoTolerancesTheLooserPartsCount() {
    Tolerance looser = new Tolerance(1, 20, 3, "a").orLooser(new Tolerance(10, 2, 4, "b"));
    assertThat(List.of(looser.rtol(), looser.atol(), looser.allowedPpm()))
        .containsExactly(10.0, 20.0, 4.0);
  }

  /// @param config what stands under `config.bioimageio`
  private static List<Tolerance> of(String model, String config, WeightsFormat format)
      throws Exception {
    String text =
        Files.readString(Models.of(model).resolve("rdf.yaml"))
            + "config: {bioimageio: {"
            + config
            + "}}\n";
    var validation = SpecValidator.validate(YamlReader.read(text.getBytes(StandardCharsets.UTF_8)));
    ModelView subject = ModelView.of(validation.description().orElseThrow()).orElseThrow();
    return subject.weights().stream()
        .filter(weights -> weights.format() == format)
        .map(WeightsView::tolerances)
        .findFirst()
        .orElseThrow();
  }
}
