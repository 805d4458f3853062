package eu.riscale.hub.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.command.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model that every consumer runs but those that are made for their own models only, and what
/// changes of its description cost it.
class ConsumersTest {
  private static final String MODEL =
      """
      type: model
      format_version: 0.5.10
      id: brave-cell
      name: Cells
      covers: [cover.png]
      documentation: README.md
      tags: [instance-segmentation]
      inputs:
      - id: raw
        axes: [{type: batch}, {type: channel}, {type: space, id: y}, {type: space, id: x}]
        preprocessing:
        - {id: scale_range, kwargs: {min_percentile: 1, max_percentile: 99}}
      outputs:
      - id: mask
        axes: [{type: batch}, {type: channel}, {type: space, id: y}, {type: space, id: x}]
        postprocessing:
        - {id: sigmoid}
      weights:
        pytorch_state_dict: {source: a.pth, architecture: {callable: Net, kwargs: {classes: 2}}}
        torchscript: {source: a.pt, pytorch_version: 1.13.1}
        onnx: {source: a.onnx, opset_version: 15}
      """;

  @ParameterizedTest
  @CsvSource({
    "bioimageio.core, runs",
    "jdll, runs",
    "deepimagej, runs",
    "icy, runs",
    "ilastik, runs",
    "biapy, runs",
    "careamics, not-applicable",
    "qupath, runs",
    "stardist, not-applicable",
    "zerocostdl4mic, not-applicable",
    "bioengine, runs",
    "ri-scale, runs"
  })
  void aModelWithoutPeculiaritiesRuns(String consumer, String verdict) {
    assertThat(judge(consumer, MODEL).outcome().word()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdll | id: brave-cell | icon: x.png | does-not-run | id-missing",
        "jdll | documentation: README.md | documentation: {source: R.md} | does-not-run |"
            + " file-mappings",
        "jdll | {id: sigmoid} | {id: softmax} | does-not-run | step-unknown",
        "jdll | max_percentile: 99 | reference_tensor: raw | does-not-run | step-kwargs",
        "icy | pytorch_version: 1.13.1 | pytorch_version: 2.7.1 | limits | engine-version",
        "jdll | opset_version: 15 | opset_version: 20 | limits | engine-version",
        "jdll | {id: sigmoid} | {id: zero_mean_unit_variance, kwargs: {axes: [x]}} | limits |"
            + " step-axes",
        "jdll | format_version: 0.5.10 | format_version: 0.3.6 | does-not-run | format-version",
        "deepimagej | - id: raw | - {id: more}\\n- id: raw | does-not-run | input-count",
        "ilastik | - id: mask | - {id: more}\\n- id: mask | does-not-run | output-count",
        "ilastik | pytorch_version: 1.13.1 | pytorch_version: 2.7.1 | runs |",
        "ilastik | pytorch_version: 1.13.1 | pytorch_version: 2.8.0+cu128 | limits |"
            + " engine-version",
        "ilastik | {type: space, id: y} | {type: index} | limits | axes-order",
        "ilastik | {type: channel}, {type: space, id: y} | {type: space, id: depth}, {type: space,"
            + " id: y} | limits | axes-order",
        "ilastik | torchscript: | keras_v3: | runs |",
        "biapy | [instance-segmentation] | [Cells] | does-not-run | workflow-tag",
        "biapy | [instance-segmentation] | [semantic-segmentation, classes] | runs | ",
        "biapy | classes: 2 | depth: 2, postprocessing: sigmoid | does-not-run |"
            + " architecture-kwargs",
        "biapy | , kwargs: {classes: 2} | | does-not-run | architecture-kwargs",
        "biapy | {type: channel}, {type: space, id: y} | {type: space, id: y} | does-not-run |"
            + " axes-order",
        "biapy | {id: scale_range | {id: clip | does-not-run | preprocessing",
        "biapy | [instance-segmentation] | [image-classification] | does-not-run | workflow-tag",
        "biapy | min_percentile: 1, | | does-not-run | step-kwargs",
        "biapy | preprocessing: | preprocessing:\\n"
            + "  - {id: ensure_dtype, kwargs: {dtype: float32}} | runs |",
        "biapy | preprocessing: | preprocessing:\\n  - {id: ensure_dtype, kwargs: {dtype: uint8}} |"
            + " does-not-run | preprocessing",
        "bioimageio.core | - id: raw | - {id: more}\\n- id: raw | runs |",
        "careamics | [instance-segmentation] | [CAREamics] | does-not-run | attachment-missing",
        "qupath | {type: space, id: y} | {type: space, id: z} | does-not-run | axes-order",
        "qupath | max_percentile: 99 | mode: per_dataset | does-not-run | step-mode",
        "stardist | name: Cells | name: StarDist cells | does-not-run | weights-format",
        "zerocostdl4mic | name: Cells | links: [zero/notebook] | does-not-run | weights-format",
        "bioimageio.core | {id: sigmoid} | {id: custom} | limits | step-runs-code",
        "bioengine | max_percentile: 99 | max_percentile: .inf | does-not-run | infinite-number",
        "ri-scale | covers: [cover.png] | icon: x.png | limits | cover-missing",
        "ri-scale | format_version: 0.5.10 | format_version: 0.4.2 | does-not-run | format-version"
      })
  void whatAConsumerLacksIsSaid(
      String consumer, String from, @Nullable String to, String verdict, @Nullable String code) {
    String given = to == null ? "" : to.replace("\\n", "\n");
    assertThat(MODEL).contains(from);
    Verdict judged = judge(consumer, first(from, given));
    List<String> codes = judged.reasons().stream().map(Verdict.Reason::code).toList();
    assertThat(judged.outcome().word()).as(judged.toString()).isEqualTo(verdict);
    if (code != null) {
      assertThat(codes).contains(code);
    }
  }

  @Test
  void aStateDictAloneRunsInDeepImageJWithLimits() {
    String model = MODEL.substring(0, MODEL.indexOf("  torchscript:"));
    assertThat(judge("deepimagej", model).outcome()).isEqualTo(Verdict.Outcome.LIMITS);
    assertThat(judge("jdll", model).outcome()).isEqualTo(Verdict.Outcome.DOES_NOT_RUN);
    assertThat(judge("qupath", model).outcome()).isEqualTo(Verdict.Outcome.DOES_NOT_RUN);
  }

  @ParameterizedTest
  @CsvSource({
    "'[semantic-segmentation]', classes: 2, runs",
    "'[semantic-segmentation]', 'out_channels: [1, 3]', runs",
    "'[semantic-segmentation]', depth: 2, does-not-run",
    "'[segmentation]', classes: two, does-not-run",
    "'[segmentation, instance-segmentation]', depth: 2, runs"
  })
  void biaPyNeedsTheNumberOfClassesForSemanticSegmentation(
      String tags, String kwargs, String verdict) {
    String model = first("[instance-segmentation]", tags).replace("classes: 2", kwargs);
    assertThat(judge("biapy", model).outcome().word()).isEqualTo(verdict);
    String own = model.replace("callable: Net", "callable: UNETR");
    assertThat(judge("biapy", own).outcome().word())
        .isEqualTo(kwargs.equals("depth: 2") ? "runs" : verdict);
  }

  @Test
  void ilastikTheProgramLoadsPyTorchAlone() {
    String model = MODEL.replaceAll("  pytorch_state_dict:.*\n", "");
    assertThat(judge("ilastik", model).outcome()).isEqualTo(Verdict.Outcome.RUNS);
    Verdict verdict = judge("ilastik", model.replaceAll("  torchscript:.*\n", ""));
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.LIMITS);
    assertThat(verdict.reasons()).extracting(Verdict.Reason::code).contains("weights-format");
  }

  @Test
  void ilastikInstallsNothingForAStateDict() {
    String alone = MODEL.substring(0, MODEL.indexOf("  torchscript:"));
    assertThat(judge("ilastik", alone).outcome()).isEqualTo(Verdict.Outcome.RUNS);
    String needy =
        alone.replace("{source: a.pth,", "{source: a.pth, dependencies: {source: e.yml},");
    assertThat(judge("ilastik", needy).outcome()).isEqualTo(Verdict.Outcome.DOES_NOT_RUN);
    String either =
        MODEL.replace("{source: a.pth,", "{source: a.pth, dependencies: {source: e.yml},");
    assertThat(judge("ilastik", either).outcome()).isEqualTo(Verdict.Outcome.RUNS);
  }

  @Test
  void severalInputsGoToNoKerasOfTheReference() {
    String model =
        first("- id: raw", "- {id: more}\n- id: raw")
            .replaceAll("(?s)  pytorch_state_dict.*", "  keras_v3: {source: a.keras}\n");
    assertThat(judge("bioimageio.core", model).reasons())
        .extracting(Verdict.Reason::code)
        .containsExactly("input-count");
    String either = model + "  onnx: {source: a.onnx, opset_version: 15}\n";
    assertThat(judge("bioimageio.core", either).outcome()).isEqualTo(Verdict.Outcome.LIMITS);
  }

  @Test
  void anUnknownConsumerIsWrongUsage() {
    HubRun run = HubRun.of("validate", "--no-io", "--for", "ilastic", "-");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("did you mean 'ilastik'?");
  }

  @Test
  void theReportForPeopleNamesEveryReason() {
    HubRun run = HubRun.withInput(MODEL, "validate", "--no-io", "--for", "careamics", "-");
    assertThat(run.out())
        .contains("careamics 0.1.0        not made for such models")
        .contains("The model has no tag 'CAREamics'.");
  }

  /// By the path that the command line takes.
  private static Verdict judge(String consumer, String model) {
    HubRun run =
        HubRun.withInput(model, "validate", "--no-io", "--report=json", "--for", consumer, "-");
    JsonNode verdict =
        JsonMapper.shared().readTree(run.out()).path("results").path(0).path("consumers").path(0);
    List<Verdict.Reason> reasons = new ArrayList<>();
    for (JsonNode reason : verdict.path("reasons")) {
      reasons.add(
          new Verdict.Reason(
              reason.path("code").asString(),
              reason.path("message").asString(),
              reason.path("hint").asString("")));
    }
    for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
      if (outcome.word().equals(verdict.path("verdict").asString())) {
        return new Verdict(verdict.path("id").asString(), "", outcome, reasons);
      }
    }
    throw new AssertionError(run.out());
  }

  private static String first(String from, String to) {
    int at = MODEL.indexOf(from);
    return MODEL.substring(0, at) + to + MODEL.substring(at + from.length());
  }
}
