package eu.riscale.hub.source;

import static eu.riscale.hub.source.Sources.NO_INPUT;
import static eu.riscale.hub.source.Sources.assertUnreadable;
import static eu.riscale.hub.source.Sources.file;
import static eu.riscale.hub.source.Sources.rdfOf;
import static eu.riscale.hub.source.Sources.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.file.FileLookup.Presence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RdfSourceTest {
  @TempDir Path dir;

  @Test
  void aFolderIsSearchedForTheSpecifiedNamesInTheirOrder() throws Exception {
    write("a.model.yaml", "ending");
    assertThat(rdfOf(dir)).isEqualTo("ending");
    write("model.yaml", "model");
    write("rdf.yaml", "rdf");
    assertThat(rdfOf(dir)).isEqualTo("rdf");
  }

  @Test
  void whatIsNotThereIsSaidInOneSentence() throws IOException {
    assertUnreadable(dir.resolve("nowhere").toString(), "there is no such file or folder.");
    assertUnreadable(
        dir.toString(),
        "the folder holds no rdf.yaml (nor bioimageio.yaml, model.yaml or *.rdf.yaml).");
    assertUnreadable("nul\0character", "this is not a path: Nul character not allowed.");
    assertUnreadable(
        "https://example.org/rdf.yaml",
        "URLs are not supported yet; download the model and name its file or folder.");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Others read such paths as the ones that are there.
  void aPathThatIsNearlyRightIsNamed() throws Exception {
    write("Nuclei/rdf.yml", "");
    write("caf\u00e9.zip", "");
    write("net1/rdf.yaml", "");
    for (List<String> each :
        List.of(
            List.of("nuclei", "; there is '%s'.", "Nuclei"),
            List.of("NUCLEI/rdf.yaml", "; there is '%s'.", "Nuclei/rdf.yml"),
            List.of("cafe\u0301.zip", "; there is '%s'.", "caf\u00e9.zip"),
            List.of("caf\u00e9", "; there is '%s'.", "caf\u00e9.zip"),
            List.of("net2", ".", ""),
            List.of("net1/model.yaml", ".", ""))) {
      assertUnreadable(
          dir.resolve(each.getFirst()).toString(),
          "there is no such file or folder" + each.get(1).formatted(dir.resolve(each.getLast())));
    }
  }

  @Test
  void aFolderOfModelsMayHaveACollection() throws IOException {
    write("a/rdf.yaml", "");
    write("b/rdf.yaml", "");
    write("collection.yaml", "");
    assertUnreadable(
        dir.toString(),
        "the folder holds several models (a, b): name its models, or %s/*, or the collection, %s."
            .formatted(dir, dir.resolve("collection.yaml")));
  }

  @Test
  void whatOthersPackedIsFoundInAFolderOfItsOwn() throws Exception {
    Path littered =
        zip(
            dir.resolve("littered.zip"),
            ".DS_Store",
            "",
            "__MACOSX/m/._rdf.yaml",
            "",
            "m/bioimageio.yaml",
            "found",
            "m/data/rdf.yaml",
            "a data set",
            "readme.txt",
            "");
    assertThat(rdfOf(littered)).isEqualTo("found");
    assertUnreadable(
        zip(dir.resolve("several.zip"), "a/rdf.yaml", "", "b/rdf.yaml", "").toString(),
        "the zip holds several models (a, b): unpack it, and name each of its models.");

    Path unpacked = Files.createDirectory(dir.resolve("unpacked"));
    Path inside = Files.createDirectory(unpacked.resolve("m"));
    Files.writeString(inside.resolve("model.yaml"), "unpacked");
    Files.writeString(inside.resolve("x.npy"), "data");
    Files.writeString(unpacked.resolve("readme.txt"), "");
    assertThat(rdfOf(unpacked)).isEqualTo("unpacked");
    try (RdfSource source = RdfSource.open(unpacked.toString(), NO_INPUT)) {
      assertThat(source.files().list()).containsExactly("model.yaml", "x.npy");
    }
    Files.writeString(unpacked.resolve("rdf.yaml"), "at the top");
    assertThat(rdfOf(unpacked)).isEqualTo("at the top");
  }

  /// macOS leaves such a file beside each that it packs or copies.
  @Test
  void whatASystemLeavesBehindIsNeverTheDescription() throws Exception {
    assertThat(
            rdfOf(zip(dir.resolve("mac.zip"), "._a.rdf.yaml", "of macOS", "a.rdf.yaml", "found")))
        .isEqualTo("found");
    write("._a.rdf.yaml", "of macOS");
    write("a.rdf.yaml", "found");
    assertThat(rdfOf(dir)).isEqualTo("found");
  }

  @Test
  void nothingOutsideTheFolderIsReached() throws Exception {
    Path model = Files.createDirectory(dir.resolve("model"));
    Files.writeString(model.resolve("rdf.yaml"), "");
    write("secret", "secret");
    Files.createSymbolicLink(model.resolve("link"), dir.resolve("secret"));
    try (RdfSource source = RdfSource.open(model.toString(), NO_INPUT)) {
      for (String path :
          new String[] {"../secret", "..\\secret", dir.resolve("secret").toString(), "link"}) {
        assertThat(source.files().presence(file(path))).as(path).isNotEqualTo(Presence.PRESENT);
        assertThatThrownBy(() -> source.onDisk(file(path))).isInstanceOf(NoSuchFileException.class);
      }
    }
  }

  @Test
  void standardInputIsReadAndADescriptionHasALimit() throws Exception {
    byte[] text = "name: x".getBytes(StandardCharsets.UTF_8);
    try (RdfSource source = RdfSource.open("-", new ByteArrayInputStream(text))) {
      assertThat(source.readRdf()).isEqualTo(text);
    }
    byte[] large = new byte[RdfSource.MAX_RDF_BYTES + 1];
    assertThatThrownBy(() -> RdfSource.open("-", new ByteArrayInputStream(large)))
        .hasMessage("it is larger than 8 MB, which no description is.");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(dir.resolve(name).getParent());
    Files.writeString(dir.resolve(name), text);
  }
}
