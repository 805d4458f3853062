package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hub test --keep` leaves behind.
class KeepTest {
  @TempDir Path dir;

  @Test
  void everyTensorIsKeptAsNumbersAndAsAPicture() throws Exception {
    Path model = Models.of("pass-conv2d-v05");
    Path kept = dir.resolve("kept");
    assertThat(test(kept, model.resolve("rdf.yaml")).status()).isZero();

    Path onnx = kept.resolve("pass-conv2d-v05").resolve("onnx");
    assertThat(names(onnx))
        .containsExactly(
            "1-input-image.npy",
            "1-input-image.png",
            "2-preprocessed-image.npy",
            "2-preprocessed-image.png",
            "3-raw-probability.npy",
            "3-raw-probability.png",
            "4-output-probability.npy",
            "4-output-probability.png",
            "5-expected-probability.npy",
            "5-expected-probability.png",
            "6-difference-probability.npy",
            "6-difference-probability.png",
            "README.txt");
    assertThat(names(kept.resolve("pass-conv2d-v05"))).containsExactly("onnx");
    assertThat(onnx.resolve("1-input-image.npy"))
        .hasSameBinaryContentAs(model.resolve("test_image.npy"));
    assertThat(onnx.resolve("5-expected-probability.npy"))
        .hasSameBinaryContentAs(model.resolve("test_probability.npy"));

    float[] raw = Npy.read(onnx.resolve("3-raw-probability.npy")).floats();
    float[] output = Npy.read(onnx.resolve("4-output-probability.npy")).floats();
    float[] expected = Npy.read(onnx.resolve("5-expected-probability.npy")).floats();
    float[] difference = Npy.read(onnx.resolve("6-difference-probability.npy")).floats();
    for (int i = 0; i < raw.length; i++) {
      assertThat((double) output[i])
          .isCloseTo(1 / (1 + Math.exp(-raw[i])), org.assertj.core.data.Offset.offset(1e-6));
      assertThat(difference[i]).isEqualTo(output[i] - expected[i]);
    }
    Tensor picture = Images.read(onnx.resolve("1-input-image.png"));
    assertThat(picture.shape()).containsExactly(12, 16);
  }

  @Test
  void theDifferenceIsRedWhereTheOutputIsLarger() throws Exception {
    Path twin = Models.copy("pass-fixed-shape-v04", dir);
    Tensor expected = Npy.read(twin.resolve("test_result.npy"));
    expected.floats()[0] -= 50;
    expected.floats()[1] += 25;
    Npy.write(expected, twin.resolve("test_result.npy"));
    Path kept = dir.resolve("kept");
    assertThat(test(kept, twin).status()).isEqualTo(ExitStatus.FINDINGS);

    Path folder = kept.resolve("twin/onnx");
    Tensor picture = Images.read(folder.resolve("6-difference-result.png"));
    byte[] pixels = (byte[]) picture.array();
    assertThat(new int[] {pixels[0] & 0xFF, pixels[1] & 0xFF, pixels[2] & 0xFF})
        .containsExactly(255, 0, 0);
    assertThat(new int[] {pixels[3] & 0xFF, pixels[4] & 0xFF, pixels[5] & 0xFF})
        .containsExactly(128, 128, 255);
    assertThat(new int[] {pixels[6] & 0xFF, pixels[7] & 0xFF, pixels[8] & 0xFF})
        .containsExactly(255, 255, 255);
    assertThat(folder.resolve("README.txt"))
        .content()
        .contains("6-difference-result: output less expected")
        .contains("red is +50, blue -50");
  }

  @Test
  void modelsOfOneNameHaveFoldersOfTheirOwn() throws Exception {
    Path one = Models.copy("pass-conv2d-v04", dir.resolve("a"));
    Path other = Models.copy("pass-volume-v04", dir.resolve("b"));
    Path kept = dir.resolve("kept");
    test(kept, one, other, dir.resolve("nowhere"));

    assertThat(names(kept)).containsExactly("README.txt", "twin", "twin-2");
    assertThat(names(kept.resolve("twin-2/onnx"))).contains("1-input-volume.npy");
    assertThat(kept.resolve("README.txt")).content().contains("twin  " + one, "twin-2  " + other);
  }

  @Test
  void whatIsNotHubsIsLeftAlone() throws Exception {
    Path model = Models.of("pass-conv2d-v05");
    Path thesis = Files.writeString(dir.resolve("thesis.txt"), "years of work");
    HubRun run = test(dir, model);
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("is not empty, and hub has not written what is there");
    assertThat(names(dir)).containsExactly("thesis.txt");
    HubRun onFile = test(thesis, model);
    assertThat(onFile.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(onFile.err()).contains("thesis.txt cannot be written: it is no folder.");
    assertThat(thesis).hasContent("years of work");

    Path kept = dir.resolve("kept");
    assertThat(test(kept, model).status()).isZero();
    Path old = Files.writeString(kept.resolve("pass-conv2d-v05/onnx/old.npy"), "old");
    assertThat(test(kept, model).status()).isZero();
    assertThat(old).doesNotExist();
  }

  /// Not every system takes every letter in the name of a file.
  @Test
  void idsBecomePlainNamesThatDiffer() throws Exception {
    Path twin = Models.copy("pass-two-in-two-out-v05", dir);
    String text = Files.readString(twin.resolve("rdf.yaml"));
    Files.writeString(
        twin.resolve("rdf.yaml"),
        text.replace("id: difference", "id: größe").replace("id: product", "id: gr__e"));
    Path kept = dir.resolve("kept");
    test(kept, twin);
    assertThat(names(kept.resolve("twin/onnx"))).contains("3-raw-gr__e.npy", "3-raw-gr__e-2.npy");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static HubRun test(Path kept, Path... models) {
    List<String> args =
        new ArrayList<>(List.of("test", "--device=cpu", "--weights=onnx", "--keep=" + kept));
    for (Path model : models) {
      args.add(model.toString());
    }
    return HubRun.here(args.toArray(String[]::new));
  }
}
