package eu.riscale.hub.keras;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.keras.KerasModelFiles.Expectation;
import eu.riscale.hub.keras.KerasModelFiles.Named;
import eu.riscale.hub.tensor.NpyFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `hub convert --to onnx` adds weights that give what the framework gave, and nothing where they
/// do not.
class ConvertedNetworksTest {
  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keras2-conv1d.h5.gz",
        "keras2-conv2d.h5.gz",
        "keras2-conv3d.h5.gz",
        "keras2-sequential.h5.gz",
        "keras3-h5-unet.h5.gz",
        "keras3-h5-merging.h5.gz",
        "keras3-unet.keras",
        "keras3-pooling.keras",
        "keras2-archive-nested.keras",
        "tfjs-conv2d.tfjs.zip",
        "tfjs-unet.tfjs.zip",
        "tfjs-nested.tfjs.zip",
      })
  void aNetworkGetsOnnxWeightsThatPass(String name) throws IOException {
    Path model = model(name);
    String before = Files.readString(model.resolve("rdf.yaml"));

    HubRun run = HubRun.of("convert", "--to=onnx", "--in-place", model.toString());

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    String after = Files.readString(model.resolve("rdf.yaml"));
    assertThat(after)
        .startsWith(before.stripTrailing())
        .contains("\n  onnx:\n    source: weights.onnx\n");
    HubRun test = HubRun.of("test", "--weights=onnx", "--device=cpu", model.toString());
    assertThat(test.status()).as(test.out()).isZero();
    assertThat(test.out()).contains("passed  onnx · reproduce test outputs");
  }

  @Test
  void weightsThatGiveSomethingElseAreNotWritten() throws IOException {
    Path model = model("keras2-conv2d.h5.gz");
    Path expected = model.resolve("output0.npy");
    byte[] bytes = Files.readAllBytes(expected);
    bytes[bytes.length - 1] ^= 0x40; // The largest bit of the last number's exponent.
    Files.write(expected, bytes);
    String before = Files.readString(model.resolve("rdf.yaml"));

    HubRun run = HubRun.of("convert", "--to=onnx", "--in-place", model.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("do not pass their test; nothing was written.");
    assertThat(model.resolve("weights.onnx")).doesNotExist();
    assertThat(Files.readString(model.resolve("rdf.yaml"))).isEqualTo(before);
  }

  @Test
  void aFileOfThatNameIsLeft() throws IOException {
    Path model = model("keras2-conv2d.h5.gz");
    Path mine = Files.writeString(model.resolve("weights.onnx"), "mine");

    HubRun run = HubRun.of("convert", "--to=onnx", model.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("a file weights.onnx already");
    assertThat(mine).hasContent("mine");
    Path zip = dir.resolve("a.zip");
    Files.delete(mine);
    assertThat(HubRun.of("convert", "--to=onnx", "-o", zip.toString(), model.toString()).status())
        .isZero();
    assertThat(HubRun.of("test", "--weights=onnx", "--device=cpu", zip.toString()).status())
        .isZero();
  }

  /// A model with this network and what the framework computed.
  private Path model(String name) throws IOException {
    Path model = Files.createDirectory(dir.resolve("model"));
    Expectation expectation = KerasModelFiles.expectation(name);
    String ending = name.contains(".h5") ? "h5" : name.endsWith(".keras") ? "keras" : "zip";
    String format =
        switch (ending) {
          case "h5" -> "keras_hdf5";
          case "keras" -> "keras_v3";
          default -> "tensorflow_js";
        };
    Path unpacked = KerasModelFiles.unpacked(name, dir);
    Files.copy(unpacked, model.resolve("weights." + ending));
    Files.copy(Path.of("examples", "nuclei-unet", "cover.png"), model.resolve("cover.png"));
    Files.writeString(model.resolve("README.md"), "# A network\n\n## Validation\n\nNone.\n");
    StringBuilder rdf =
        new StringBuilder(
            """
            # A network of layers
            format_version: 0.5.14
            type: model
            name: Network of layers
            description: Nothing but layers
            authors: [{name: Ada, github_user: ada}]
            cite: [{text: None, url: 'https://example.org/none'}]
            license: MIT
            documentation: {source: README.md}
            covers: [{source: cover.png}]
            """);
    tensors("input", expectation.inputs(), model, rdf);
    tensors("output", expectation.outputs(), model, rdf);
    rdf.append("weights:\n  ").append(format).append(":\n    source: weights.").append(ending);
    rdf.append(
        format.equals("keras_v3")
            ? "\n    keras_version: 3.9.0\n    backend: [tensorflow, 2.19.0]"
            : "\n    tensorflow_version: 2.19.0");
    Files.writeString(model.resolve("rdf.yaml"), rdf.append('\n'));
    return model;
  }

  private static void tensors(String kind, List<Named> tensors, Path model, StringBuilder rdf)
      throws IOException {
    rdf.append(kind).append("s:\n");
    for (int i = 0; i < tensors.size(); i++) {
      Named tensor = tensors.get(i);
      String file = kind + i + ".npy";
      rdf.append("- id: ").append(kind).append(i).append("\n  axes:\n  - {type: batch}\n");
      for (int axis = 1; axis < tensor.shape().length; axis++) {
        rdf.append("  - {type: space, id: ")
            .append("wzyx".charAt(axis - 1))
            .append(", size: ")
            .append(tensor.shape()[axis])
            .append("}\n");
      }
      rdf.append("  test_tensor: {source: ").append(file).append("}\n");
      Files.write(model.resolve(file), npy(tensor));
    }
  }

  private static byte[] npy(Named tensor) {
    String shape =
        LongStream.of(tensor.shape()).mapToObj(size -> size + ",").collect(Collectors.joining());
    ByteBuffer data = ByteBuffer.allocate(4 * tensor.data().length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(tensor.data());
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + ")}";
    return NpyFile.of(1, header, data.array());
  }
}
