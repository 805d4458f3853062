package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.file.ForwardingFileLookup;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Weights that are read ahead are what they are where they are read when asked for.
class ReadAheadTest {
  private static final YamlDocument DESCRIPTION =
      YamlReader.read(
          """
          weights:
            onnx: {source: a.onnx, sha256: x}
            torchscript: {source: lost.pt, sha256: x}
            keras_hdf5: {source: ../outside.h5, sha256: x}
            tensorflow_js: just text
          """
              .getBytes(StandardCharsets.UTF_8));

  @TempDir Path dir;

  /// Counts how often a checksum is made, and on which thread.
  private record Counted(FileLookup files, Map<String, String> threads)
      implements ForwardingFileLookup {
    @Override
    public boolean isForManyThreads() {
      return files.isForManyThreads();
    }

    @Override
    public Sha256 sha256(FileSource source) throws IOException {
      assertThat(threads.put(source.toString(), Thread.currentThread().getName())).isNull();
      return files.sha256(source);
    }
  }

  private Counted files() throws IOException {
    Files.writeString(dir.resolve("a.onnx"), "abc");
    return new Counted(new FolderFiles(dir), new ConcurrentHashMap<>());
  }

  /// The checksum of "abc" is the example of FIPS 180-2.
  @Test
  void eachFileIsReadOnce() throws Exception {
    Counted files = files();
    try (ReadAhead ahead = ReadAhead.of(DESCRIPTION, files)) {
      for (int i = 0; i < 2; i++) {
        assertThat(ahead.sha256(source("a.onnx")).toString())
            .startsWith("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThatThrownBy(() -> ahead.sha256(source("lost.pt")))
            .isInstanceOf(NoSuchFileException.class);
        assertThat(ahead.uses(source("a.onnx")).obstacle()).isNotEmpty();
        assertThatThrownBy(() -> ahead.uses(source("lost.pt")))
            .isInstanceOf(NoSuchFileException.class);
      }
    }
    assertThat(files.threads()).containsKeys("a.onnx", "lost.pt");
  }

  @Test
  void whatNobodyAsksForKeepsNothingOpen() throws Exception {
    try (ReadAhead ahead = ReadAhead.of(DESCRIPTION, files())) {
      assertThat(ahead.presence(source("a.onnx"))).isEqualTo(FileLookup.Presence.PRESENT);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("hub-read-ahead");
  }

  /// A zip is unpacked by who asks.
  @Test
  void filesOfOneThreadAreReadOnIt() throws Exception {
    Counted files = files();
    FileLookup ofOne =
        new ForwardingFileLookup() {
          @Override
          public FileLookup files() {
            return files;
          }
        };
    try (ReadAhead ahead = ReadAhead.of(DESCRIPTION, ofOne)) {
      assertThat(ahead.sha256(source("a.onnx"))).isNotNull();
    }
    assertThat(files.threads()).isEqualTo(Map.of("a.onnx", Thread.currentThread().getName()));
  }

  private static FileSource source(String text) {
    return FileSource.parse(text).orElseThrow();
  }
}
