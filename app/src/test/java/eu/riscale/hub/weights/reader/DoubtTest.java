package eu.riscale.hub.weights.reader;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import eu.riscale.hub.weights.tensorflow.Proto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One wording for findings and for tests that are skipped.
class DoubtTest {
  @TempDir Path temp;

  private static final String WEIGHTS = "The weights";

  @Test
  void saysWhatReachesBeyondTheNetwork() {
    Uses uses = uses(WeightsFormat.TORCHSCRIPT, "torch.save", Effect.FILES);
    assertThat(Doubt.unsafe(WEIGHTS, uses))
        .contains(
            new Doubt(
                "The weights would do more than compute: torch.save reads or writes files (here).",
                "Take such calls out of the network and save it again with torch.jit.script or"
                    + " torch.jit.trace.",
                "hub runs them where you trust their author: hub test --trust-code."));
    assertThat(Doubt.unknown(WEIGHTS, uses)).isEmpty();
  }

  @Test
  void saysWhatIsNotKnown() {
    Uses uses = uses(WeightsFormat.ONNX, "author.Foo", Effect.UNKNOWN);
    assertThat(Doubt.unsafe(WEIGHTS, uses)).isEmpty();
    assertThat(Doubt.unknown(WEIGHTS, uses))
        .contains(
            new Doubt(
                "The weights may do more than compute: it uses author.Foo (here), which hub does"
                    + " not know.",
                "Export the network again with the operators of ONNX alone.",
                "Only software that brings the operator along can run it as it is."));
  }

  /// ONNX Runtime saves the network so, and no operator of it is foreign.
  @Test
  void saysWhatAFileIsThatFitsOneMachine() {
    Doubt doubt =
        Doubt.unknown(WEIGHTS, uses(WeightsFormat.ONNX, "com.microsoft.nchwc.Conv", Effect.TUNED))
            .orElseThrow();
    assertThat(doubt.message())
        .isEqualTo(
            "The weights may do more than compute: it uses com.microsoft.nchwc.Conv (here), which"
                + " is made for one kind of processor and does not check what it is given.");
    assertThat(doubt.hint())
        .isEqualTo(
            "Give the file that this one was made from: ONNX Runtime saves such a file where"
                + " optimized_model_filepath is set.");
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    assertThat(
            Doubt.unknown(
                WEIGHTS,
                new Uses(List.of(), Set.of(), "its end is missing", Uses.Reading.BROKEN_OFF)))
        .contains(
            new Doubt(
                "The weights may do more than compute: it cannot be read to its end: its end is"
                    + " missing.",
                "Save the weights again, from the original network.",
                ""));
  }

  @Test
  void aNetworkThatIsOnlyTooLargeIsNotCalledDamaged() throws Exception {
    Proto node = new Proto().text(4, "y".repeat(4096));
    Proto graph = new Proto();
    for (int i = 0; i <= 16 << 10; i++) {
      graph.message(1, node);
    }
    Proto opset = new Proto().number(2, 17);
    Proto model = new Proto().number(1, 8).message(7, graph).message(8, opset);
    Path file = Files.write(temp.resolve("large.onnx"), model.bytes());

    Uses uses = UsesReader.of(file);

    assertThat(uses.reading()).isEqualTo(Uses.Reading.BEYOND_LIMITS);
    assertThat(Doubt.unknown(WEIGHTS, uses).orElseThrow().message())
        .isEqualTo(
            "The weights may do more than compute: it cannot be read to its end: it has more than"
                + " 64 MiB of text, the most that hub reads.");
    assertThat(Doubt.unknown(WEIGHTS, uses).orElseThrow().remedy())
        .startsWith("They need not be wrong.");
  }

  private static Uses uses(WeightsFormat format, String operation, Effect effect) {
    return new Uses(
        List.of(new Use(operation, effect, "here")), Set.of(format), "", Uses.Reading.WHOLE);
  }
}
