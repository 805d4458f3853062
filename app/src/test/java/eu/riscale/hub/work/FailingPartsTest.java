package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Models;
import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.consumer.Needs;
import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.engine.GpuNeeds;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.inspect.ModelInspector;
import eu.riscale.hub.inspect.WeightsPage;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.picture.Pictures;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A part of the program at which hub fails is one finding; what other parts say is still reported.
class FailingPartsTest {
  private static final Path MODEL = Models.of("pass-conv2d-v05");

  @TempDir Path dir;

  private static final class Unlucky implements Consumer {
    @Override
    public String id() {
      return "unlucky";
    }

    @Override
    public String version() {
      return "";
    }

    @Override
    public Needs needs() {
      return new Needs(List.of(), "", "", "", "", "");
    }

    @Override
    public Verdict judge(Traits model) {
      throw new ArithmeticException("integer overflow");
    }
  }

  @Test
  void otherSoftwareIsStillJudgedFor() {
    ResourceResult result =
        validating(List.of(new Unlucky(), Consumers.of("ilastik").orElseThrow()))
            .source(MODEL.toString());

    assertThat(result.showsBug()).isTrue();
    assertThat(result.findings())
        .extracting(finding -> finding.message())
        .anySatisfy(message ->
            assertThat(message)
                .startsWith(
                    "Unlucky failed with java.lang.ArithmeticException: integer overflow at "));
    assertThat(result.outcome())
        .isInstanceOfSatisfying(
            Outcome.Validated.class,
            judged ->
                assertThat(judged.consumers())
                    .extracting(Verdict::consumer)
                    .containsExactly("ilastik"));
  }

  @Test
  void whatFailsLaterTakesNothingAlong() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Models.edit(twin, "license: ", "licence: MIT\nlicense: ");

    ResourceResult result =
        validating(List.of())
            .source(
                twin.toString(),
                checked -> {
                  throw new IllegalStateException("no such tensor");
                });

    assertThat(result.showsBug()).isTrue();
    assertThat(result.described().facts().type()).isEqualTo("model");
    assertThat(result.findings())
        .extracting(finding -> finding.code() + " @ " + finding.path())
        .contains("field-unknown @ licence")
        .endsWith("bug-in-hub @ ");
  }

  @Test
  void otherWeightsAreStillShown() {
    List<WeightsPage> shown = new ArrayList<>();

    ResourceResult result =
        validating(List.of())
            .source(
                MODEL.toString(),
                checked -> {
                  ModelInspector.Inspected made =
                      new ModelInspector(FailingPartsTest::unlucky, Pictures.LEFT_OUT)
                          .inspect(checked.validation(), checked.source())
                          .orElseThrow();
                  shown.addAll(made.page().weights());
                  return checked.then(new Outcome.Validated(List.of()), made.findings());
                });

    assertThat(shown).extracting(WeightsPage::format).containsExactly("torchscript");
    assertThat(result.findings())
        .filteredOn(finding -> finding.code().slug().equals("bug-in-hub"))
        .extracting(finding -> finding.path().toString())
        .containsExactly("weights.onnx");
  }

  private static EngineReport unlucky(WeightsFormat format) {
    if (format == WeightsFormat.ONNX) {
      throw new IllegalStateException("no engine");
    }
    return new EngineReport("PyTorch", "", List.of(format), List.of(), "", "", "", GpuNeeds.NONE);
  }

  private static Validate validating(List<Consumer> consumers) {
    return new Validate(
        InputStream.nullInputStream(),
        new ValidateOptions(
            ValidateOptions.NamedFiles.CHECKED,
            ValidateOptions.FormatVersion.DISCOVER,
            source -> Policy.AS_SPECIFIED,
            consumers,
            ModelCode.REFUSED));
  }
}
