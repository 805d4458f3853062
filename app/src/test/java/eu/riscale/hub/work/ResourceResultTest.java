package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.packaging.Packed;
import eu.riscale.hub.run.result.Printed;
import eu.riscale.hub.run.result.RanOn;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceResultTest {
  private static final Finding WARNING = finding(Code.warning("some-warning", "It is odd."));
  private static final Finding ERROR = finding(Code.error("some-error", "It is wrong."));

  @Test
  void aDescriptionIsValidWithoutAnError() {
    Outcome validated = new Outcome.Validated(List.of());
    assertThat(of(validated).status()).isEqualTo(Status.VALID);
    assertThat(of(validated, WARNING).status()).isEqualTo(Status.VALID);
    assertThat(of(validated, WARNING, ERROR).status()).isEqualTo(Status.INVALID);
  }

  @Test
  void aModelHasPassedWhereSomethingRanAndNothingFailed() {
    assertThat(tested("PASSED").status()).isEqualTo(Status.PASSED);
    assertThat(tested("PASSED", "SKIPPED").status()).isEqualTo(Status.PASSED);
    assertThat(tested("PASSED", "FAILED").status()).isEqualTo(Status.FAILED);
    assertThat(tested("SKIPPED").status()).isEqualTo(Status.FAILED);
    assertThat(tested().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void whereTheMachineCannotItHasNeitherPassedNorFailed() {
    WeightsTest unusable =
        test(WeightsTest.Status.SKIPPED).withFindings(List.of(finding(RunCodes.ENGINE_UNUSABLE)));
    WeightsTest passed = test(WeightsTest.Status.PASSED);
    WeightsTest failed = test(WeightsTest.Status.FAILED);
    assertThat(whole(unusable).status()).isEqualTo(Status.UNTESTED);
    assertThat(whole(passed, unusable).status()).isEqualTo(Status.UNTESTED);
    assertThat(whole(failed, unusable).status()).isEqualTo(Status.FAILED);
    assertThat(whole(failed, unusable).isBeyondThisMachine()).isTrue();
  }

  @Test
  void whatEndedEarlyHasNotPassed() {
    List<WeightsTest> passed = List.of(test(WeightsTest.Status.PASSED));
    assertThat(of(new Outcome.Tested(passed, Outcome.End.CUT_OFF)).status())
        .isEqualTo(Status.FAILED);
  }

  @Test
  void aPackageIsMadeOrNot() {
    Packed packed = new Packed("a.zip", Packed.State.WRITTEN, List.of(), List.of(), List.of());
    assertThat(of(new Outcome.Packaged(packed), WARNING).status()).isEqualTo(Status.VALID);
    assertThat(of(new Outcome.NotPackaged(), ERROR).status()).isEqualTo(Status.FAILED);
  }

  @Test
  void findingsOfTestsCountAsThoseOfTheDescription() {
    WeightsTest skipped =
        test(WeightsTest.Status.SKIPPED).withFindings(List.of(finding(RunCodes.DEVICE_MISSING)));
    ResourceResult result = of(new Outcome.Tested(List.of(skipped), Outcome.End.REACHED), WARNING);
    assertThat(result.isBeyondThisMachine()).isTrue();
    assertThat(result.showsBug()).isFalse();
    assertThat(result.hasFindingsAt(Severity.ERROR)).isTrue();
    assertThat(result.everyFinding().map(finding -> finding.code().slug()))
        .containsExactly("some-warning", "device-missing");
  }

  private static ResourceResult of(Outcome outcome, Finding... findings) {
    return new ResourceResult(Described.unread("a"), List.of(findings), outcome);
  }

  private static ResourceResult tested(String... ends) {
    return whole(
        List.of(ends).stream()
            .map(end -> test(WeightsTest.Status.valueOf(end)))
            .toArray(WeightsTest[]::new));
  }

  private static ResourceResult whole(WeightsTest... tests) {
    return of(new Outcome.Tested(List.of(tests), Outcome.End.REACHED));
  }

  private static WeightsTest test(WeightsTest.Status status) {
    return new WeightsTest(
        "onnx",
        "a test",
        status,
        WeightsTest.Progress.ENDED,
        "",
        "",
        RanOn.NOTHING,
        0,
        Map.of(),
        0,
        List.of(),
        List.of(),
        Printed.NOTHING);
  }

  private static Finding finding(Code code) {
    return Finding.of(code, RdfPath.ROOT, "It is so.");
  }
}
