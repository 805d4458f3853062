package eu.riscale.hub.init;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A description that is begun from weights has axes and sizes as the network was made, and once
/// its blanks are filled the model validates, passes its tests and can be packed.
class InitTest {
  private static final List<String> ANSWERS =
      List.of(
          "--name=A Network",
          "--description=Finds things.",
          "--author=Ada Author",
          "--license=MIT",
          "--cite=A paper doi:10.1038/s41592-018-0261-2",
          "--tag=2d,unet,nuclei");

  @TempDir private Path folder;

  /// @param axes of all inputs and then of all outputs, in short
  record Network(String weights, String... axes) {
    @Override
    public String toString() {
      return weights;
    }
  }

  static List<Network> networks() {
    String models = "src/test/models/";
    String keras = "src/test/resources/keras/";
    String y2 = "y {min: 2, step: 2}";
    String x2 = "x {min: 2, step: 2}";
    return List.of(
        // A U-Net that halves twice.
        new Network(
            "examples/nuclei-unet/weights.onnx",
            "batch, channel 1, y {min: 4, step: 4}, x {min: 4, step: 4}",
            "batch, channel 1, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}"),
        // The same as TorchScript, which tells no shapes.
        new Network(
            "examples/nuclei-unet/weights-torchscript.pt",
            "batch, channel 1, y {min: 4, step: 4}, x {min: 4, step: 4}",
            "batch, channel 1, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}"),
        // A volume, of which the output is half as large along y and x.
        new Network(
            models + "pass-volume-v05/weights.pt",
            "batch, channel 1, z {min: 1, step: 1}, " + y2 + ", " + x2,
            "batch, channel 2, z {tensor_id: volume, axis_id: z}, y {tensor_id: volume, axis_id:"
                + " y}, x {tensor_id: volume, axis_id: x}"),
        // Two inputs that have to be as large as each other.
        new Network(
            models + "pass-two-in-two-out-v05/weights.onnx",
            "batch, channel 1, y {min: 1, step: 1}, x {min: 1, step: 1}",
            "batch, channel 1, y {tensor_id: left, axis_id: y}, x {tensor_id: left, axis_id: x}",
            "batch, channel 1, y {tensor_id: left, axis_id: y}, x {tensor_id: left, axis_id: x}",
            "batch, channel 2, y {tensor_id: left, axis_id: y}, x {tensor_id: left, axis_id: x}"),
        new Network(
            models + "pass-channels-last-v05/weights.onnx",
            "batch, y {min: 1, step: 1}, x {min: 1, step: 1}, channel 2",
            "batch, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}, channel 3"),
        new Network(
            models + "pass-fixed-shape-v05/weights.onnx",
            "batch, channel 1, y 12, x 16",
            "batch, channel 1, y 12, x 16"),
        // TorchScript tells no shape; an array that is added to the image has it.
        new Network(
            models + "pass-fixed-shape-v05/weights.pt",
            "batch, channel 1, y 12, x 16",
            "batch, channel 1, y 12, x 16"),
        new Network(
            models + "pass-external-data-v05/weights.onnx",
            "batch, channel 1, y {min: 1, step: 1}, x {min: 1, step: 1}",
            "batch, channel 2, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}"),
        new Network(
            models + "pass-labels-v05/weights.pt",
            "batch, channel 1, y {min: 1, step: 1}, x {min: 1, step: 1}",
            "batch, channel 3, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}",
            "batch, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}",
            "batch, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}"),
        // A classifier.
        new Network(
            keras + "tfjs-sequential.tfjs.zip", "batch, y 9, x 9, channel 1", "batch, channel 4"),
        new Network(
            keras + "keras3-unet.keras",
            "batch, y {min: 4, step: 4}, x {min: 4, step: 4}, channel 1",
            "batch, y {tensor_id: raw, axis_id: y}, x {tensor_id: raw, axis_id: x}, channel 2"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void findsAxesAndSizesAndPasses(Network network) throws IOException {
    Path model = folder.resolve("model");
    HubRun begun = init(model, network.weights());
    assertThat(begun.status()).as(begun.err()).isZero();
    assertThat(axes(begun.out())).containsExactly(network.axes());
    assertThat(begun.out()).doesNotContain("And correct:").doesNotContain("note:");
    fill(model);
    HubRun tested = HubRun.here("test", "--device=cpu", model.toString());
    assertThat(tested.status()).as(tested.out()).isZero();
    HubRun packed =
        HubRun.of("package", "-o", folder.resolve("model.zip").toString(), model.toString());
    assertThat(packed.status()).as(packed.out()).isZero();
  }

  private static HubRun init(Path model, String... more) {
    List<String> arguments = new ArrayList<>(List.of("init", "-o", model.toString()));
    arguments.addAll(ANSWERS);
    arguments.addAll(List.of(more));
    return HubRun.here(arguments.toArray(String[]::new));
  }

  private static List<String> axes(String out) {
    return out.lines()
        .filter(line -> line.startsWith("  input ") || line.startsWith("  output "))
        .map(line -> line.substring(line.indexOf("; ") + 2))
        .toList();
  }

  private static void fill(Path model) throws IOException {
    Path rdf = model.resolve("rdf.yaml");
    String text = Files.readString(rdf);
    Files.writeString(
        rdf,
        text.replaceAll("backend: # FILL IN.*", "backend: [tensorflow, 2.19.0]")
            .replaceAll("tensorflow_version: # FILL IN.*", "tensorflow_version: 2.19.0"));
    assertThat(Files.readString(rdf)).doesNotContain("FILL IN:");
  }

  @Test
  void aTemplateLacksOnlyWhatItMarks() {
    Path model = folder.resolve("model");
    HubRun begun = HubRun.here("init", "-o", model.toString());
    assertThat(begun.status()).isZero();
    assertThat(begun.out()).contains("rdf.yaml:5 name: ").doesNotContain("And correct:");
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    Path model = folder.resolve("model");
    assertThat(init(model, "examples/nuclei-unet/weights.onnx").status()).isZero();
    String before = Files.readString(model.resolve("rdf.yaml"));
    HubRun again = init(model, "examples/nuclei-unet/weights.onnx");
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err())
        .contains("is there already; name another folder with -o, or say --overwrite");
    assertThat(Files.readString(model.resolve("rdf.yaml"))).isEqualTo(before);
  }
}
