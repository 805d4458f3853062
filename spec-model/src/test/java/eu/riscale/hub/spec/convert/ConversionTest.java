package eu.riscale.hub.spec.convert;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.NewestFormat;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.model.v0_5.Architecture.ArchitectureFromFileDescr;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.WeightsEntryDescr.PytorchStateDictWeightsDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.axis.WithHalo;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.resource.ResourceFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Models 0.4 as 0.5, models 0.3 as 0.4, and generic descriptions 0.2 as 0.3.
final class ConversionTest {
  @Test
  void carriesAWholeModelOver() throws IOException {
    Validation newest = newest(base("model-0.4"));

    assertThat(newest.judgedAs()).contains(ResourceFormat.MODEL_0_5);
    assertThat(codes(newest, Severity.WARNING)).containsExactly("tag-category-missing");
    ModelDescr model = model(newest);
    assertThat(model.id()).hasToString("Optional[quiet-otter]");
    assertThat(model.inputs().get(0).axes())
        .extracting(axis -> axis.id().text())
        .containsExactly("batch", "channel", "y", "x");
    assertThat(model.inputs().get(0).axes().get(3).givenSize())
        .contains(new AxisSize.ParameterizedSize(64, 16));
    assertThat(model.inputs().get(0).testTensor()).isPresent();
    assertThat(model.inputs().get(0).processing())
        .extracting(step -> step.id())
        .containsExactly("zero_mean_unit_variance", "ensure_dtype");
    assertThat(model.outputs().get(0).processing())
        .extracting(step -> step.id())
        .containsExactly("sigmoid");
  }

  @Test
  void keepsHaloScaleAndOffset() throws IOException {
    Validation newest =
        newest(
            base("model-0.4")
                .replace("scale: [1, 1, 1, 1]", "scale: [1, 1, 2, 0.5]")
                .replace("offset: [0, 0, 0, 0]", "offset: [0, 0, 0, 1.5]")
                .replace("halo: [0, 0, 16, 16]", "halo: [0, 0, 16, 0]"));

    List<? extends Axis> axes = model(newest).outputs().get(0).axes();
    assertThat(axes.get(2).scale()).isEqualTo(0.5);
    assertThat(axes.get(2))
        .isInstanceOfSatisfying(WithHalo.class, y -> assertThat(y.halo()).isEqualTo(16));
    assertThat(axes.get(3).scale()).isEqualTo(2.0);
    assertThat(axes.get(3)).isNotInstanceOf(WithHalo.class);
    assertThat(axes.get(3).givenSize().orElseThrow())
        .isInstanceOfSatisfying(
            AxisSize.SizeReference.class, size -> assertThat(size.offset()).isEqualTo(3));
  }

  @Test
  void keepsTheArchitecture() throws IOException {
    PytorchStateDictWeightsDescr weights =
        model(newest(base("model-0.4"))).weights().entries().stream()
            .filter(PytorchStateDictWeightsDescr.class::isInstance)
            .map(PytorchStateDictWeightsDescr.class::cast)
            .findFirst()
            .orElseThrow();

    assertThat(weights.architecture())
        .isInstanceOfSatisfying(
            ArchitectureFromFileDescr.class,
            code -> {
              assertThat(code.source()).hasToString("unet.py");
              assertThat(code.callable().text()).isEqualTo("UNet2d");
              assertThat(code.sha256()).isPresent();
            });
    assertThat(weights.file().sha256()).isPresent();
  }

  @Test
  void convertsEveryStep() throws IOException {
    String steps =
        """
          preprocessing:
          - {name: clip, kwargs: {min: 0, max: 9}}
          - {name: scale_linear, kwargs: {axes: yx, gain: [2, 3]}}
          - {name: scale_linear, kwargs: {gain: 2}}
          - {name: zero_mean_unit_variance, kwargs: {axes: yx, mode: fixed, mean: [1, 2], std: 3}}
          - {name: zero_mean_unit_variance, kwargs: {axes: cyx, mode: fixed, mean: 1, std: 3}}
          - {name: zero_mean_unit_variance, kwargs: {axes: cyx, mode: per_dataset}}
          - {name: scale_range, kwargs: {axes: yx, mode: per_sample, max_percentile: 99.8}}
          - {name: binarize, kwargs: {threshold: 0.5}}
        """;
    Validation newest =
        newest(
            base("model-0.4")
                .replaceFirst("(?s)  preprocessing:.*?outputs:", steps + "outputs:")
                .replace(
                    "- name: sigmoid",
                    "- {name: scale_mean_variance, kwargs: {mode: per_sample, reference_tensor:"
                        + " raw}}"));

    assertThat(codes(newest, Severity.ERROR)).isEmpty();
    assertThat(model(newest).inputs().get(0).processing())
        .extracting(step -> step.id())
        .containsExactly(
            "clip",
            "scale_linear",
            "scale_linear",
            "fixed_zero_mean_unit_variance",
            "fixed_zero_mean_unit_variance",
            "zero_mean_unit_variance",
            "scale_range",
            "binarize",
            "ensure_dtype");
  }

  @Test
  void saysWhatCannotBeCarriedOver() throws IOException {
    String model = base("model-0.4");
    String implicit =
        "shape:\n    reference_tensor: raw\n    scale: [1, 1, 1, 1]\n    offset: [0, 0, 0, 0]";
    assertThat(model).contains(implicit);

    assertThat(errors(model.replace(implicit, "shape: [1, 2, 64, 64]")))
        .containsExactly("conversion-halo-fixed-size");
    assertThat(errors(model.replace("sha256: bcf", "dependencies: pip:req.txt\n    sha256: bcf")))
        .containsExactly("conversion-dependencies");
    assertThat(errors(model.replace("step: [0, 0, 16, 16]", "step: [0, 1, 16, 16]")))
        .contains("conversion-channels");
    assertThat(
            errors(
                model
                    .replace(
                        "axes: bcyx\n  data_type: float32\n  data_range: [0, 1]",
                        "axes: biyx\n  data_type: float32")
                    .replace("scale: [1, 1, 1, 1]", "scale: [1, 3, 1, 1]")))
        .contains("conversion-index-scale");
    assertThat(codes(newest(model.replace("    opset_version: 17\n", "")), Severity.ALERT))
        .contains("conversion-guesses");
    assertThat(
            codes(
                newest(model.replace("name: Nuclei U-Net", "name: 'Nuclei: U-Net'")),
                Severity.INFO))
        .contains("conversion-renames");
    assertThat(codes(newest(model + "download_url: https://example.com/a.zip\n"), Severity.INFO))
        .contains("conversion-drops");
  }

  @Test
  void namesNoBillionChannels() throws IOException {
    String model = base("model-0.4").replace("min: [1, 2, 64, 64]", "min: [1, 1000000000, 64, 64]");

    Validation newest = newest(model);

    assertThat(codes(newest, Severity.ERROR)).contains("conversion-channels");
  }

  @Test
  void findingsPointAtTheOlderForm() throws IOException {
    String model =
        base("model-0.4").replace("documentation: README.md", "documentation: manual.pdf");

    Finding finding =
        newest(model).findings().stream()
            .filter(found -> found.severity() == Severity.ERROR)
            .findFirst()
            .orElseThrow();

    assertThat(finding.code()).hasToString("file-suffix");
    assertThat(finding.path()).hasToString("documentation.source");
    assertThat(Objects.requireNonNull(finding.span()).line()).isEqualTo(6);
  }

  @Test
  void judgesModelsThatAreWrongByTheirOwnFormat() throws IOException {
    Validation declared = validate(base("model-0.4").replace("halo: [0", "halo: [-1"));

    assertThat(NewestFormat.judge(declared)).isSameAs(declared);
  }

  @Test
  void readsModels03As04() throws IOException {
    String model =
        base("model-0.4")
            .replace("format_version: 0.4.10", "format_version: 0.3.1")
            .replace(
                "type: model\n",
                """
                type: model
                language: python
                framework: pytorch
                source: unet.py:UNet2d
                sha256: 3aeda0ace2e9a595025fa103a3eae2fd620a95924b3fba00ff5d4451acf4ad53
                kwargs: {depth: 3}
                """)
            .replaceFirst("(?s)authors:.*?cite:", "authors: [Ada Lovelace]\ncite:")
            .replaceFirst("(?s)    architecture: .*?    pytorch_version", "    pytorch_version")
            .replace("reference_tensor: raw", "reference_input: raw")
            .replaceFirst(
                "(?s)  onnx:.*",
                "  pytorch_script:\n    source: script.pt\n    pytorch_version: 1.6\n");

    Validation validation = validate(model);

    assertThat(codes(validation, Severity.ERROR)).isEmpty();
    assertThat(validation.description().orElseThrow())
        .isInstanceOfSatisfying(
            ResourceDescr.Model04.class,
            read -> {
              assertThat(read.descr().weights().torchscript()).isPresent();
              assertThat(read.descr().weights().pytorchStateDict().orElseThrow().architecture())
                  .hasToString("unet.py:UNet2d");
              assertThat(read.descr().metadata().authors().get(0).name()).isEqualTo("Ada Lovelace");
            });
  }

  @Test
  void findingsInModels03PointAtWhatIsWritten() throws IOException {
    String model =
        base("model-0.4")
            .replace("format_version: 0.4.10", "format_version: 0.3.6")
            .replace("type: model\n", "type: model\nsource: 1bad\n")
            .replaceFirst("    architecture: .*\n", "");

    Finding finding =
        validate(model).findings().stream()
            .filter(found -> found.severity() == Severity.ERROR)
            .findFirst()
            .orElseThrow();

    assertThat(finding.path()).hasToString("weights.pytorch_state_dict.architecture");
    assertThat(Objects.requireNonNull(finding.span()).line()).isEqualTo(2);
  }

  @Test
  void carriesGenericDescriptionsOver() throws IOException {
    Validation newest = newest(base("generic-0.2").replace("cover.tif", "cover.png"));

    assertThat(newest.judgedAs()).contains(ResourceFormat.GENERIC_0_3);
    assertThat(codes(newest, Severity.ERROR)).isEmpty();
  }

  @Test
  void carriesCollectionsOver() throws IOException {
    Validation newest =
        newest(base("collection-0.2").replace("name: ilastik\n", "name: ilastik resources\n"));

    assertThat(newest.judgedAs()).contains(ResourceFormat.COLLECTION_0_3);
    assertThat(codes(newest, Severity.ERROR)).isEmpty();
  }

  @Test
  void movesDependenciesOfTheFirst04ToTheStateDict() throws IOException {
    String model =
        base("model-0.4")
            .replace(
                "format_version: 0.4.10", "format_version: 0.4.0\ndependencies: conda:env.yaml");

    assertThat(codes(validate(model), Severity.WARNING))
        .containsExactly("weights-custom-dependencies");
  }

  private static Validation newest(String text) {
    Validation declared = validate(text);
    assertThat(codes(declared, Severity.ERROR)).as("in its own format").isEmpty();
    return NewestFormat.judge(declared);
  }

  private static Set<String> errors(String text) {
    return codes(newest(text), Severity.ERROR);
  }

  private static ModelDescr model(Validation validation) {
    assertThat(codes(validation, Severity.ERROR)).isEmpty();
    return ((ResourceDescr.Model05) validation.description().orElseThrow()).descr();
  }

  private static Set<String> codes(Validation validation, Severity severity) {
    TreeSet<String> codes = new TreeSet<>();
    for (Finding finding : validation.findings()) {
      if (finding.severity() == severity) {
        codes.add(finding.code().slug());
      }
    }
    return codes;
  }

  private static Validation validate(String text) {
    return SpecValidator.validate(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/rdf/base/" + name + ".yaml"));
  }
}
