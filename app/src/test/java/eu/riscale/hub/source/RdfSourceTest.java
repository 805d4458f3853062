package eu.riscale.hub.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.value.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RdfSourceTest {
  private static final InputStream NO_INPUT = InputStream.nullInputStream();

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
  void whatAPersonMayHaveMeantIsNamed() throws Exception {
    String none = "the folder holds no rdf.yaml (nor bioimageio.yaml, model.yaml or *.rdf.yaml)";
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
        zip("near.zip", "m/rdf.yml", "").toString(),
        "the zip holds no rdf.yaml (nor bioimageio.yaml or model.yaml) at its top or in a folder"
            + " there, but 'm/rdf.yml'; the ending must be .yaml: rename that to rdf.yaml.");
  }

  @Test
  void weightsAndPicturesAreNoModels() throws Exception {
    String weights =
        ", not a model: name the description that they belong to, such as an rdf.yaml, or its"
            + " folder.";
    for (String name : List.of("net.onnx", "net.h5", "net.PTH")) {
      write(name, "x");
      assertUnreadable(dir.resolve(name).toString(), "these are weights" + weights);
    }
    assertUnreadable(
        zip(
                "net.pt",
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
  }

  @Test
  void aZipThatWasCutOffAndALinkToNothingAreSaidToBeThat() throws Exception {
    byte[] whole = Files.readAllBytes(zip("whole.zip", "rdf.yaml", "x".repeat(4_000)));
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
        RdfSource.open(zip("a.zip", "rdf.yaml", pointer).toString(), NO_INPUT)) {
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

  @Test
  void aZipIsReadWithOrWithoutAFolderOnTop() throws Exception {
    Path flat = zip("flat.zip", "rdf.yaml", "flat", "x.npy", "data");
    Path nested =
        zip("nested.zip", "m/rdf.yaml", "nested", "m/w/x.npy", "data", "__MACOSX/m/._rdf.yaml", "");
    Path windows = zip("windows.zip", "m\\rdf.yaml", "back slashes", "m\\w\\x.npy", "data");

    assertThat(rdfOf(flat)).isEqualTo("flat");
    assertThat(rdfOf(nested)).isEqualTo("nested");
    assertThat(rdfOf(windows)).isEqualTo("back slashes");
    try (RdfSource source = RdfSource.open(nested.toString(), NO_INPUT)) {
      assertThat(source.files().presence(file("w/x.npy"))).isEqualTo(Presence.PRESENT);
      assertThat(source.files().presence(file("x.npy"))).isEqualTo(Presence.MISSING);
      assertThat(source.files().list()).containsExactly("rdf.yaml", "w/x.npy");
      assertThat(source.onDisk(file("w/x.npy"))).hasContent("data");
    }
  }

  @Test
  void whatOthersPackedIsFoundInAFolderOfItsOwn() throws Exception {
    Path littered =
        zip(
            "littered.zip",
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
        zip("several.zip", "a/rdf.yaml", "", "b/rdf.yaml", "").toString(),
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

  @Test
  void aZipThatHasAFileTwiceIsRefused() throws IOException {
    // The names of the second entry are those of the first, once in the entry and once in the list
    // of entries at the end.
    Path twice = zip("twice.zip", "rdf.yaml", "one", "rdf.yamm", "two");
    replace(twice, "rdf.yamm", "rdf.yaml");
    assertUnreadable(twice.toString(), "it has 'rdf.yaml' twice; zip it again.");
    Path windows = zip("windows.zip", "rdf.yaml", "", "w/x.npy", "one", "w\\x.npy", "two");
    assertUnreadable(
        windows.toString(),
        "its entries 'w/x.npy' and 'w\\x.npy' are one file on some systems; zip it again.");
    Path dotted = zip("dotted.zip", "rdf.yaml", "", "x.npy", "one", "./x.npy", "two");
    assertUnreadable(
        dotted.toString(),
        "its entries 'x.npy' and './x.npy' are one file on some systems; zip it again.");
    Path letters = zip("letters.zip", "rdf.yaml", "", "x.npy", "one", "X.npy", "two");
    assertUnreadable(
        letters.toString(),
        "its entries 'x.npy' and 'X.npy' are one file on some systems; zip it again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.npy", "a/../../x.npy", "..\\x.npy", "/x.npy", "C:x.npy", "\\x.npy"})
  void aZipWithAnEntryOutsideItsFolderIsRefused(String name) throws IOException {
    assertUnreadable(
        zip("outside.zip", "rdf.yaml", "", name, "evil").toString(),
        "its entry '" + name + "' would lie outside its folder; zip it again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub/../x.npy", "sub\\..\\x.npy"})
  void aZipWithAWayUpAndDownIsRefusedForThat(String name) throws IOException {
    assertUnreadable(
        zip("way.zip", "rdf.yaml", "", name, "data").toString(),
        "its entry '"
            + name
            + "' has '..' in its name, which not all software allows; zip it"
            + " again.");
  }

  @Test
  void aZipBehindAProgramIsRefusedForThat() throws IOException {
    Path zip = zip("model.exe", "rdf.yaml", "found");
    byte[] program = "#!/bin/sh\nunpack\n".getBytes(StandardCharsets.UTF_8);
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, program);
    Files.write(zip, whole, StandardOpenOption.APPEND);
    assertUnreadable(
        zip.toString(),
        "it is a zip behind other bytes, such as a program that unpacks itself; zip its files"
            + " again.");
  }

  @Test
  void pathsThatBeginWithADotAreThoseWithout() throws Exception {
    Path zip = zip("dotted.zip", "./rdf.yaml", "found", "./w//x.npy", "data");
    assertThat(rdfOf(zip)).isEqualTo("found");
    try (RdfSource source = RdfSource.open(zip.toString(), NO_INPUT)) {
      assertThat(source.onDisk(file("w/x.npy"))).hasContent("data");
    }
  }

  /// macOS leaves such a file beside each that it packs or copies.
  @Test
  void whatASystemLeavesBehindIsNeverTheDescription() throws Exception {
    assertThat(rdfOf(zip("mac.zip", "._a.rdf.yaml", "of macOS", "a.rdf.yaml", "found")))
        .isEqualTo("found");
    write("._a.rdf.yaml", "of macOS");
    write("a.rdf.yaml", "found");
    assertThat(rdfOf(dir)).isEqualTo("found");
  }

  @Test
  void aDamagedFileIsNeverTakenForWhole() throws Exception {
    Path zip = zip("damaged.zip", "rdf.yaml", "name: x", "x.npy", "12345678".repeat(20));
    byte[] bytes = Files.readAllBytes(zip);
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    bytes[entry + 16] ^= 1;
    Files.write(zip, bytes);
    try (RdfSource source = RdfSource.open(zip.toString(), NO_INPUT)) {
      assertThat(source.readRdf()).isNotEmpty();
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> source.onDisk(file("x.npy"))).hasMessageContaining("checksum");
      }
      assertThatThrownBy(() -> source.files().compareWithPacked(file("x.npy")))
          .hasMessageContaining("its entry 'x.npy' is damaged");
    }
  }

  @Test
  void filesThatUnpackWithoutEndAreRefused() throws Exception {
    Path bomb = dir.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("rdf.yaml"));
      out.putNextEntry(new ZipEntry("x.npy"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        out.write(zeros);
      }
    }
    assertThatThrownBy(() -> checksum(bomb)).hasMessageContaining("more than 200 times its size");

    Path liar = zip("liar.zip", "rdf.yaml", "", "x.npy", "12345678");
    byte[] bytes = Files.readAllBytes(liar);
    // The list of entries has the size 24 bytes behind its mark; that of x.npy comes last.
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    bytes[entry + 24] = 4;
    Files.write(liar, bytes);
    assertThatThrownBy(() -> checksum(liar))
        .hasMessage("its entry 'x.npy' is damaged: there is more of it than the zip says");
  }

  @Test
  void unpackedFilesAreGoneAfterClosing() throws Exception {
    Path file;
    try (RdfSource source =
        RdfSource.open(zip("a.zip", "rdf.yaml", "", "w", "x").toString(), NO_INPUT)) {
      file = source.onDisk(file("w"));
      assertThat(file).exists();
    }
    assertThat(file).doesNotExist();
    assertThat(file.getParent()).doesNotExist();
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
  void damagedAndExplosiveZipsAreRefused() throws Exception {
    Path whole = zip("whole.zip", "rdf.yaml", "x".repeat(5000));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(dir.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> RdfSource.open(dir.resolve("cut.zip").toString(), NO_INPUT))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "the zip is damaged: its end is missing, as where a download or copy was cut off; fetch"
                + " it again.");

    Path bomb = dir.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("rdf.yaml"));
      out.putNextEntry(new ZipEntry("weights"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 80; i++) {
        out.write(zeros);
      }
    }
    try (RdfSource source = RdfSource.open(bomb.toString(), NO_INPUT)) {
      assertThatThrownBy(() -> source.onDisk(file("weights")))
          .hasMessage("'weights' unpacks to more than 200 times its size");
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

  private static FileSource file(String path) {
    return FileSource.parse(path).orElseThrow();
  }

  private static String rdfOf(Path path) throws Exception {
    try (RdfSource source = RdfSource.open(path.toString(), NO_INPUT)) {
      return new String(source.readRdf(), StandardCharsets.UTF_8);
    }
  }

  private static void assertUnreadable(String given, String message) {
    assertThatThrownBy(() -> RdfSource.open(given, NO_INPUT))
        .isInstanceOf(SourceException.class)
        .hasMessage(message);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
  }

  private Path zip(String name, String... namesAndTexts) throws IOException {
    Path file = dir.resolve(name);
    try (OutputStream raw = Files.newOutputStream(file);
        ZipOutputStream out = new ZipOutputStream(raw)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static void checksum(Path zip) throws Exception {
    try (RdfSource source = RdfSource.open(zip.toString(), NO_INPUT)) {
      source.files().sha256(file("x.npy"));
    }
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
  }
}
