package eu.riscale.hub.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chains of steps drawn by `app/src/test/steps/random_chains.py` give what its formulas, written
/// from the texts of the specification, give: whole numbers exactly, floats within 1e-5.
class RandomChainsTest {
  private static final double TOLERANCE = 1e-5;
  private static final int MOST_SHOWN = 20;
  private static final String NOT_RUN =
      "not run: HUB_RANDOM_CHAINS has to name a file that app/src/test/steps/random_chains.py"
          + " wrote";

  @Test
  void aFewGiveWhatTheFormulasGive() throws Exception {
    Path file =
        Path.of(Objects.requireNonNull(getClass().getResource("/steps/chains.jsonl")).toURI());
    assertThat(compare(file)).isEqualTo(20);
  }

  /// Of the file that `HUB_RANDOM_CHAINS` names.
  @Test
  void manyGiveWhatTheFormulasGive() throws Exception {
    String file = System.getenv("HUB_RANDOM_CHAINS");
    if (file == null) {
      System.out.println("RandomChainsTest: " + NOT_RUN);
      abort(NOT_RUN);
    }
    System.out.printf("%d chains agree%n", compare(Path.of(Objects.requireNonNull(file))));
  }

  /// How many chains there are, all of which agree.
  private static int compare(Path file) throws Exception {
    List<String> lines = Files.readAllLines(file);
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      Chain chain = new Chain(JsonMapper.shared().readTree(line));
      difference(chain).ifPresent(text -> wrong.add(chain + ": " + text));
    }
    String shown = String.join("\n", wrong.subList(0, Math.min(MOST_SHOWN, wrong.size())));
    assertThat(wrong.size()).as("of %d, differ:%n%s", lines.size(), shown).isZero();
    return lines.size();
  }

  private static Optional<String> difference(Chain chain) {
    if (!(chain.compile().orElse(null) instanceof OpPlan plan)) {
      return Optional.of("hub cannot run it, " + chain.compile());
    }
    Sample sample = chain.sample();
    try {
      Tensor in = sample.tensor("t").orElseThrow();
      return difference(plan.apply(in, sample), tensor(chain.json().get("expected")));
    } catch (OpException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> difference(Tensor found, Tensor expected) {
    if (found.dtype() != expected.dtype()) {
      return Optional.of(found.dtype() + " where " + expected.dtype() + " is expected");
    }
    assertThat(found.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < found.size(); i++) {
      if (!isSame(found, expected, i)) {
        return Optional.of(found.at(i) + " at " + i + " where " + expected.at(i) + " is expected");
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Tensor found, Tensor expected, int at) {
    if (found.array() instanceof long[] numbers) {
      return numbers[at] == ((long[]) expected.array())[at];
    }
    double x = found.at(at);
    double wanted = expected.at(at);
    double allowed = expected.dtype().isFloat() ? TOLERANCE * (1 + Math.abs(wanted)) : 0;
    return Double.compare(x, wanted) == 0 || Math.abs(x - wanted) <= allowed;
  }

  /// One line of the file.
  private record Chain(JsonNode json) {
    Optional<Compiled> compile() {
      Side side = json.get("side").asString().equals("pre") ? Side.INPUT : Side.OUTPUT;
      ResourceFormat format =
          json.get("format").asString().equals("0.5")
              ? ResourceFormat.MODEL_0_5
              : ResourceFormat.MODEL_0_4;
      return Vectors.compile(format, json.get("tensor").toString(), side);
    }

    /// The first sample, in the dataset of all of them where there are more.
    Sample sample() {
      List<Sample> samples = new ArrayList<>();
      for (JsonNode described : json.get("samples")) {
        Map<String, Tensor> tensors = new HashMap<>();
        described.forEachEntry((id, tensor) -> tensors.put(id, tensor(tensor)));
        samples.add(Sample.of(tensors));
      }
      Sample first = samples.getFirst();
      return samples.size() == 1 ? first : first.within(samples);
    }

    @Override
    public String toString() {
      return json.get("name").asString() + " " + json.get("tensor");
    }
  }

  private static Tensor tensor(JsonNode json) {
    DType dtype = DType.of(json.get("dtype").asString()).orElseThrow();
    List<String> axes = json.get("axes").valueStream().map(JsonNode::asString).toList();
    int[] shape = json.get("shape").valueStream().mapToInt(JsonNode::asInt).toArray();
    List<JsonNode> values = json.get("values").valueStream().toList();
    Object array = dtype.newArray(values.size());
    for (int i = 0; i < values.size(); i++) {
      put(values.get(i), array, i);
    }
    return Tensor.of(dtype, array, axes, shape);
  }

  private static void put(JsonNode value, Object array, int at) {
    switch (array) {
      case float[] to -> to[at] = (float) number(value);
      case double[] to -> to[at] = number(value);
      case byte[] to -> to[at] = value.bigIntegerValue().byteValue();
      case short[] to -> to[at] = value.bigIntegerValue().shortValue();
      case int[] to -> to[at] = value.bigIntegerValue().intValue();
      case long[] to -> to[at] = value.bigIntegerValue().longValue();
      default -> throw new IllegalArgumentException(array.getClass().getName());
    }
  }

  private static double number(JsonNode value) {
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
  }
}
