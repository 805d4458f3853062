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
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hub package` packs, by the path that `main` takes.
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
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
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
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
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
  void aFileOfTheWebIsTakenFromBesideTheDescription() throws Exception {
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
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
    assertThat(PackableModels.names(dir)).containsExactly("a.zip", "twin");
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
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
    HubRun.of("package", "--make-cover", model.toString(), "-o", zip("a.zip"));
    assertThat(rdf("a.zip")).isEqualTo(Files.readString(model.resolve("rdf.yaml")));
  }

  @Test
  void nothingIsWrittenInATrialRun() throws Exception {
    Path model = untidy();
    HubRun run = HubRun.of("package", "--dry-run", "--report=json", model.toString());
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("\"written\" : false", "\"from\" : \"data/deep/weights.pt\"")
        .contains("\"left_out\" : [ \"notes.txt\" ]");
    assertThat(PackableModels.names(dir)).containsExactly("twin");
  }

  @Test
  void filesOfAnInlineDataSetArePackedToo() throws Exception {
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
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

  /// A model whose files lie in folders, described with comments, anchors, block scalars and a
  /// byte-order mark.
  private Path untidy() throws IOException {
    Path model = PackableModels.covered("pass-conv2d-v05", dir);
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
}
