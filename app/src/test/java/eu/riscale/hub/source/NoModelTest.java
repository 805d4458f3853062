package eu.riscale.hub.source;

import static eu.riscale.hub.source.Sources.NO_INPUT;
import static eu.riscale.hub.source.Sources.assertUnreadable;
import static eu.riscale.hub.source.Sources.rdfOf;
import static eu.riscale.hub.source.Sources.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was named in the place of a model, and what a person may have meant.
class NoModelTest {
  @TempDir Path dir;

  @Test
  void whatAPersonMayHaveMeantIsNamed() throws Exception {
    String none = "the folder holds no rdf.yaml (nor bioimageio.yaml, model.yaml or *.rdf.yaml)";
    write("m.zip", "x");
    assertUnreadable(dir.toString(), none + ", but 'm.zip': name " + dir + "/m.zip.");
    Files.delete(dir.resolve("m.zip"));
    write("weights.pt", "x");
    assertUnreadable(
        dir.toString(),
        none + ", but weights (weights.pt): hub needs the description that they belong to.");
    write("nuclei.yaml", "");
    assertUnreadable(
        dir.toString(),
        none
            + ", but nuclei.yaml: if that is the description, name the file, or rename it to"
            + " rdf.yaml.");
    write("rdf (1).yaml", "");
    assertUnreadable(dir.toString(), none + ", but 'rdf (1).yaml': rename that to rdf.yaml.");
    write("Model.yml", "");
    assertUnreadable(
        dir.toString(),
        none + ", but 'Model.yml'; the ending must be .yaml: rename that to rdf.yaml.");
    for (String model : List.of("a", "b", "c", "d", "e")) {
      Files.writeString(Files.createDirectory(dir.resolve(model)).resolve("rdf.yaml"), "");
    }
    assertUnreadable(
        dir.toString(),
        "the folder holds several models (a, b, c and 2 more): name its models, or " + dir + "/*.");
    assertUnreadable(
        zip(dir.resolve("near.zip"), "m/rdf.yml", "").toString(),
        "the zip holds no rdf.yaml (nor bioimageio.yaml or model.yaml) at its top or in a folder"
            + " there, but 'm/rdf.yml'; the ending must be .yaml: rename that to rdf.yaml.");
  }

  /// What a stranger wrote is quoted, and never taken for what to do.
  @Test
  void theRemedyIsHubsOwn() throws Exception {
    write("page.zip", "<!DOCTYPE html><html><head><title>a; fetch it there</title></head></html>");
    assertThatThrownBy(() -> RdfSource.open(dir.resolve("page.zip").toString(), NO_INPUT))
        .isInstanceOfSatisfying(
            SourceException.class,
            e ->
                assertThat(e.refusal())
                    .isEqualTo(
                        new Refusal(
                            "it is a web page (HTML) with the title 'a; fetch it there', not a"
                                + " model;",
                            "download the model again: log in first, or use the link that starts"
                                + " the download.")));
  }

  @Test
  void aDescriptionFurtherDownIsNamed() throws Exception {
    Path deep = Files.createDirectories(dir.resolve("x/y"));
    Files.writeString(deep.resolve("rdf.yaml"), "");
    Files.writeString(deep.resolve("weights.pt"), "x");
    assertUnreadable(
        dir.toString(),
        "the folder holds no rdf.yaml (nor bioimageio.yaml, model.yaml or *.rdf.yaml), but"
            + " 'x/y/rdf.yaml': name "
            + deep
            + ".");
    assertUnreadable(
        zip(dir.resolve("deep.zip"), "x/y/rdf.yaml", "", "x/y/weights.pt", "x").toString(),
        "the zip holds no rdf.yaml (nor bioimageio.yaml or model.yaml) at its top or in a folder"
            + " there, but 'x/y/rdf.yaml': zip what lies in x/y by itself.");
  }

  @Test
  void weightsAndPicturesAreNoModels() throws Exception {
    String weights =
        ", not a model: name the description that they belong to, such as an rdf.yaml, or its"
            + " folder; where there is none yet, 'hub init' begins one.";
    for (String name : List.of("net.onnx", "net.h5", "net.PTH")) {
      write(name, "x");
      assertUnreadable(dir.resolve(name).toString(), "these are weights" + weights);
    }
    assertUnreadable(
        zip(
                dir.resolve("net.pt"),
                "net/data.pkl",
                "",
                "net/version",
                "3",
                "net/constants.pkl",
                "",
                "net/code/a.py",
                "")
            .toString(),
        "these are torchscript weights" + weights);
    Files.write(dir.resolve("cover.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    assertUnreadable(
        dir.resolve("cover.png").toString(),
        "it is a PNG picture, not a description: name an rdf.yaml, or the folder of a model.");
    write("README.md", "# U-Net");
    assertUnreadable(
        dir.resolve("README.md").toString(),
        "it is a text of another kind (.md), not a description: name an rdf.yaml, or the folder of"
            + " a model.");
  }

  @Test
  void aZipThatWasCutOffAndALinkToNothingAreSaidToBeThat() throws Exception {
    byte[] whole = Files.readAllBytes(zip(dir.resolve("whole.zip"), "rdf.yaml", "x".repeat(4_000)));
    Files.write(dir.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));
    assertUnreadable(
        dir.resolve("cut.zip").toString(),
        "the zip is damaged: its end is missing, as where a download or copy was cut off; fetch it"
            + " again.");
    Files.createSymbolicLink(dir.resolve("link.zip"), Path.of("gone.zip"));
    assertUnreadable(
        dir.resolve("link.zip").toString(), "it is a link to 'gone.zip', and there is nothing.");
  }

  @Test
  void whatWasSavedInThePlaceOfAModelIsNamed() throws Exception {
    String page = "<!DOCTYPE html><title>Sign in</title>";
    String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n";

    for (String name : new String[] {"model.zip", "rdf.yaml"}) {
      write(name, page);
      assertUnreadable(
          dir.resolve(name).toString(),
          "it is a web page (HTML) with the title 'Sign in', not a model; download the model again:"
              + " log in first, or use the link that starts the download.");
      write(name, pointer);
      assertUnreadable(
          dir.resolve(name).toString(),
          "it is a Git LFS pointer, not the file itself; fetch the file by 'git lfs pull'.");
    }
    try (RdfSource zipped =
        RdfSource.open(zip(dir.resolve("a.zip"), "rdf.yaml", pointer).toString(), NO_INPUT)) {
      assertThatThrownBy(zipped::readRdf)
          .isInstanceOf(SourceException.class)
          .hasMessage(
              "rdf.yaml: it is a Git LFS pointer, not the file itself; fetch the file by 'git lfs"
                  + " pull'.");
    }
    write("text.zip", "a text");
    assertUnreadable(
        dir.resolve("text.zip").toString(),
        "its name ends in .zip, and it is no zip; zip the files of the model again.");
    write("rdf.yaml", "{\"status\": \"written in JSON\"}");
    assertThat(rdfOf(dir)).startsWith("{");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
  }
}
