package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.spec.file.Checksums;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A packaged hub finds the engines that were made with it, and no others.
class EngineArchivesTest {
  private static final String RESOURCE = "ai/onnxruntime/native/machine/library.so";

  @TempDir Path dir;
  private Path came;
  private EngineArchives archives;

  @BeforeEach
  void packaged() throws IOException {
    Path lib = Files.createDirectories(dir.resolve("hub/lib"));
    Files.createDirectories(dir.resolve("hub/engines"));
    byte[] zip = zip("library");
    came = Files.write(dir.resolve("hub-engine-onnx.zip"), zip);
    String sha256 = Checksums.sha256(new ByteArrayInputStream(zip)).hex();
    Files.write(
        lib.resolve("engines.txt"),
        List.of("onnx 1.28.0 hub-engine-onnx.zip %d %s".formatted(zip.length, sha256), "nonsense"));
    archives = EngineArchives.of(lib.resolve("hub.jar").toString());
  }

  private static byte[] zip(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(RESOURCE));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Path installed() throws Exception {
    return new EngineInstaller(archives).install(came).file();
  }

  @Test
  void anInstalledEngineIsFound() throws Exception {
    assertThat(EngineFiles.find(RESOURCE, archives)).isNull();

    assertThat(installed()).isEqualTo(dir.resolve("hub/engines/hub-engine-onnx.zip"));

    URL found = Objects.requireNonNull(EngineFiles.find(RESOURCE, archives));
    assertThat(new String(found.openStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("library");
    assertThat(EngineFiles.find("no/such", archives)).isNull();
  }

  /// Some people may not write where hub is installed.
  @Test
  void theFolderOfThePersonIsTheSecond() throws Exception {
    Path own = dir.resolve("home/engines");
    archives = new EngineArchives(archives.listed(), List.of(came /* is no folder */, own));

    assertThat(installed()).isEqualTo(own.resolve("hub-engine-onnx.zip"));
    assertThat(EngineFiles.find(RESOURCE, archives)).isNotNull();
  }

  @Test
  void itMayHaveAnyNameButItsOwnBytes() throws Exception {
    came = Files.move(came, dir.resolve("download (1).zip"));

    assertThat(installed()).hasFileName("hub-engine-onnx.zip");
    assertThat(installed()).hasFileName("hub-engine-onnx.zip"); // Twice is no fault.
  }

  @Test
  void anotherFileIsRefused() throws Exception {
    byte[] changed = zip("Library");
    Files.write(came, changed);
    refused("its checksum is not the one that hub knows, so it is damaged or of another hub");
    Files.write(came, new byte[10]);
    refused(
        "it has 10 bytes instead of %d, so it is not whole or of another hub"
            .formatted(changed.length));
    came = Files.write(dir.resolve("other.zip"), new byte[10]);
    refused("it is none of the engines that were published with this version of hub");
    assertThat(dir.resolve("hub/engines")).isEmptyDirectory();
  }

  private void refused(String why) {
    assertThatExceptionOfType(EngineInstaller.Unfit.class)
        .isThrownBy(this::installed)
        .withMessage(why);
  }

  @Test
  void whatIsMissingIsNamedWithTheCommandThatInstallsIt() {
    assertThat(archives.missing(OwnEngine.ONNX_RUNTIME))
        .isEqualTo(
            new Opening.Unavailable(
                "ONNX Runtime 1.28.0 is not installed.",
                "Get hub-engine-onnx.zip from where this hub came from, and run: hub engines"
                    + " install hub-engine-onnx.zip"));
    assertThat(archives.missing(OwnEngine.PYTORCH))
        .isEqualTo(Opening.Unavailable.noLibrary("PyTorch"));
  }

  @Test
  void aHubThatWasBuiltHereListsNone() {
    assertThat(EngineArchives.own().listed()).isEmpty();
    assertThat(EngineArchives.of("").listed()).isEmpty();
  }
}
