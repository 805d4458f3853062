package eu.riscale.hub.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of `app/src/test/keras/make_hostile.py`: hub reads no other file because of them, says of
/// which they are made, and takes no more memory than their size explains.
final class HostileHdf5Test {
  private static final String KERNEL = "array d/kernel:0 in model.h5";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "external-link, an external link to /etc/secret.h5:/k, /model_weights/d/d/kernel:0",
    "external-storage, an array in other files, /model_weights/d/d/",
    "virtual, a virtual array of other files, /model_weights/d/d/",
  })
  void namesWhatIsInOtherFiles(String name, String what, String place) throws IOException {
    Path file = unpacked(name);
    Use use = new Use(what, Effect.FILES, place);
    assertThat(KerasUses.of(WeightsFormat.KERAS_HDF5, file)).containsExactly(use);
    assertThat(KerasUses.of(WeightsFormat.KERAS_V3, archive(file))).containsExactly(use);
    assertThatThrownBy(() -> kernel(file)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soft-link", "hard-link", "cycle", "deep", "large-chunk"})
  void namesNothingElse(String name) throws IOException {
    assertThat(KerasUses.of(WeightsFormat.KERAS_HDF5, unpacked(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hard-link", "cycle", "deep"})
  void readsWhatIsInTheFile(String name) throws IOException {
    assertThat(kernel(unpacked(name)).get(0).shape()).containsExactly(4, 4);
  }

  @Test
  void followsNoLinkInsideTheFile() throws IOException {
    Path file = unpacked("soft-link");
    assertThatThrownBy(() -> kernel(file)).hasMessage("its d/kernel:0 is a link to another place");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zeros", "never-written", "never-written-chunks"})
  void takesNoMoreMemoryThanTheFileExplains(String name) throws IOException {
    Path file = unpacked(name);
    assertThatThrownBy(() -> kernel(file))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            KERNEL + " brings the weights above 64 MB, more than a file of its size can hold");
  }

  /// Found without reading them, so that `validate` says it as well.
  @ParameterizedTest
  @ValueSource(strings = {"zeros", "never-written", "never-written-chunks"})
  void tellsSizesThatTheFileCannotHold(String name) throws IOException {
    Path file = unpacked(name);
    String message =
        "array /model_weights/d/d/kernel:0 in %s brings the weights above 64 MB, more than a file"
            + " of its size can hold";
    assertThatThrownBy(() -> KerasUses.of(WeightsFormat.KERAS_HDF5, file))
        .isInstanceOf(IOException.class)
        .hasMessage(message, "model.h5");
    Path archive = archive(file);
    assertThatThrownBy(() -> KerasUses.of(WeightsFormat.KERAS_V3, archive))
        .isInstanceOf(IOException.class)
        .hasMessage(message, "model.weights.h5");
  }

  @Test
  void unpacksNoPartThatIsLargerThanItsArray() throws IOException {
    Path file = unpacked("large-chunk");
    assertThatThrownBy(() -> kernel(file))
        .isInstanceOf(Refusal.class)
        .hasMessage("a part of " + KERNEL + " unpacks to more than a file of its size holds");
  }

  private static List<Weight> kernel(Path file) throws IOException {
    try (KerasFile keras = KerasFile.open(file)) {
      return keras.weights().weights(LayerPath.root().layer("d", "Dense", new HashMap<>()));
    }
  }

  private Path unpacked(String name) throws IOException {
    Path file = folder.resolve("model.h5");
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(Path.of("src/test/resources/hdf5", name + ".h5.gz")))) {
      Files.copy(in, file);
    }
    return file;
  }

  /// The same file as the weights of a `.keras` file.
  private Path archive(Path hdf5) throws IOException {
    Path file = folder.resolve("model.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write(
          "{\"class_name\": \"Sequential\", \"config\": {}}".getBytes(StandardCharsets.US_ASCII));
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      Files.copy(hdf5, zip);
    }
    return file;
  }
}
