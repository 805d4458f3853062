package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Images;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hub package` by the path that `main` takes.
class PackageCommandTest {
  @TempDir Path dir;

  @Test
  void onlyTheNamesOfFilesChangeInTheDescription() throws Exception {
    Path model = untidy();
    String before = Files.readString(model.resolve("bioimageio.yaml"));

    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(entries("a.zip"))
        .containsExactly(
            "rdf.yaml",
            "README.md",
            "cover.png",
            "readme_2.md",
            "test_image.npy",
            "test_probability.npy",
            "weights.onnx",
            "weights.pt");
    assertThat(rdf("a.zip"))
        .isEqualTo(
            before
                .replace("'docs/README.md'", "'README.md'")
                .replace("\"./pictures\\\\cover.png\"", "\"cover.png\"")
                .replace("data/readme.md", "readme_2.md")
                .replace("&image data/test_image.npy", "&image test_image.npy")
                .replace(">-\n      data/deep/weights.pt", "weights.pt"));
    assertThat(run.out())
        .contains("weights.torchscript.source: data/deep/weights.pt → weights.pt")
        .contains("Not in the package, as the description does not name them:\n    notes.txt\n")
        .contains("8 files");
    assertThat(HubRun.of("test", "--device=cpu", zip("a.zip")).status()).isZero();
  }

  @Test
  void theSameBytesComeOutOfAFolderAZipAndAPackage() throws Exception {
    Path model = untidy();
    assertThat(HubRun.of("package", model.toString(), "-o", zip("a.zip")).status()).isZero();
    assertThat(HubRun.of("package", zip("a.zip"), "-o", zip("b.zip")).status()).isZero();
    assertThat(HubRun.of("package", zip("a.zip"), "-o", zip("folder") + "/").status()).isZero();
    assertThat(HubRun.of("package", zip("folder"), "-o", zip("c.zip")).status()).isZero();
    Path nested = Models.zip(dir.resolve("folder"), dir.resolve("nested.zip"), "my model\\");
    assertThat(HubRun.of("package", nested.toString(), "-o", zip("d.zip")).status()).isZero();
    byte[] bytes = Files.readAllBytes(dir.resolve("a.zip"));
    for (String other : List.of("b.zip", "c.zip", "d.zip")) {
      assertThat(dir.resolve(other)).hasBinaryContent(bytes);
    }
  }

  @Test
  void absentChecksumsAreAddedOnce() throws Exception {
    Path model = covered("pass-conv2d-v05");
    Models.dropChecksums(model);
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(rdf("a.zip"))
        .contains("source: test_image.npy, sha256: 2c98eedb781f39c2f0cc9dca24778739")
        .contains("{source: weights.onnx, sha256: 2144c3e3d20636b52ed62ad901433639");
    assertThat(HubRun.of("package", zip("a.zip"), "-o", zip("b.zip")).status()).isZero();
    assertThat(dir.resolve("b.zip")).hasBinaryContent(Files.readAllBytes(dir.resolve("a.zip")));
  }

  @Test
  void someWeightsCanBeKeptAndTheirParentIsSet() throws Exception {
    Path model = covered("pass-conv2d-v05");
    HubRun run =
        HubRun.of("package", "--weights=onnx", "--test", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(entries("a.zip")).contains("weights.onnx").doesNotContain("weights.pt");
    String text = Files.readString(model.resolve("rdf.yaml"));
    int torchscript = text.indexOf("  torchscript:");
    assertThat(rdf("a.zip"))
        .isEqualTo(
            text.substring(0, torchscript)
                + text.substring(text.indexOf("  onnx:")).replace(", parent: torchscript", ""));
    assertThat(run.out())
        .contains(
            "weights.torchscript: left out", "weights.onnx.parent: left out", "✓ passed  onnx");
  }

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
        .contains("info[package-file-remote] 'https://example.org/t.npy' stays on the web.")
        .contains("The test tensor 'inputs[0].test_tensor' is not in the folder.")
        .contains("The onnx weights are not in the folder.");
    assertThat(names(dir)).containsExactly("twin");
  }

  @Test
  void aFileOfTheWebIsTakenFromBesideTheDescription() throws Exception {
    Path model = covered("pass-conv2d-v05");
    String zenodo = "https://zenodo.org/api/records/1/files/weights.onnx/content";
    Models.edit(model, "{source: weights.onnx,", "{source: '" + zenodo + "',");
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(entries("a.zip")).contains("weights.onnx");
    assertThat(rdf("a.zip")).contains("onnx: {source: 'weights.onnx', sha256");

    Models.edit(model, "{source: README.md,", "{source: 'https://example.org/README.md',");
    Files.writeString(model.resolve("README.md"), "another file");
    run = HubRun.of("package", model.toString(), "-o", zip("b.zip"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("error[package-not-written] 'README.md' has the checksum ");
    assertThat(names(dir)).containsExactly("a.zip", "twin");
  }

  @Test
  void aCoverIsDrawnWhereThereIsNone() throws Exception {
    for (String name : List.of("pass-conv2d-v04", "pass-labels-v05", "pass-volume-v05")) {
      HubRun run =
          HubRun.of(
              "package", "--make-cover", Models.of(name).toString(), "-o", zip(name + ".zip"));
      assertThat(run.status()).as(run.out()).isZero();
      Path png = dir.resolve("cover.png");
      try (ZipFile zip = new ZipFile(dir.resolve(name + ".zip").toFile());
          InputStream in = zip.getInputStream(zip.getEntry("cover.png"))) {
        Files.write(png, in.readAllBytes());
      }
      Tensor picture = Images.read(png);
      assertThat(picture.shape()).startsWith(400, 800);
      assertThat(Files.size(png)).isLessThan(500_000);
      HubRun again = HubRun.of("validate", zip(name + ".zip"));
      assertThat(again.out()).doesNotContain("cover");
    }
    Path model = covered("pass-conv2d-v05");
    HubRun.of("package", "--make-cover", model.toString(), "-o", zip("a.zip"));
    assertThat(rdf("a.zip")).isEqualTo(Files.readString(model.resolve("rdf.yaml")));
  }

  @Test
  void aTrialRunHasNothingToTest() {
    HubRun run = HubRun.of("package", "--dry-run", "--test", dir.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--dry-run writes no package that --test could test.");
  }

  @Test
  void anInvalidModelIsNotPacked() throws Exception {
    Path model = covered("pass-conv2d-v05");
    Files.writeString(model.resolve("test_image.npy"), "damaged");
    for (String mode : List.of("--dry-run", "--quiet")) {
      HubRun run = HubRun.of("package", mode, model.toString(), "-o", zip("a.zip"));
      assertThat(run.status()).isEqualTo(1);
      assertThat(dir.resolve("a.zip")).doesNotExist();
    }
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.out()).contains("error[sha256-mismatch] 'test_image.npy' has the checksum");
    assertThat(names(dir)).containsExactly("twin");
  }

  @Test
  void aFileThatIsNotTheRightOneIsFoundWhileItIsCopied() throws Exception {
    Path model = covered("pass-conv2d-v05");
    // A trailing byte changes nothing but the checksum.
    Files.writeString(model.resolve("README.md"), "\n", java.nio.file.StandardOpenOption.APPEND);
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("folder") + "/");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("error[sha256-mismatch] 'README.md' has the checksum");
    assertThat(names(dir)).containsExactly("twin");
  }

  @Test
  void nothingIsWrittenInATrialRun() throws Exception {
    Path model = untidy();
    HubRun run = HubRun.of("package", "--dry-run", "--report=json", model.toString());
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("\"written\" : false", "\"from\" : \"data/deep/weights.pt\"")
        .contains("\"left_out\" : [ \"notes.txt\" ]");
    assertThat(names(dir)).containsExactly("twin");
  }

  @Test
  void whatIsThereIsKeptUnlessItMayBeReplaced() throws Exception {
    String model = covered("pass-conv2d-v05").toString();
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
    assertUsage("there is no folder", model, "-o", zip("none") + "/a.zip");
    assertUsage("Say where to write the package", model);
    assertUsage("use one of keras_hdf5, ", "--weights=onyx", model, "-o", zip("x.zip"));
    assertThat(names(dir)).containsExactly("a.zip", "f", "twin");
  }

  @Test
  void noFileOfTheSourceIsReplaced() throws Exception {
    Path model = covered("pass-conv2d-v05");
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
    Path model = covered("pass-conv2d-v05");
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
    assertThat(run.out()).contains("error[package-no-cover-drawn] 'image' has no test tensor.");
  }

  @Test
  void filesOfAnInlineDataSetArePackedToo() throws Exception {
    Path model = covered("pass-conv2d-v05");
    Files.createDirectory(model.resolve("data"));
    Files.writeString(model.resolve("data/README.md"), "# Images");
    Models.edit(
        model,
        "license: MIT",
        "license: MIT\ntraining_data:\n  type: dataset\n  format_version: 0.3.0\n"
            + "  name: Images\n  description: Some images.\n"
            + "  documentation: {source: data/README.md}");
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(entries("a.zip")).contains("README.md", "README_2.md");
    assertThat(rdf("a.zip")).contains("  documentation: {source: README_2.md, sha256: ");
  }

  @Test
  void dataThatAnOnnxFileLooksForInAFolderCannotBeFlattened() throws Exception {
    Path model = covered("pass-external-data-v05");
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
  void otherResourcesAreDescriptionAndFiles() throws Exception {
    Path folder = dir.resolve("d");
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(folder.resolve("docs").resolve("about.md"), "# Images\n");
    Files.writeString(
        folder.resolve("my.rdf.yaml"),
        """
        type: dataset
        format_version: 0.3.0
        name: Images   # of cells
        description: Some images.
        documentation: {source: docs/about.md}
        """);
    HubRun run = HubRun.of("package", folder.toString(), "-o", zip("d.zip"));
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(entries("d.zip")).containsExactly("rdf.yaml", "about.md");
    assertThat(rdf("d.zip")).contains("name: Images   # of cells\n", "{source: about.md");
  }

  @Test
  void nothingOutsideTheFolderIsPacked() throws Exception {
    Path model = covered("pass-conv2d-v05");
    Files.writeString(dir.resolve("secret"), "secret");
    Files.createSymbolicLink(model.resolve("link.txt"), dir.resolve("secret"));
    Models.edit(
        model,
        "license: MIT",
        "license: MIT\n"
            + "attachments: [{source: link.txt}, {source: ../secret}, {source: /etc/passwd}]");
    HubRun run = HubRun.of("package", model.toString(), "-o", zip("a.zip"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(names(dir)).containsExactly("secret", "twin");
  }

  /// A model whose files lie in folders, described with comments, anchors, block scalars and a
  /// byte-order mark.
  private Path untidy() throws IOException {
    Path model = covered("pass-conv2d-v05");
    Files.createDirectories(model.resolve("data").resolve("deep"));
    Files.createDirectories(model.resolve("docs"));
    Files.createDirectories(model.resolve("pictures"));
    Files.move(model.resolve("README.md"), model.resolve("docs/README.md"));
    Files.move(model.resolve("test_image.npy"), model.resolve("data/test_image.npy"));
    Files.move(model.resolve("weights.pt"), model.resolve("data/deep/weights.pt"));
    Files.move(model.resolve("cover.png"), model.resolve("pictures/cover.png"));
    Files.writeString(model.resolve("data/readme.md"), "another one");
    Files.writeString(model.resolve("notes.txt"), "mine");
    Models.edit(model, "{source: README.md,", "{source: 'docs/README.md',  ");
    Models.edit(model, "source: cover.png", "source: \"./pictures\\\\cover.png\" # 🔬 small");
    Models.edit(
        model, "{source: test_image.npy, sha256", "{source: &image data/test_image.npy, sha256");
    Models.edit(
        model,
        "torchscript: {source: weights.pt, sha256: "
            + "62f6918dbc78ea56af21fff7e31bb8fa936bde36ae90a00301ead134b6488317,\n"
            + "    pytorch_version: 2.7.1}",
        "torchscript:  # traced\n    source: >-\n      data/deep/weights.pt\n"
            + "    sha256: 62f6918dbc78ea56af21fff7e31bb8fa936bde36ae90a00301ead134b6488317\n"
            + "    # made on a CPU\n    pytorch_version: 2.7.1\n    comment: |\n"
            + "      One # two\n\n      three");
    Files.writeString(
        model.resolve("rdf.yaml"),
        "# the end\nconfig: {deepimagej: {image: *image}}\n"
            + "attachments:\n- source: data/readme.md\n"
            + "  sha256: 08518b71617eb0b46c053f3766069649f664e9a3fbaca168d6a861fbec870082\n",
        java.nio.file.StandardOpenOption.APPEND);
    Path rdf = model.resolve("bioimageio.yaml");
    Files.writeString(rdf, "\uFEFF" + Files.readString(model.resolve("rdf.yaml")));
    Files.delete(model.resolve("rdf.yaml"));
    return model;
  }

  /// A copy of a model of format 0.5, with a cover.
  private Path covered(String name) throws IOException {
    Path model = Models.copy(name, dir);
    Files.copy(Path.of("examples", "nuclei-unet", "cover.png"), model.resolve("cover.png"));
    Models.edit(
        model,
        "license: MIT",
        "covers:\n- source: cover.png\n"
            + "  sha256: 8907ccf73a9abd9d5e96a06b403f790ff26912b5bc7ff5f0c79af706fdf3e2ce\n"
            + "license: MIT");
    return model;
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

  private List<String> entries(String zip) throws IOException {
    try (ZipFile file = new ZipFile(dir.resolve(zip).toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  private String rdf(String zip) throws IOException {
    try (ZipFile file = new ZipFile(dir.resolve(zip).toFile());
        InputStream in = file.getInputStream(file.getEntry("rdf.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
