package eu.riscale.hub.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// TensorFlow.js models and configurations that claim more than there is memory for.
class HostileTensorFlowJsTest {

  @Test
  void weightsAreReadFromJoinedShards() throws IOException {
    JsonNode json =
        json("\"a\", \"b\"", "{\"name\": \"w\", \"shape\": [2], \"dtype\": \"float32\"}");
    KerasFile file = TensorFlowJsFile.read(json, new Floats(4, 0.5f));
    Weight weight = ((TensorFlowJsFile) file.weights()).weights().get("w");
    assertThat(Objects.requireNonNull(weight).data()).containsExactly(0.5f, 0.5f);
  }

  /// Without a limit, a zip of a kilobyte is read as any number of gigabytes.
  @Test
  void oneShardListedManyTimesIsNotRead() {
    String paths = String.join(",", Collections.nCopies(20_000, "\"s\""));
    assertRefused(
        json(paths, ""),
        new Unread(1 << 20),
        Refusal.Reason.TOO_LARGE,
        "the shards hold more than");
  }

  @Test
  void shardsAreHeldToTheMemoryThatTheWeightsLeave() {
    WeightBudget budget = new WeightBudget(1 << 20, 0, 8 << 20);
    budget.pass(6 << 20, "the shards");
    budget.take(1 << 18, 0, "w");
    budget.pass(4 << 20, "the shards");
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> budget.pass((4 << 20) + 1, "the shards"));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_LARGE);
    assertThat(refusal).hasMessage("reading the shards takes more memory than there is");
  }

  /// A byte in the file is four in memory, and what a group holds may be listed again and again.
  @Test
  void numbersAreHeldToWhatTheFileCanHold() {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      groups
          .append(i == 0 ? "" : ",")
          .append(
              group(
                  "\"s\"",
                  "{\"name\": \"w%d\", \"shape\": [1048576], \"dtype\": \"uint8\"}".formatted(i)));
    }
    assertRefused(
        model(groups.toString()),
        new Floats(1 << 20, 1),
        Refusal.Reason.TOO_LARGE,
        "the weight w16 brings the weights above 64 MB, more than a file of its size can hold");
  }

  @Test
  void aShardThatIsNotThereIsNamed() {
    assertRefused(
        json("\"s\"", ""),
        new Unread(-1),
        Refusal.Reason.BROKEN_FILE,
        "the shard s is missing beside model.json");
  }

  @Test
  void manySmallValuesAreNotTakenIntoMemory() {
    String text = "[" + "0,".repeat(1_000_000) + "0]";
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> Json.read(text, "the model_config"));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_LARGE);
    assertThat(refusal).hasMessage("the model_config has more than 1000000 values");
  }

  private static void assertRefused(
      JsonNode json, TensorFlowJsFile.Shards shards, Refusal.Reason reason, String message) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> TensorFlowJsFile.read(json, shards));
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal).hasMessageStartingWith(message);
  }

  private static JsonNode json(String paths, String weights) {
    return model(group(paths, weights));
  }

  private static String group(String paths, String weights) {
    return "{\"paths\": [" + paths + "], \"weights\": [" + weights + "]}";
  }

  private static JsonNode model(String groups) {
    return Json.read(
        "{\"modelTopology\": {\"model_config\": {}}, \"weightsManifest\": [" + groups + "]}",
        "model.json");
  }

  /// Files of one size, which must not be read.
  private record Unread(long bytes) implements TensorFlowJsFile.Shards {
    @Override
    public long size(String name) {
      return bytes;
    }

    @Override
    public byte[] read(String name) {
      throw new AssertionError("read " + name);
    }
  }

  /// Files of one number, again and again.
  private record Floats(int bytes, float number) implements TensorFlowJsFile.Shards {
    @Override
    public long size(String name) {
      return bytes;
    }

    @Override
    public byte[] read(String name) {
      ByteBuffer content = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (content.hasRemaining()) {
        content.putFloat(number);
      }
      return content.array();
    }
  }
}
