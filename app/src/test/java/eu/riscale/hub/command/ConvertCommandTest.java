package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.convert.ConvertCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hub convert` writes and what it leaves, by the path that `main` takes.
class ConvertCommandTest {
  @TempDir Path dir;
  private Path model;
  private Path rdf;
  private String before;

  @BeforeEach
  void copy() throws IOException {
    model = Models.copy("pass-conv2d-v04", dir);
    rdf = model.resolve("rdf.yaml");
    before = "# mine\n" + Files.readString(rdf);
    Files.writeString(rdf, before);
  }

  private static HubRun hub(String... words) {
    return HubRun.of(words);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(model)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNewestFormatStandsBesideTheOriginal() throws IOException {
    HubRun run = hub("convert", model.toString());

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    Path written = model.resolve("rdf-0.5.yaml");
    assertThat(run.out())
        .startsWith(model + ": with format 0.5.14, written to " + written + "\n  line 2, format_v");
    assertThat(Files.readString(rdf)).isEqualTo(before);
    assertThat(Files.readString(written)).startsWith("# mine\nformat_version: 0.5.14\n");
    HubRun newest = hub("validate", "--quiet", "--report=concise", written.toString());
    assertThat(newest.status()).isZero();
    assertThat(hub("test", "--weights=onnx", "--device=cpu", written.toString()).status()).isZero();

    HubRun again = hub("convert", written.toString());
    assertThat(again.status()).isZero();
    assertThat(again.out())
        .startsWith(written + ": It is of format 0.5.14 already. Nothing was written.\n");
    assertThat(hub("convert", model.toString()).status()).isEqualTo(2);
    assertThat(hub("convert", "--overwrite", model.toString()).status()).isZero();
  }

  @Test
  void whatWouldBeWrittenIsShown() throws IOException {
    List<String> files = files();
    HubRun run = hub("convert", "--diff", "--no-io", model.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("--- a/rdf.yaml\n+++ b/rdf.yaml\n@@ ");
    assertThat(files()).isEqualTo(files);
    assertThat(Files.readString(rdf)).isEqualTo(before);
  }

  @Test
  void theOriginalIsChangedWhereThatIsAskedFor() throws IOException {
    Files.writeString(rdf, "\uFEFF" + before);
    List<String> files = files();

    assertThat(hub("convert", "--in-place", model.toString()).status()).isZero();

    assertThat(Files.readString(rdf)).startsWith("\uFEFF# mine\nformat_version: 0.5.14\n");
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void aPackageHasAllFiles() throws IOException {
    Files.copy(Path.of("examples", "nuclei-unet", "cover.png"), model.resolve("cover.png"));
    Models.edit(model, "license: MIT", "license: MIT\ncovers: [cover.png]");
    Path zip = dir.resolve("new.zip");
    HubRun run = hub("convert", "-o", zip.toString(), model.toString());

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    HubRun test = hub("test", "--device=cpu", "--weights=onnx", zip.toString());
    assertThat(test.status()).isZero();
    assertThat(test.out()).contains("model 0.5.14");

    Path folder = dir.resolve("folder");
    assertThat(hub("convert", "-o", folder + "/", zip.toString()).status()).isZero();
    assertThat(folder.resolve("rdf.yaml")).doesNotExist(); // It is of the newest format already.
    HubRun beside = hub("convert", model.toString(), "-o", dir.resolve("a.yaml").toString());
    assertThat(beside.status()).isEqualTo(2);
    assertThat(beside.err()).contains("a folder that ends in /, or a zip");
    assertThat(hub("convert", model.toString(), "-o", rdf.toString()).status()).isEqualTo(2);
    Path named = model.resolve("new.yaml");
    assertThat(hub("convert", model.toString(), "-o", named.toString()).status()).isZero();
    assertThat(named).exists();
  }

  @Test
  void whatIsWrongIsNotConverted() throws IOException {
    Models.edit(model, "license: MIT", "license: 5");
    List<String> files = files();

    HubRun run = hub("convert", model.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith(model + ": nothing was written.\n").contains("license");
    assertThat(files()).isEqualTo(files);
    assertThat(hub("convert", dir.resolve("none").toString()).status()).isEqualTo(3);
    assertThat(hub("convert", "--to=0.6", model.toString()).status()).isEqualTo(2);
    assertThat(hub("convert", "--in-place", "-o", "a.yaml", model.toString()).status())
        .isEqualTo(2);
    assertThat(hub("convert", "--to=onnx", "--no-io", model.toString()).status()).isEqualTo(2);
  }

  @Test
  void aDescriptionWithoutAFolderNeedsAPlace() {
    HubRun run = HubRun.withInput(before, "convert", "--no-io", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("name with -o a folder that ends in /, or a zip");
  }

  @Test
  void aModelThatHasOnnxWeightsGetsNoOthers() throws IOException {
    HubRun run = hub("convert", "--to=onnx", model.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith(model + ": It has onnx weights already. Nothing was written.\n");
  }

  @Test
  void weightsThatHubDoesNotTranslateAreNamed() {
    HubRun run =
        hub("convert", "--to=onnx", "--report=json", Models.of("state-dict-file-v05").toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("\"code\" : \"" + ConvertCodes.NO_WEIGHTS.slug() + "\"")
        .contains("none of these: pytorch_state_dict.");
    assertThat(run.err()).contains("nothing was written.");
  }
}
