package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.ForwardingFileLookup;
import eu.riscale.hub.spec.finding.Finding;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of a file that is not there, the one that may be meant is named, and one way to put it right.
final class MissingFileTest {
  private static final List<String> FILES =
      List.of(
          "README.md",
          "cover.png",
          "input.npy",
          "output.npy",
          "model.onnx",
          "sample_input.tif",
          "sample_output.tif");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "README.md, readme.md",
    "README.md, docs/README.md",
    "README.md, docs/Readme.md",
    "README.md, REDAME.md",
    "model.onnx, weights/model.onnx",
    "model.onnx, Model.ONNX",
    "model.onnx, modle.onnx",
    "input.npy, inptu.npy",
    "cover.png, cover.jpg",
    "sample_input.tif, sample_input.tiff",
  })
  void offersTheFileThatIsThere(String there, String written) {
    ModelFolder model = ModelFolder.newest(folder).rdf("source: " + there, "source: " + written);

    assertThat(missing(model))
        .extracting(Finding::hint)
        .singleElement()
        .asString()
        .startsWith("Write '" + there + "' in the place of '" + written + "'.");
    assertThat(model.rdf("source: " + written, "source: " + there).findings()).isEmpty();
  }

  @Test
  void tellsAccentsFromLettersWithAccents() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf("model.onnx", "Zelle-\u00fc.onnx")
            .without("model.onnx")
            .file("Zelle-u\u0308.onnx", ModelFolder.onnx(17, ""));

    assertThat(missing(model))
        .extracting(Finding::message)
        .containsExactly(
            "There is no file 'Zelle-\u00fc.onnx'; the file 'Zelle-u\u0308.onnx' has these letters"
                + " in another Unicode form: its accents are apart from their letters.");
  }

  @Test
  void offersTheOneTextThatLiesThereForWordsInItsPlace() {
    ModelFolder model =
        ModelFolder.older(folder).rdf("documentation: README.md", "documentation: It finds nuclei");

    assertThat(missing(model))
        .extracting(Finding::message)
        .containsExactly("There is no file 'It finds nuclei'; there is 'README.md'.");
  }

  @Test
  void offersNoFileThatIsAnotherOne() {
    ModelFolder model = ModelFolder.newest(folder).rdf("source: input.npy", "source: outptu.npy");

    assertThat(missing(model))
        .extracting(Finding::hint)
        .containsExactly("Put it beside the description, or correct its name.");
  }

  @Test
  void saysThatAFileMayBeLeftOutWhereItMay() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf(
                "covers: [{source: cover.png}]",
                "covers: [{source: front-page.png}, {source: cover.png}]")
            .rdf("source: sample_input.tif", "source: nowhere.png");

    assertThat(missing(model))
        .extracting(Finding::hint)
        .hasSize(2)
        .allMatch(hint -> hint.endsWith("remove it here, as the field may be left out."));
  }

  @Test
  void offersOneFileByItsChecksumAndElseNone() {
    String zeros = "0".repeat(64);
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf("source: model.onnx,", "source: modle.onnx, sha256: '" + zeros + "',");

    assertThat(missing(model)).extracting(Finding::hint).noneMatch(hint -> hint.contains("Write"));
  }

  @Test
  void findsAFileOfAnotherNameByItsChecksum() {
    byte[] content = ModelFolder.onnx(17, "");
    String sum = new BigInteger(1, sha256(content)).toString(16);
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf(
                "source: model.onnx,",
                "source: model.onnx, sha256: '" + "0".repeat(64 - sum.length()) + sum + "',")
            .without("model.onnx")
            .file("unet-epoch-20.onnx", content)
            .file("other.onnx", "other");
    assertThat(missing(model))
        .extracting(Finding::hint)
        .containsExactly("Write 'unet-epoch-20.onnx' in the place of 'model.onnx'.");

    model.without("unet-epoch-20.onnx").file("weights.bin", content);
    assertThat(missing(model))
        .extracting(Finding::hint)
        .containsExactly("Rename 'weights.bin' to 'model.onnx'.");
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void leavesItToThePersonWhereSeveralMayBeMeant() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf("source: model.onnx", "source: modem.onnx")
            .file("a/modem.onnx", "1")
            .file("b/modem.onnx", "2");

    assertThat(missing(model))
        .extracting(Finding::message)
        .containsExactly(
            "There is no file 'modem.onnx'; there are 'a/modem.onnx', 'b/modem.onnx'.");
  }

  @Test
  void makesTheTensorOfAPictureThatIsThere() {
    ModelFolder model = ModelFolder.newest(folder).without("input.npy").file("input.tif", "II*\0");

    assertThat(missing(model))
        .extracting(Finding::hint)
        .containsExactly(
            "Make it of that: python -c \"import numpy as np, tifffile; a ="
                + " tifffile.imread('input.tif'); np.save('input.npy', a)\"");
  }

  @Test
  void callsALinkALink() throws IOException {
    ModelFolder model = ModelFolder.newest(folder).without("model.onnx").without("README.md");
    Files.createSymbolicLink(folder.resolve("model.onnx"), Path.of("lost.onnx"));
    Files.createSymbolicLink(folder.resolve("README.md"), Path.of("/etc/passwd"));

    assertThat(model.validate().findings())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "'model.onnx' is a symbolic link to 'lost.onnx', where no file is.",
            "'README.md' is a symbolic link to '/etc/passwd', outside of the folder of the"
                + " description.");
  }

  @Test
  void callsAFolderAFolder() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf(
                "onnx: {source: model.onnx, opset_version: 17}",
                "tensorflow_saved_model_bundle: {source: saved, tensorflow_version: 2.15.0}")
            .file("saved/saved_model.pb", "");

    assertThat(missing(model))
        .extracting(Finding::hint)
        .containsExactly(
            "Zip what is in it: python -c \"import shutil; shutil.make_archive('saved', 'zip',"
                + " 'saved')\" Then write 'saved.zip' in the place of 'saved'.");
  }

  @Test
  void saysOnceThatADescriptionIsAlone() {
    ModelFolder model = ModelFolder.newest(folder);
    FILES.forEach(model::without);

    assertThat(model.validate().findings())
        .extracting(Finding::message)
        .containsExactly(
            "None of the 7 files that the description names is here: 'cover.png', 'README.md',"
                + " 'input.npy' and 4 more. The description alone is not the whole model.");
  }

  @Test
  void saysThatTheDescriptionIsALink() throws IOException {
    ModelFolder model = ModelFolder.newest(folder);
    Files.writeString(folder.resolve("there.yaml"), "type: model");
    Files.createSymbolicLink(folder.resolve("rdf.yaml"), Path.of("there.yaml"));
    String hint =
        "'rdf.yaml' is a symbolic link to 'there.yaml', and files are looked for beside the link:"
            + " name the description that it leads to.";

    model.without("model.onnx");
    assertThat(missing(model)).extracting(Finding::hint).containsExactly(hint);
    FILES.stream().filter(file -> !file.equals("model.onnx")).forEach(model::without);
    assertThat(missing(model)).extracting(Finding::hint).containsExactly(hint);
  }

  /// Of however many files are missing: a folder may hold thousands.
  @Test
  void theFolderIsLookedThroughOnce() {
    ModelFolder model = ModelFolder.newest(folder).without("model.onnx");
    int ofOne = listings(model);
    assertThat(listings(model.without("README.md").without("cover.png"))).isEqualTo(ofOne);
  }

  private static int listings(ModelFolder model) {
    AtomicInteger listings = new AtomicInteger();
    model.validate(
        new ForwardingFileLookup() {
          @Override
          public FileLookup files() {
            return model.files();
          }

          @Override
          public List<String> list() throws IOException {
            listings.incrementAndGet();
            return files().list();
          }
        });
    return listings.get();
  }

  @Test
  void saysOnceThatFilesOfTheseNamesLieInOtherFolders() throws IOException {
    ModelFolder model = ModelFolder.newest(folder);
    for (String other : List.of("a", "b/c")) {
      Files.createDirectories(folder.resolve(other));
      for (String file : FILES) {
        Files.copy(folder.resolve(file), folder.resolve(other).resolve(file));
      }
    }
    FILES.forEach(model::without);

    assertThat(model.validate().findings())
        .extracting(Finding::hint)
        .containsExactly(
            "Files of these names lie in 'a', 'b/c': put the description into the folder that it"
                + " belongs to.");

    Files.move(folder.resolve("b/c/model.onnx"), folder.resolve("other.onnx"));
    assertThat(missing(model)).hasSize(FILES.size());
  }

  @Test
  void saysWhatToNameInThePlaceOfAFolder() throws IOException {
    ModelFolder model = ModelFolder.newest(folder);
    FILES.forEach(model::without);
    for (String file : FILES) {
      Files.createDirectories(folder.resolve(file).resolve("empty"));
    }
    model.file("model.onnx/weights.onnx", "").file("model.onnx/weights.pt", "");
    model.file("cover.png/a.png", "").file("cover.png/b.png", "").file("input.npy/a.txt", "");
    String put =
        "Put the file in the place of the folder, or write the name of the file that is meant";
    String leave = "; where there is no such file, remove it here, as the field may be left out.";

    assertThat(missing(model))
        .extracting(finding -> finding.message() + " " + finding.hint())
        .containsExactlyInAnyOrder(
            "'README.md' is a folder without files. " + put + ".",
            "'output.npy' is a folder without files. " + put + ".",
            "'sample_input.tif' is a folder without files. " + put + leave,
            "'sample_output.tif' is a folder without files. " + put + leave,
            "'model.onnx' is a folder, not a file. Write 'model.onnx/weights.onnx' in the place of"
                + " 'model.onnx'.",
            "'cover.png' is a folder; in it are 'cover.png/a.png', 'cover.png/b.png'. Write the"
                + " one that is meant, in the place of 'cover.png'.",
            "'input.npy' is a folder, not a file. None of the files in it can be meant here. Put"
                + " the one that is beside the description, and write its name in the place of"
                + " 'input.npy'.");
  }

  private static List<Finding> missing(ModelFolder model) {
    return model.validate().findings().stream()
        .filter(finding -> finding.code().slug().equals("file-missing"))
        .toList();
  }
}
