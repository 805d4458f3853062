package eu.riscale.hub.weights.tensorflow;

import static eu.riscale.hub.weights.tensorflow.Graphs.graph;
import static eu.riscale.hub.weights.tensorflow.Graphs.name;
import static eu.riscale.hub.weights.tensorflow.Graphs.node;
import static eu.riscale.hub.weights.tensorflow.Graphs.served;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What TensorFlow is given of a SavedModel.
class ServedFolderTest {
  @TempDir Path temp;

  /// The graph stands there byte for byte, and TensorFlow finds no other file to take before it.
  @Test
  void holdsTheServedGraphAndWhatItNames() throws IOException {
    Proto other = served(graph(node("y", "WriteFile")), "train");
    Proto asset = new Proto().message(1, name("path:0")).text(2, "words.txt");
    Proto climbing = new Proto().message(1, name("path:0")).text(2, "../secret.txt");
    Proto network =
        served(graph(node("y", "Identity".repeat(100)))).message(6, asset).message(6, climbing);
    Path unpacked =
        folder(
            "saved_model.cpb",
            "saved_model.pbtxt",
            "fingerprint.pb",
            "secret.txt",
            "assets/words.txt",
            "assets/other.txt",
            "variables/variables.index");
    Files.write(
        unpacked.resolve("saved_model.pb"),
        new Proto().message(2, other).message(2, network).message(2, other).bytes());
    ServedFolder made = ServedFolder.make(unpacked, temp.resolve("made")).orElseThrow();
    try (Stream<Path> files = Files.walk(made.path())) {
      assertThat(files.filter(Files::isRegularFile).map(each -> made.path().relativize(each)))
          .extracting(Path::toString)
          .containsExactlyInAnyOrder(
              "saved_model.pb", "assets/words.txt", "variables/variables.index");
    }
    assertThat(made.tags()).containsExactly("serve");
    assertThat(made.path().resolve("saved_model.pb"))
        .hasBinaryContent(new Proto().number(1, 1).message(2, network).bytes());
  }

  @Test
  void isNotThereWithoutAServedGraph() throws IOException {
    Path unpacked = folder();
    Proto train = served(graph(node("y", "Identity")), "train");
    Files.write(
        unpacked.resolve("saved_model.pb"),
        new Proto().message(2, train).message(2, train).bytes());
    assertThat(ServedFolder.make(unpacked, temp.resolve("made"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m/saved_model.pb",
        "m/variables/variables.index",
        "m/variables/variables.data-00000-of-00002",
        "m/assets/words.txt"
      })
  void needsTheNetwork(String entry) {
    assertThat(ServedFolder.needs("m/", entry)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saved_model.pb",
        "m/saved_model.cpb",
        "m/saved_model.pbtxt",
        "m/fingerprint.pb",
        "m/variables/other.index",
        "m/variables/variables.data-0-of-1",
        "m/assets/more/words.txt",
        "m/assets.extra/words.txt"
      })
  void needsNothingElse(String entry) {
    assertThat(ServedFolder.needs("m/", entry)).isFalse();
  }

  private Path folder(String... files) throws IOException {
    Path folder = Files.createDirectory(temp.resolve("unpacked"));
    for (String file : files) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
    return folder;
  }
}
