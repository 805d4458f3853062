package eu.riscale.hub.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictTest {
  private static final Path CONV = Models.of("pass-conv2d-v05");
  private static final Path TWO = Models.of("pass-two-in-two-out-v05");

  @TempDir Path dir;
  private Path out;

  @BeforeEach
  void name() {
    out = dir.resolve("out");
  }

  private HubRun predict(Path model, String... more) {
    return HubRun.here(
        Stream.concat(
                Stream.of("predict", model.toString(), "-o", out.toString(), "--device", "cpu"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static void assertSame(Tensor actual, Tensor expected, double tolerance) {
    assertThat(actual.dtype()).isEqualTo(expected.dtype());
    assertThat(actual.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.at(i)).isCloseTo(expected.at(i), within(tolerance));
    }
  }

  /// The test output was made without a halo.
  @Test
  void theTestInputGivesTheTestOutput() throws Exception {
    HubRun run = predict(CONV, "--input", CONV.resolve("test_image.npy").toString(), "--halo", "0");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertSame(
        Npy.read(out.resolve("test_image-probability.npy")),
        Npy.read(CONV.resolve("test_probability.npy")),
        1e-5);
  }

  @Test
  void tilesGiveWhatTheWholeGives() throws Exception {
    String image = CONV.resolve("test_image.npy").toString();
    assertThat(predict(CONV, "--input", image).status()).isZero();
    Tensor whole = Npy.read(out.resolve("test_image-probability.npy"));

    HubRun tiled = predict(CONV, "--input", image, "--tile", "y=8,x=11", "--overwrite");

    assertThat(tiled.out()).contains("tiles of 1×1×8×11, with a halo of 1 along y, 1 along x");
    assertSame(Npy.read(out.resolve("test_image-probability.npy")), whole, 1e-6);
  }

  /// A network that looks at single pixels, so that the test outputs come out of tiles, too.
  @Test
  void inputsOfOneSampleAreCutTogether() throws Exception {
    HubRun run =
        predict(
            TWO,
            "--input",
            "left=" + TWO.resolve("test_left.npy"),
            "--input",
            "right=" + TWO.resolve("test_right.npy"),
            "--tile",
            "8");

    assertThat(run.err()).isEmpty();
    for (String output : List.of("difference", "product")) {
      assertSame(
          Npy.read(out.resolve("test_left-" + output + ".npy")),
          Npy.read(TWO.resolve("test_" + output + ".npy")),
          1e-6);
    }
  }

  @Test
  void eachImageOfAFolderIsRun() throws Exception {
    Path images = Files.createDirectory(dir.resolve("images"));
    Files.copy(CONV.resolve("test_image.npy"), images.resolve("b.npy"));
    Tensor grey = Tensor.of(DType.UINT8, new byte[12 * 9], List.of("y", "x"), 12, 9);
    try (var png = Files.newOutputStream(images.resolve("a.png"))) {
      Images.writePng(grey, png);
    }
    Files.writeString(images.resolve("notes.txt"), "no image");

    HubRun run = predict(CONV, "--input", "image=" + images);

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(out.resolve("b-probability.npy")).exists();
    Tensor written = Images.readNamed(out.resolve("a-probability.tif"));
    assertThat(written.axes()).containsExactly("channel", "y", "x");
    assertThat(written.shape()).containsExactly(2, 12, 9);
    assertThat(written.dtype()).isEqualTo(DType.FLOAT32);
  }

  /// Zeros and ones, as many of each: mean and deviation are a half.
  @Test
  void statisticsOfAllImagesAreKept() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "axes: [channel, y, x]", "axes: [batch, channel, y, x]");
    Path images = Files.createDirectory(dir.resolve("images"));
    byte[] ones = new byte[64];
    Arrays.fill(ones, (byte) 1);
    Npy.write(
        Tensor.of(DType.UINT8, new byte[64], List.of("y", "x"), 8, 8), images.resolve("0.npy"));
    Npy.write(Tensor.of(DType.UINT8, ones, List.of("y", "x"), 8, 8), images.resolve("1.npy"));
    Path stats = dir.resolve("stats.json");

    HubRun all = predict(model, "--input", images.toString(), "--stats", stats.toString());
    assertThat(all.out()).contains("stats    of 2 images together", "stats    written to " + stats);
    Tensor one = Npy.read(out.resolve("1-probability.npy"));
    HubRun alone =
        predict(
            model,
            "--overwrite",
            "--input",
            images.resolve("1.npy").toString(),
            "--stats",
            stats.toString());

    assertThat(Files.readString(stats))
        .contains("\"name\": \"zero_mean_unit_variance\"")
        .contains("\"first\": {\"axes\": [], \"shape\": [], \"values\": [0.5]}")
        .contains("\"second\": {\"axes\": [], \"shape\": [], \"values\": [0.5]}");
    assertThat(alone.status()).isZero();
    assertSame(Npy.read(out.resolve("1-probability.npy")), one, 0);
  }

  @Test
  void nothingIsWrittenByATrial() {
    HubRun run = predict(CONV, "--input", CONV.resolve("test_image.npy").toString(), "--dry-run");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("run      as a whole", "nothing written, --dry-run")
        .doesNotContain("weights ");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatIsMissingIsAskedFor() {
    HubRun none = predict(TWO);
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err())
        .contains("There is no image for input 'left'; the model takes 'left'")
        .contains("--input left=FILE");

    HubRun other = predict(TWO, "--input", "middle=a.npy");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("--input middle=a.npy: the model takes 'left'");
  }

  @Test
  void whatIsThereIsNotReplacedUnasked() {
    String image = CONV.resolve("test_image.npy").toString();
    assertThat(predict(CONV, "--input", image).status()).isZero();

    HubRun again = predict(CONV, "--input", image);

    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("is there already", "--overwrite");
  }

  @Test
  void anImageThatCannotBeReadIsNamed() throws Exception {
    Path broken = Files.writeString(dir.resolve("broken.tif"), "no image");

    HubRun run = predict(CONV, "--input", broken.toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("broken.tif: The file is no PNG, JPEG or TIFF image.");
    HubRun missing = predict(CONV, "--input", dir.resolve("none.npy").toString());
    assertThat(missing.status()).isEqualTo(3);
  }

  @Test
  void aWrongDescriptionIsReported() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "license: MIT", "licence: MIT");

    HubRun run = predict(model, "--input", CONV.resolve("test_image.npy").toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("error[");
    assertThat(run.err()).contains("nothing was predicted.");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFormatThatIsNotThereIsOfThisMachine() {
    HubRun run =
        predict(
            CONV, "--input", CONV.resolve("test_image.npy").toString(), "--weights", "keras_hdf5");

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("The model has no keras_hdf5 weights.", "onnx, torchscript");
  }

  /// Those that are there were made by the same network.
  @Test
  void testOutputsAreMadeAnew() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Tensor expected = Npy.read(model.resolve("test_probability.npy"));
    String text = Files.readString(model.resolve("rdf.yaml"));
    Files.delete(model.resolve("test_probability.npy"));
    Models.edit(model, "outputs:\n", "outputs: # what comes out\n");

    HubRun run = HubRun.of("predict", model.toString(), "--write-test-outputs");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertSame(Npy.read(model.resolve("test_probability.npy")), expected, 1e-5);
    String now = Files.readString(model.resolve("rdf.yaml"));
    assertThat(now).contains("outputs: # what comes out");
    assertThat(now.lines().filter(line -> !text.contains(line)))
        .allMatch(line -> line.contains("test_tensor") || line.startsWith("outputs:"));
    assertThat(HubRun.of("validate", model.toString()).status()).isZero();
    assertThat(HubRun.of("predict", model.toString(), "--write-test-outputs").status()).isZero();
    assertThat(Files.readString(model.resolve("rdf.yaml"))).isEqualTo(now);
  }

  @Test
  void aTestOutputThatIsNotNamedIsWrittenAndNamed() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Tensor expected = Npy.read(model.resolve("test_probability.npy"));
    Path rdf = model.resolve("rdf.yaml");
    Files.writeString(
        rdf,
        Files.readString(rdf)
            .replaceFirst("  test_tensor: \\{source: test_probability.npy, sha256: \\w+}\\n", ""));

    HubRun run = HubRun.of("predict", model.toString(), "--write-test-outputs");

    assertThat(run.out() + run.err()).contains("test_probability.npy is there already");
    Files.delete(model.resolve("test_probability.npy"));
    assertThat(HubRun.of("predict", model.toString(), "--write-test-outputs").status()).isZero();
    assertSame(Npy.read(model.resolve("test_probability.npy")), expected, 1e-5);
    assertThat(HubRun.of("validate", model.toString()).status()).isZero();
  }

  @Test
  void testOutputsAndImagesAreTwoThings() {
    HubRun run = predict(CONV, "--write-test-outputs");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("leave out --input, -o and --format");
  }
}
