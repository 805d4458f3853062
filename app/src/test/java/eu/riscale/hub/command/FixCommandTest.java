package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hub fix` changes in a description, by the path that `main` takes.
class FixCommandTest {
  @TempDir Path dir;
  private Path model;
  private Path rdf;
  private String valid;

  @BeforeEach
  void copy() throws IOException {
    model = Models.copy("pass-conv2d-v05", dir);
    rdf = model.resolve("rdf.yaml");
    valid = Files.readString(rdf);
  }

  /// That of the test input.
  private String ownChecksum() {
    Matcher own = Pattern.compile("test_image.npy, (sha256: \\w+)").matcher(valid);
    assertThat(own.find()).isTrue();
    return own.group(1);
  }

  private String text() throws IOException {
    return Files.readString(rdf);
  }

  /// Breaks the description in several ways.
  private void breakIt() throws IOException {
    String broken =
        valid
            .replace("license: MIT", "# who may use it\nlicence: 'mit' # free")
            .replace("type: batch", "type: b")
            .replaceFirst("sha256: \\w", "sha256: g");
    assertThat(broken).contains("licence:", "{type: b}", "sha256: g");
    Files.writeString(rdf, "\uFEFF" + broken);
  }

  @Test
  void whatIsMeantIsWrittenAndAllElseStays() throws IOException {
    breakIt();
    String before = text();

    HubRun run = HubRun.of("fix", "--unsafe", model.toString());

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(text())
        .isEqualTo(
            before
                .replace("licence: 'mit' # free", "license: 'MIT' # free")
                .replace("{type: b}", "{type: batch}")
                .replaceFirst(", sha256: g\\w+", ""));
    assertThat(run.out())
        .startsWith(model + ": ")
        .contains("field-unknown: write: license: MIT; remove: licence\n")
        .contains("word-unknown: write: type: batch\n");
    String once = text();
    HubRun again = HubRun.of("fix", "--unsafe", model.toString());
    assertThat(again.out()).doesNotContain(" change");
    assertThat(text()).isEqualTo(once);
  }

  @Test
  void aDifferenceIsShownAndNothingWritten() throws IOException {
    Files.writeString(rdf, valid.replace("license: MIT", "license: mit"));
    String before = text();

    HubRun run = HubRun.of("fix", "--diff", model.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("--- a/rdf.yaml\n+++ b/rdf.yaml\n@@ -")
        .contains("\n-license: mit\n+license: MIT\n");
    assertThat(text()).isEqualTo(before);
    Files.writeString(rdf, valid);
    HubRun none = HubRun.of("fix", "--diff", model.toString());
    assertThat(none.out()).isEmpty();
    assertThat(none.status()).isZero();
  }

  /// What the author wrote is lost only where that is asked for.
  @Test
  void whatHasNoPlaceIsTakenAwayOnlyWhereThatIsAskedFor() throws IOException {
    Files.writeString(rdf, valid + "lab_code: 17\n");

    HubRun safe = HubRun.of("fix", model.toString());
    assertThat(safe.status()).isEqualTo(1);
    assertThat(safe.out()).contains("error[field-unknown]").contains("remove: lab_code");
    assertThat(text()).contains("lab_code: 17");

    assertThat(HubRun.of("fix", "--unsafe", model.toString()).status()).isZero();
    assertThat(text()).isEqualTo(valid);
  }

  @Test
  void aCoverIsDrawnWhereThatIsAskedFor() throws IOException {
    Path cover = model.resolve("cover.png");
    HubRun shown = HubRun.of("fix", "--make-cover", "--diff", model.toString());
    assertThat(shown.out()).contains("+covers: [{source: cover.png}]\n");
    assertThat(cover).doesNotExist();

    HubRun run = HubRun.of("fix", "--make-cover", model.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("no cover: write: covers: [{source: cover.png}]\n");
    assertThat(text()).isEqualTo(valid + "covers: [{source: cover.png}]\n");
    assertThat(ImageIO.read(cover.toFile()).getWidth()).isEqualTo(800);
    assertThat(HubRun.of("fix", "--make-cover", "--diff", model.toString()).status()).isZero();
  }

  @Test
  void aReportOnStandardOutputStaysAlone() throws IOException {
    Files.writeString(rdf, valid.replace("license: MIT", "license: mit"));

    HubRun run = HubRun.of("fix", "--report=json", model.toString());

    assertThat(run.out()).startsWith("{");
    assertThat(run.err()).contains("license-unknown: write: license: MIT\n");
    Files.writeString(rdf, valid.replace("license: MIT", "license: mit"));
    HubRun quiet = HubRun.of("fix", "--quiet", model.toString());
    assertThat(quiet.out() + quiet.err()).isEmpty();
    assertThat(text()).isEqualTo(valid);
  }

  @Test
  void onlyFilesWhereTheyLieAreChanged() throws IOException {
    HubRun stdin = HubRun.withInput(valid, "fix", "-");
    assertThat(stdin.status()).isEqualTo(3);
    assertThat(stdin.out()).contains("hub fix changes a description where it lies");
    HubRun none = HubRun.of("fix", "--diff", dir.resolve("none").toString());
    assertThat(none.status()).isEqualTo(3);
    assertThat(none.err()).startsWith("hub: " + dir.resolve("none") + ": ");
  }

  /// The file beside it, under which the new text is written, has a name that is too long.
  @Test
  void aDescriptionThatCannotBeWrittenStaysAsItWas() throws IOException {
    Path named = model.resolve("r".repeat(245) + ".yaml");
    Files.writeString(named, valid.replace("license: MIT", "license: mit"));

    HubRun run = HubRun.of("fix", "--report=json", named.toString());

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.out()).contains("description-not-changed", "File name too long");
    assertThat(named).content().contains("license: mit");
  }

  @Test
  void aLinkLeadsToTheFileThatIsChanged() throws IOException {
    Path link = model.resolve("bioimageio.yaml");
    Files.writeString(rdf, valid.replace("license: MIT", "license: mit"));
    Files.createSymbolicLink(link, rdf.getFileName());

    HubRun.of("fix", link.toString());

    assertThat(link).isSymbolicLink();
    assertThat(text()).isEqualTo(valid);
  }

  /// Where one file alone can be meant; a checksum says which one, whatever it is called.
  @Test
  void namesOfFilesThatAreThereAreWritten() throws IOException {
    Files.move(model.resolve("test_image.npy"), model.resolve("Test_Image.npy"));
    Path weights = Files.createDirectory(model.resolve("w")).resolve("anything.onnx");
    Files.move(model.resolve("weights.onnx"), weights);
    assertThat(HubRun.of("validate", model.toString()).status()).isEqualTo(1);

    HubRun run = HubRun.of("fix", model.toString());

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(text())
        .isEqualTo(
            valid
                .replace("test_image.npy", "Test_Image.npy")
                .replace("weights.onnx", "w/anything.onnx"));
  }

  /// Names that differ by a number are of two files.
  @Test
  void aFileOfAnotherNumberIsNotWritten() throws IOException {
    Models.dropChecksums(model);
    Files.move(model.resolve("weights.onnx"), model.resolve("weights1.onnx"));
    String before = text();

    HubRun run = HubRun.of("fix", "--unsafe", model.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("there is 'weights1.onnx', with nearly the same name");
    assertThat(text()).isEqualTo(before);
  }

  /// The checksum of a damaged file, or of another one, would make that fault look right.
  @Test
  void aChecksumIsWrittenOfTheFileThatIsMeantAndWhole() throws IOException {
    String own = ownChecksum();
    Files.writeString(rdf, valid.replace(own, "sha256: TODO"));
    assertThat(HubRun.of("fix", model.toString()).status()).isZero();
    assertThat(text()).isEqualTo(valid);

    String ofAnother = "sha256: 0123456789abcdef0123456789abcdef";
    Files.writeString(rdf, valid.replace(own, ofAnother));
    assertThat(HubRun.of("fix", model.toString()).status()).isEqualTo(1);
    assertThat(text()).contains(ofAnother);

    Files.writeString(rdf, valid.replace(own, "sha256: TODO"));
    cut("test_image.npy");
    HubRun.of("fix", model.toString());
    assertThat(text()).contains("sha256: TODO");
  }

  private void cut(String name) throws IOException {
    Path file = model.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 9), StandardOpenOption.TRUNCATE_EXISTING);
  }
}
