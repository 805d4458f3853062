package eu.riscale.hub.init;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Tiff;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

  private static final String MODELS = "src/test/models/";

  @TempDir private Path folder;

  /// @param axes of all inputs and then of all outputs, in short
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Network(String weights, String... axes) {
    @Override
    public String toString() {
      return weights;
    }
  }

  static List<Network> networks() {
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
            MODELS + "pass-volume-v05/weights.pt",
            "batch, channel 1, z {min: 1, step: 1}, " + y2 + ", " + x2,
            "batch, channel 2, z {tensor_id: volume, axis_id: z}, y {tensor_id: volume, axis_id:"
                + " y}, x {tensor_id: volume, axis_id: x}"),
        // Two inputs that have to be as large as each other.
        new Network(
            MODELS + "pass-two-in-two-out-v05/weights.onnx",
            "batch, channel 1, y {min: 1, step: 1}, x {min: 1, step: 1}",
            "batch, channel 1, y {tensor_id: left, axis_id: y}, x {tensor_id: left, axis_id: x}",
            "batch, channel 1, y {tensor_id: left, axis_id: y}, x {tensor_id: left, axis_id: x}",
            "batch, channel 2, y {tensor_id: left, axis_id: y}, x {tensor_id: left, axis_id: x}"),
        new Network(
            MODELS + "pass-channels-last-v05/weights.onnx",
            "batch, y {min: 1, step: 1}, x {min: 1, step: 1}, channel 2",
            "batch, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}, channel 3"),
        new Network(
            MODELS + "pass-fixed-shape-v05/weights.onnx",
            "batch, channel 1, y 12, x 16",
            "batch, channel 1, y 12, x 16"),
        // TorchScript tells no shape; an array that is added to the image has it.
        new Network(
            MODELS + "pass-fixed-shape-v05/weights.pt",
            "batch, channel 1, y 12, x 16",
            "batch, channel 1, y 12, x 16"),
        new Network(
            MODELS + "pass-external-data-v05/weights.onnx",
            "batch, channel 1, y {min: 1, step: 1}, x {min: 1, step: 1}",
            "batch, channel 2, y {tensor_id: image, axis_id: y}, x {tensor_id: image, axis_id: x}"),
        new Network(
            MODELS + "pass-labels-v05/weights.pt",
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
        .isEqualTo(
            "hub: %s describes a model already; name another folder with -o, or say --overwrite.%n"
                .formatted(model.resolve("rdf.yaml")));
    assertThat(Files.readString(model.resolve("rdf.yaml"))).isEqualTo(before);
    Files.delete(model.resolve("rdf.yaml"));
    HubRun tensors = init(model, "examples/nuclei-unet/weights.onnx");
    assertThat(tensors.status()).isEqualTo(2);
    assertThat(tensors.err()).contains("is there already; name another folder with -o");
    HubRun other = init(model, MODELS + "pass-conv2d-v05/weights.onnx");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("weights.onnx is there already");
    assertThat(init(model, "--overwrite", MODELS + "pass-conv2d-v05/weights.onnx").status())
        .isZero();
  }

  /// What cannot be followed says what to do.
  @Test
  void refusesWhatIsNoWeights() throws IOException {
    assertRefused(3, "there is no file none.onnx.", "none.onnx");
    assertRefused(3, "is no weights file: it is of no kind that weights are.", "bin/hub");
    assertRefused(3, "is a folder; weights are one file. Zip what TensorFlow saved:", "examples");
    assertRefused(
        2,
        "both hold onnx weights; a description has one file of each format.",
        MODELS + "pass-conv2d-v05/weights.onnx",
        "examples/nuclei-unet/weights.onnx");
    assertRefused(3, "The file is no PNG, JPEG or TIFF image.", "--input", "pom.xml");
    assertThat(folder.resolve("model")).doesNotExist();
  }

  private void assertRefused(int status, String message, String... arguments) {
    HubRun run = init(folder.resolve("model"), arguments);
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  /// A network that ends the process that runs it ends nothing else.
  @Test
  void outlivesItsNetwork() {
    String model = MODELS + "crash-division-v05/";
    HubRun run =
        init(folder.resolve("model"), model + "weights.onnx", "--input", model + "test_image.npy");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("note: The network of weights.onnx was not run: The run failed: ");
  }

  /// Strides of 2 and 3, with padding and without, in fourteen outputs: whole fractions of the
  /// input at every sixth length.
  @Test
  void findsStepsOfStrides() {
    HubRun run = init(folder.resolve("model"), "src/test/resources/keras/tfjs-conv2d.tfjs.zip");
    assertThat(axes(run.out()).getFirst())
        .isEqualTo("batch, y {min: 6, step: 6}, x {min: 4, step: 2}, channel 4");
  }

  @Test
  void saysWhereFormatsDiffer() {
    HubRun run =
        init(
            folder.resolve("model"),
            MODELS + "pass-conv2d-v05/weights.onnx",
            "examples/nuclei-unet/weights-torchscript.pt");
    assertThat(run.out())
        .contains(
            "note: weights-torchscript.pt gives 1×1×64×64 as output 1, the weights before it");
  }

  /// Numbers alone: everything that a network would have shown is asked.
  @Test
  void saysThatNumbersAreNoNetwork() {
    HubRun run = init(folder.resolve("model"), MODELS + "state-dict-file-v05/weights.pth");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("weights.pth holds numbers and no network, which is Python code")
        .contains("callable: the class or function in it")
        .doesNotContain("And correct:");
  }

  /// The example is cut to a size that the network takes; its type and pixels are described.
  @Test
  void describesTheExample() throws IOException, NpyException {
    Path image = folder.resolve("image.tif");
    Tensor pixels =
        Tensor.of(DType.UINT16, new short[2 * 71 * 90], List.of("z", "y", "x"), 2, 71, 90);
    try (OutputStream out = Files.newOutputStream(image)) {
      Tiff.write(pixels, Tiff.Dialect.OME, out);
    }
    Files.write(
        image,
        new String(Files.readAllBytes(image), StandardCharsets.ISO_8859_1)
            .replace("BigEndian=\"false\"", "PhysicalSizeX=\"4\" ")
            .getBytes(StandardCharsets.ISO_8859_1));
    Path model = folder.resolve("model");
    HubRun run = init(model, MODELS + "pass-volume-v05/weights.pt", "--input", image.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("The example is 1×1×2×71×90; the test input is its middle, 1×1×2×70×90");
    String rdf = Files.readString(model.resolve("rdf.yaml"));
    assertThat(rdf)
        .contains("data: {type: uint16}")
        .contains("- {id: ensure_dtype, kwargs: {dtype: float32}}")
        .contains("source: sample_input.tif")
        .containsSubsequence("inputs:", "unit: micrometer\n        scale: 4.0", "outputs:")
        // The output is half as large.
        .containsSubsequence("outputs:", "scale: 2.0", "unit: micrometer\n        scale: 8.0");
    assertThat(Npy.read(model.resolve("test_input.npy")).shapeText()).isEqualTo("1×1×2×70×90");
  }
}
