package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.convert.ConvertCodes;
import eu.riscale.hub.fit.FitCodes;
import eu.riscale.hub.inspect.InspectCodes;
import eu.riscale.hub.packaging.PackageCodes;
import eu.riscale.hub.policy.PolicyCodes;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.spec.CodeCatalog;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.work.WorkCodes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  @Test
  void explainsACodeWithBothExamples() {
    HubRun run = HubRun.of("explain", "field-unknown");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("error[field-unknown] ")
        .contains("Wrong:\n\n    licence: MIT\n")
        .contains("Right:\n\n    license: MIT\n")
        .contains("Specification: ");
  }

  @Test
  void listsEveryCodeOfBothModules() {
    HubRun run = HubRun.of("explain");
    List<Code> all = new ArrayList<>(CodeCatalog.all());
    all.addAll(RunCodes.all());
    all.addAll(WorkCodes.all());
    all.addAll(PolicyCodes.all());
    all.addAll(FitCodes.all());
    all.addAll(InspectCodes.all());
    all.addAll(PackageCodes.all());
    all.addAll(ConvertCodes.all());
    all.addAll(Profile.codes());
    assertThat(run.out().lines()).hasSize(all.size());
    assertThat(all).allSatisfy(code -> assertThat(run.out()).contains(code.what()));
    assertThat(all).extracting(Code::slug).doesNotHaveDuplicates();
    assertThat(all).allSatisfy(code -> assertThat(code.why()).as(code.slug()).isNotEmpty());
    assertThat(all).allSatisfy(code -> assertThat(code.section()).as(code.slug()).isNotEmpty());
  }

  /// The specification gives a halo of 0.5 to time and space axes of outputs, as a number of at
  /// least 1, and one of 0.4 to outputs, as a list.
  @Test
  void aFieldIsToldForEachFormatWithTheFindingsAboutIt() {
    HubRun run = HubRun.of("explain", "halo");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            """
              in        model 0.5: outputs.axes[space].halo, outputs.axes[time].halo
              required  no
              holds     a whole number (at least 1)
              default   none
              example
                halo: 8
            """)
        .contains(
            """
              in        model 0.4: outputs.halo
              required  no
              holds     a list (each: a whole number)
            """)
        .contains("Findings about it:\n\n")
        .contains("\n  halo-length ")
        .contains("\n  halo-needs-size-reference ");
    assertThat(HubRun.of("explain", "test_tensor").out()).contains("Findings about it");
  }

  @Test
  void aPlaceMayBeGivenAsReportsWriteIt() {
    String place = HubRun.of("explain", "weights.onnx.opset_version").out();
    assertThat(place)
        .contains("in        model 0.5: weights.onnx.opset_version\n  required  yes\n")
        .contains("in        model 0.4: weights.onnx.opset_version\n  required  no\n")
        .contains("holds     a whole number (at least 7)\n")
        .contains("    opset_version: 17\n");
    assertThat(HubRun.of("explain", "inputs[0].axes[2].size").out())
        .isEqualTo(HubRun.of("explain", "inputs.axes.size").out())
        .contains(
            "holds     a number, {min, step} or {tensor_id, axis_id} (a whole number; at least 1)")
        .contains("    size: {min: 64, step: 16}\n");
  }

  @Test
  void aStepIsToldWithItsFormulaAndSettings() {
    assertThat(HubRun.of("explain", "scale_range").out())
        .startsWith("scale_range: (x - low) / (high - low + eps), ")
        .contains("in        model 0.5: inputs.preprocessing, outputs.postprocessing, as id\n")
        .contains("in        model 0.4: inputs.preprocessing, outputs.postprocessing, as name\n")
        .contains("kwargs.min_percentile: default 0.0; a number (at least 0 and below 100)\n")
        .contains("kwargs.max_percentile: default 100.0; a number (above 1 and at most 100)\n")
        .contains("kwargs.eps: default 1.0e-6; a number (above 0 and at most 0.1)\n")
        .contains("kwargs.mode: required; one of per_dataset, per_sample\n")
        .contains("    - id: scale_range\n      kwargs:\n");
    assertThat(HubRun.of("explain", "channel").out())
        .contains("in        model 0.5: inputs.axes, outputs.axes, as type\n")
        .contains("channel_names: required; a list (at least one value; each: text)\n");
  }

  @Test
  void aNameThatIsNearlyAFieldIsAnsweredWithThat() {
    assertThat(HubRun.of("explain", "halo_size").err())
        .isEqualTo(
            "hub: there is no finding, field, step or axis 'halo_size'; did you mean 'size' or"
                + " 'halo'?\n");
    assertThat(HubRun.of("explain", "postprocesing").err())
        .isEqualTo(
            "hub: there is no finding, field, step or axis 'postprocesing'; did you mean"
                + " 'postprocessing'?\n");
    HubRun other = HubRun.of("explain", "q\u001b[31m\nq");
    assertThat(other.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(other.err()).doesNotContain("\u001b").hasLineCount(1);
  }

  @Test
  void anUnknownCodeIsWrongUsageWithASuggestion() {
    HubRun run = HubRun.of("explain", "output-mismach");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .isEqualTo(
            "hub: there is no finding, field, step or axis 'output-mismach'; did you mean"
                + " 'output-mismatch'?\n");
  }
}
