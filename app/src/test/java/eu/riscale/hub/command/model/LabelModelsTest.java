package eu.riscale.hub.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models whose outputs are label images: here those that they are given.
class LabelModelsTest {
  private static final int EDGE = 16;

  @TempDir Path dir;

  @Test
  void objectsUnderOtherNumbersAreSaidToAgree() throws Exception {
    HubRun run = test(labels(3, 1, 2), labels(1, 2, 3));
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("✗ failed  onnx · reproduce test outputs · runs, does not reproduce · ONNX")
        .contains("error[output-mismatch]")
        .contains("All 3 objects agree exactly; only their numbers differ.");
  }

  @Test
  void objectsThatAreLostAreCounted() throws Exception {
    HubRun run = test(labels(7, 8, 0), labels(1, 2, 3), "--report=json");
    assertThat(run.out().replaceAll("\\s+", ""))
        .contains(
            "\"outcome\":\"runs-does-not-reproduce\"",
            "\"objects\":{\"expected\":3,\"found\":2,\"matched\":2,\"lost\":1,\"gained\":0,"
                + "\"split\":0,\"merged\":0,\"mean_iou\":1");
  }

  @Test
  void aNodeWithoutItsInputDoesNotRun() throws Exception {
    model(labels(1, 2, 3), labels(1, 2, 3));
    Files.write(dir.resolve("weights.onnx"), network("nowhere"));
    HubRun run = HubRun.here("test", "--device=cpu", "--report=json", dir.toString());
    assertThat(run.out()).contains("\"outcome\" : \"does-not-run\"");
  }

  private HubRun test(Tensor given, Tensor expected, String... options) throws IOException {
    model(given, expected);
    String[] all = new String[options.length + 4];
    System.arraycopy(options, 0, all, 4, options.length);
    System.arraycopy(
        new String[] {"test", "--device=cpu", "--tests=reproduce", dir.toString()}, 0, all, 0, 4);
    return HubRun.here(all);
  }

  private void model(Tensor given, Tensor expected) throws IOException {
    Npy.write(given, dir.resolve("given.npy"));
    Npy.write(expected, dir.resolve("expected.npy"));
    Files.write(dir.resolve("weights.onnx"), network("x"));
    Files.writeString(dir.resolve("README.md"), "# Labels\n");
    String axes =
        "[{type: batch}, {type: space, id: y, size: %d}, {type: space, id: x, size: %d}]"
            .formatted(EDGE, EDGE);
    Files.writeString(
        dir.resolve("rdf.yaml"),
        """
        type: model
        format_version: 0.5.4
        name: Labels
        description: Gives the labels that it gets.
        authors: [{name: Somebody}]
        cite: [{text: A paper, doi: 10.1007/978-3-319-24574-4_28}]
        license: MIT
        documentation: README.md
        inputs:
        - {id: x, axes: AXES, data: {type: int32}, test_tensor: {source: given.npy}}
        outputs:
        - {id: y, axes: AXES, data: {type: int32}, test_tensor: {source: expected.npy}}
        weights:
          onnx: {source: weights.onnx, opset_version: 13}
        """
            .replace("AXES", axes));
  }

  private static byte[] network(String from) {
    Protobuf identity = new Protobuf().text(1, from).text(2, "y").text(4, "Identity");
    Protobuf graph =
        new Protobuf()
            .message(1, identity)
            .text(2, "net")
            .message(11, port("x"))
            .message(12, port("y"));
    return new Protobuf()
        .integer(1, 8)
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").integer(2, 13))
        .toBytes();
  }

  private static Protobuf port(String name) {
    Protobuf shape =
        new Protobuf()
            .message(1, new Protobuf().integer(1, 1))
            .message(1, new Protobuf().integer(1, EDGE))
            .message(1, new Protobuf().integer(1, EDGE));
    Protobuf tensor = new Protobuf().integer(1, 6).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  /// Three bands of four lines each, with these numbers.
  private static Tensor labels(int first, int second, int third) {
    int[] numbers = {first, second, third, 0};
    int[] labels = new int[EDGE * EDGE];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % EDGE < 3 ? 0 : numbers[i / (4 * EDGE)];
    }
    return Tensor.of(DType.INT32, labels, List.of("batch", "y", "x"), 1, EDGE, EDGE);
  }
}
