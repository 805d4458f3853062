package eu.riscale.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.report.Sample;
import eu.riscale.hub.run.result.Printed;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResultCodecTest {
  private static final List<ResourceResult> RESULTS =
      List.of(
          Sample.failed(),
          Sample.seen(),
          Sample.onGpu(),
          Sample.valid("models/nuclei"),
          Sample.unreadable());

  /// But for what was printed, which the sending process does not know.
  @Test
  void aResultComesBackAsItWas() throws Exception {
    for (ResourceResult result : RESULTS) {
      assertThat(ResultCodec.result(ResultCodec.bytes(result))).isEqualTo(unprinted(result));
    }
  }

  private static ResourceResult unprinted(ResourceResult result) {
    return result.outcome() instanceof Outcome.Tested(var tests, var end)
        ? result.with(
            new Outcome.Tested(
                tests.stream().map(test -> test.withPrinted(Printed.NOTHING)).toList(), end))
        : result;
  }

  /// What broke a test off is told by a value: a model chooses texts, and may choose these.
  @Test
  void howFarATestCameIsNoMatterOfWords() throws Exception {
    WeightsTest skipped =
        ((Outcome.Tested) Sample.failed().outcome())
            .tests().stream()
                .filter(test -> test.status() == WeightsTest.Status.SKIPPED)
                .findFirst()
                .orElseThrow();
    for (WeightsTest.Progress progress : WeightsTest.Progress.values()) {
      WeightsTest test = reached(skipped, progress);
      ResourceResult result =
          Sample.failed().with(new Outcome.Tested(List.of(test), Outcome.End.CUT_OFF));
      assertThat(ResultCodec.result(ResultCodec.bytes(result))).isEqualTo(result);
      assertThat(test.isNotBegun()).isEqualTo(progress == WeightsTest.Progress.NOT_BEGUN);
      assertThat(test.isBrokenOff()).isEqualTo(progress == WeightsTest.Progress.BROKEN_OFF);
    }
  }

  private static WeightsTest reached(WeightsTest test, WeightsTest.Progress progress) {
    return new WeightsTest(
        test.weights(),
        test.name(),
        test.status(),
        progress,
        "The test ended before these weights.",
        test.detail(),
        test.ranOn(),
        test.seconds(),
        test.phases(),
        test.peakMemory(),
        test.outputs(),
        test.findings(),
        Printed.NOTHING);
  }

  @Test
  void whatIsCutShortOrGoesOnIsNoResult() {
    byte[] whole = ResultCodec.bytes(Sample.failed());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ResultCodec.result(cut)).isInstanceOf(IOException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> ResultCodec.result(longer)).isInstanceOf(IOException.class);
  }

  /// Whatever comes is read or refused, and takes no more memory than it is long.
  @Test
  void noBytesDoHarm() {
    byte[] whole = ResultCodec.bytes(Sample.failed());
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = whole.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(ResultCodec.result(changed)).isNotNull();
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("malformed message: ");
      }
    }
  }
}
