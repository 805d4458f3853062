package eu.riscale.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What counts as a change of a model.
@Timeout(60)
class FileWatchTest {
  @TempDir private Path folder;

  @Test
  void seesWhatIsWrittenInPlaceMovedThereOrRemoved() throws Exception {
    Path description = Files.writeString(folder.resolve("rdf.yaml"), "a");
    Path weights = folder.resolve("weights.onnx");
    try (FileWatch watch = FileWatch.of(List.of(description))) {
      assertThat(watch.files()).isEqualTo(1);
      Files.writeString(description, "ab");
      assertThat(watch.await()).isEqualTo(description);
      Path beside = Files.writeString(folder.resolve(".rdf.yaml.swp"), "abc");
      Files.move(beside, description, StandardCopyOption.REPLACE_EXISTING);
      assertThat(watch.await()).isEqualTo(description);
      Files.writeString(weights, "w");
      assertThat(watch.await()).isEqualTo(weights);
      Files.delete(weights);
      assertThat(watch.await()).isEqualTo(weights);
    }
  }

  /// In a folder that was not there before, after events that say nothing.
  @Test
  void waitsForAChangeThatMatters() throws Exception {
    Files.writeString(folder.resolve("rdf.yaml"), "a");
    Path inner = folder.resolve("weights/w.npy");
    try (FileWatch watch = FileWatch.of(List.of(folder))) {
      Thread writer = Thread.ofVirtual().start(() -> write(inner));
      assertThat(watch.await()).isEqualTo(inner);
      writer.join();
    }
  }

  private void write(Path inner) {
    try {
      Files.writeString(folder.resolve(".rdf.yaml.swp"), "a");
      Files.writeString(folder.resolve("rdf.yaml~"), "a");
      Files.createDirectories(inner.getParent());
      Files.writeString(inner, "w");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aZipIsWatchedAlone() throws Exception {
    Path zip = Files.writeString(folder.resolve("a.zip"), "a");
    try (FileWatch watch = FileWatch.of(List.of(zip))) {
      Files.writeString(folder.resolve("b.zip"), "b");
      Files.writeString(zip, "ab");
      assertThat(watch.await()).isEqualTo(zip);
    }
  }
}
