package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.packaging.PackageTarget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hub package` refuses to pack or to write over, by the path that `main` takes.
class PackageRefusalsTest {
  @TempDir Path dir;

  @Test
  void whatAHubAsksForIsMissedBeforeAnythingIsWritten() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "error[package-file-needed] The model has no cover in its folder.", "--make-cover");
    assertThat(run.err()).contains("nothing was written");

    Models.edit(
        model, "{source: test_image.npy, sha256", "{source: 'https://example.org/t.npy', sha256");
    Models.edit(
        model, "onnx: {source: weights.onnx", "onnx: {source: 'https://example.org/w.onnx'");
    run = HubRun.of("package", "--make-cover", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "error[package-file-needed] 'https://example.org/t.npy' is on the web, and a package"
                + " needs the test tensor in it.")
        .contains("Download it beside the description as 't.npy'; its address can stay.")
        .doesNotContain("package-file-remote")
        .contains(
            "'https://example.org/w.onnx' is on the web, and a package needs the onnx weights in"
                + " it.");
    assertThat(PackableModels.names(dir)).containsExactly("twin");
  }

  @Test
  void aTrialRunHasNothingToTest() {
    HubRun run = HubRun.of("package", "--dry-run", "--test", dir.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--dry-run writes no package that --test could test.");
  }

  @Test
  void anInvalidModelIsNotPacked() throws Exception {
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
    Files.writeString(model.resolve("test_image.npy"), "damaged");
    for (String mode : List.of("--dry-run", "--quiet")) {
      HubRun run = HubRun.of("package", mode, model.toString(), "-o", zip("a.zip"));
      assertThat(run.status()).isEqualTo(1);
      assertThat(dir.resolve("a.zip")).doesNotExist();
    }
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.out()).contains("error[sha256-mismatch] 'test_image.npy' has the checksum");
    assertThat(PackableModels.names(dir)).containsExactly("twin");
  }

  @Test
  void aFileThatIsNotTheRightOneIsFoundWhileItIsCopied() throws Exception {
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
    // A trailing byte changes nothing but the checksum.
    Files.writeString(model.resolve("README.md"), "\n", java.nio.file.StandardOpenOption.APPEND);
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("folder") + "/");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("error[sha256-mismatch] 'README.md' has the checksum");
    assertThat(PackableModels.names(dir)).containsExactly("twin");
  }

  @Test
  void whatIsThereIsKeptUnlessItMayBeReplaced() throws Exception {
    String model = PackableModels.covered("pass-conv2d-v05", dir).toString();
    Files.writeString(dir.resolve("a.zip"), "older");
    assertUsage("it is there already; --overwrite replaces it.", model, "-o", zip("a.zip"));
    assertThat(dir.resolve("a.zip")).hasContent("older");
    assertThat(HubRun.of("package", "--overwrite", model, "-o", zip("a.zip")).status()).isZero();
    assertThat(HubRun.of("validate", zip("a.zip")).status()).isZero();

    assertThat(HubRun.of("package", model, "-o", zip("f") + "/").status()).isZero();
    assertUsage("it is there already; --overwrite replaces it.", model, "-o", zip("f") + "/");
    assertUsage("it is a folder; end it in / to write a folder.", model, "-o", zip("f"));
    assertThat(HubRun.of("package", "--overwrite", model, "-o", zip("f") + "/").status()).isZero();
    Files.createDirectory(dir.resolve("f").resolve("mine"));
    assertUsage("it holds more than a package", "--overwrite", model, "-o", zip("f") + "/");
    assertUsage("cannot take the place of its own source", "--overwrite", model, "-o", model + "/");
    HubRun nowhere = HubRun.of("package", model, "-o", zip("none") + "/a.zip");
    assertThat(nowhere.status()).isEqualTo(4);
    assertThat(nowhere.err())
        .isEqualTo(
            "hub: the package %s/a.zip cannot be written: there is no folder %s.\n"
                .formatted(zip("none"), zip("none")));
    assertUsage("Say where to write the package: -o model.zip", "-");
    assertUsage("use one of keras_hdf5, ", "--weights=onyx", model, "-o", zip("x.zip"));
    assertThat(PackableModels.names(dir)).containsExactly("a.zip", "f", "twin");
  }

  @Test
  void aPackageHasAUsualNameInTheWorkingFolder() throws Exception {
    Path model =
        Files.move(
            PackableModels.covered("pass-conv2d-v05", dir), dir.resolve("package-of-usual-name"));
    Path zip = Path.of("package-of-usual-name.zip");
    try {
      assertThat(HubRun.of("package", model.toString()).status()).isZero();
      assertThat(HubRun.of("validate", zip.toString()).status()).isZero();
      assertUsage(
          "which is there already. To replace it: hub package %s -o %s --overwrite"
              .formatted(model, zip),
          model.toString());
    } finally {
      Files.deleteIfExists(zip);
    }
    assertThat(PackageTarget.usual("a/b/rdf.yaml")).contains("b.zip");
    assertThat(PackageTarget.usual("a/b.zip")).contains("b-package.zip");
    assertThat(PackageTarget.usual("-")).isEmpty();
  }

  @Test
  void noFileOfTheSourceIsReplaced() throws Exception {
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
    byte[] weights = Files.readAllBytes(model.resolve("weights.pt"));
    for (String file : List.of("rdf.yaml", "weights.pt", "README.md")) {
      assertUsage(
          "a file of its own source",
          "--overwrite",
          model.toString(),
          "-o",
          model.resolve(file).toString());
    }
    assertThat(model.resolve("weights.pt")).hasBinaryContent(weights);
    String inside = model.resolve("packed.zip").toString();
    assertThat(HubRun.of("package", model.toString(), "-o", inside).status()).isZero();
    assertThat(HubRun.of("package", "--overwrite", model.toString(), "-o", inside).status())
        .isZero();
  }

  @Test
  void changesThatCannotBeMadeAreSaid() throws Exception {
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
    HubRun run = HubRun.of("package", "--weights=keras_v3", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("error[package-weights-absent]", "expected: torchscript, onnx");

    Models.edit(model, "  torchscript: {", "  torchscript: &w {");
    Files.writeString(
        model.resolve("rdf.yaml"), "config: {mine: *w}\n", java.nio.file.StandardOpenOption.APPEND);
    run = HubRun.of("package", "--weights=onnx", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).as(run.out()).isEqualTo(1);
    assertThat(run.out()).contains("error[package-not-editable]");

    Path empty = Models.copy("pass-conv2d-v05", Files.createDirectory(dir.resolve("e")));
    Models.dropChecksums(empty);
    Models.edit(empty, "  test_tensor: {source: test_image.npy}\n", "");
    run = HubRun.of("package", "--make-cover", empty.toString(), "-o", zip("a.zip"));
    assertThat(run.out())
        .contains("error[package-no-cover-drawn] 'image' has no test tensor.")
        .doesNotContain("--make-cover");
  }

  @Test
  void dataThatAnOnnxFileLooksForInAFolderCannotBeFlattened() throws Exception {
    Path model = PackableModels.covered("pass-external-data-v05", dir);
    Models.dropChecksums(model);
    String before = Files.readString(model.resolve("weights.onnx"), StandardCharsets.ISO_8859_1);
    assertThat(before).contains("weights.onnx.data");
    Files.writeString(
        model.resolve("weights.onnx"),
        before.replace("weights.onnx.data", "dd/eights.on.data"),
        StandardCharsets.ISO_8859_1);
    Files.createDirectory(model.resolve("dd"));
    Files.move(model.resolve("weights.onnx.data"), model.resolve("dd/eights.on.data"));
    Models.edit(model, "source: weights.onnx.data", "source: dd/eights.on.data");
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains("error[package-invalid] In the package, 'weights.onnx.source' would be wrong");
    assertThat(dir.resolve("a.zip")).doesNotExist();
  }

  @Test
  void nothingOutsideTheFolderIsPacked() throws Exception {
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
    Files.writeString(dir.resolve("secret"), "secret");
    Files.createSymbolicLink(model.resolve("link.txt"), dir.resolve("secret"));
    Models.edit(
        model,
        "license: MIT",
        "license: MIT\n"
            + "attachments: [{source: link.txt}, {source: ../secret}, {source: /etc/passwd}]");
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(PackableModels.names(dir)).containsExactly("secret", "twin");
  }

  private static void assertUsage(String message, String... args) {
    List<String> line = new ArrayList<>(List.of("package"));
    line.addAll(List.of(args));
    HubRun run = HubRun.of(line.toArray(String[]::new));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  private String zip(String name) {
    return dir.resolve(name).toString();
  }
}
