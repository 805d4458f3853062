package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Descriptions with thousands of parts of one kind: the work grows with their number. Each took
/// minutes, or made hub fail, when it grew with its square; the limit of time is many times what
/// they take.
class LargeDescriptionsTest {
  private static final int MANY = 20_000;

  @TempDir Path dir;

  private static final String HEAD =
      """
      type: model
      format_version: 0.5.14
      name: Many
      description: A model with many parts.
      cite: [{text: Somebody, doi: 10.1007/978-3-319-24574-4_28}]
      license: MIT
      documentation: README.md
      weights:
        onnx: {source: model.onnx, opset_version: 17}
      """;
  private static final String AUTHORS = "authors: [{name: Ada Lovelace, github_user: ada}]\n";
  private static final String INPUT =
      """
      inputs:
      - id: raw
        axes:
        - {type: batch}
        - {type: space, id: x, size: {min: 16, step: 8}}
        test_tensor: {source: input.npy}
      """;
  private static final String OUTPUT =
      """
      outputs:
      - id: mask
        axes:
        - {type: batch}
        - {type: space, id: x, size: {tensor_id: raw, axis_id: x}, halo: 2}
        test_tensor: {source: output.npy}
      """;

  enum Case {
    AXES_WITH_HALO(
        HEAD
            + AUTHORS
            + "inputs:\n- id: raw\n  test_tensor: {source: i.npy}\n  axes:\n"
            + many(i -> "  - {type: space, id: a" + i + ", size: {min: 16, step: 8}}\n")
            + "outputs:\n- id: mask\n  test_tensor: {source: o.npy}\n  axes:\n"
            + many(i ->
                "  - {type: space, id: a%d, halo: 2, size: {tensor_id: raw, axis_id: a%d}}\n"
                    .formatted(i, i))),
    UNKNOWN_AXES(
        HEAD
            + AUTHORS
            + INPUT
            + "outputs:\n- id: mask\n  test_tensor: {source: o.npy}\n  axes:\n"
            + many(i -> "  - {type: space, id: a" + i + ", size: 8}\n")
            + "  postprocessing:\n"
            + many(i -> "  - {id: zero_mean_unit_variance, kwargs: {axes: [b" + i + "]}}\n")),
    OUTPUTS(
        HEAD
            + AUTHORS
            + INPUT
            + "outputs:\n"
            + many(i ->
                ("- {id: t%d, test_tensor: {source: o.npy}, axes: [{type: space, id: x, halo: 1,"
                        + " size: {tensor_id: raw, axis_id: x}}]}\n")
                    .formatted(i))
            + "config:\n  bioimageio:\n    reproducibility_tolerance:\n"
            + many(i -> "    - {output_ids: [t" + i + "], absolute_tolerance: 0.002}\n")),
    CHAIN_OF_OLDER_OUTPUTS(
        """
        type: model
        format_version: 0.4.10
        name: Many
        description: A model with many parts.
        authors: [{name: Ada Lovelace, github_user: ada}]
        cite: [{text: Somebody, doi: 10.1007/978-3-319-24574-4_28}]
        license: MIT
        documentation: README.md
        timestamp: 2024-05-01T12:00:00Z
        weights: {onnx: {source: model.onnx, opset_version: 17}}
        inputs: [{name: raw, axes: bx, data_type: uint8, shape: [1, 16]}]
        test_inputs: [input.npy]
        """
            + "test_outputs: ["
            + many(i -> "o.npy, ")
            + "]\noutputs:\n"
            + many(i ->
                ("- {name: t%d, axes: bx, data_type: float32, shape: {reference_tensor: %s,"
                        + " scale: [1, 1], offset: [0, 0]}}\n")
                    .formatted(i, i == MANY - 1 ? "raw" : "t" + (i + 1)))),
    AUTHORS_ON_ONE_LINE(
        HEAD + "authors: [" + many(i -> "{name: A" + i + ", orcid: 1}, ") + "]\n" + INPUT + OUTPUT),
    INFINITE_VALUES(
        HEAD + AUTHORS + INPUT + OUTPUT + "config:\n" + many(i -> "  k" + i + ": .inf\n")),
    BLANKS(
        HEAD.replace("name: Many", "name: \"" + " ".repeat(1_000_000) + "x\"")
            + AUTHORS
            + INPUT
            + OUTPUT);

    private final String text;

    Case(String text) {
      this.text = text;
    }

    private static String many(IntFunction<String> part) {
      return IntStream.range(0, MANY).mapToObj(part).collect(Collectors.joining());
    }
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void takeNoLongerThanTheirParts(Case large) throws Exception {
    Path rdf = Files.writeString(dir.resolve("rdf.yaml"), large.text);

    HubRun validated = HubRun.of("validate", "--quiet", "--report=json", rdf.toString());
    HubRun inspected = HubRun.of("inspect", rdf.toString());

    assertThat(validated.status()).isEqualTo(1);
    assertThat(inspected.status()).isEqualTo(1);
  }
}
