package eu.riscale.hub.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5Test {
  @TempDir Path folder;
  private Path path = Path.of("");

  @BeforeEach
  void write() {
    path = folder.resolve("weights.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      WritableGroup group = file.putGroup("layer");
      group.putAttribute("weight_names0", new String[] {"a", "b"});
      group.putAttribute("weight_names1", new String[] {"c"});
      group.putDataset("doubles", new double[][] {{1, 2, 3}, {4, 5, 6}});
      group.putDataset("count", 7L);
      group.putDataset("bytes", new byte[] {1, -2});
      group.putDataset("words", new String[] {"x"});
    }
  }

  @Test
  void joinsNamesThatKerasCut() throws IOException {
    try (Hdf5 file = Hdf5.open(path)) {
      assertThat(file.names(layer(file), "weight_names")).containsExactly("a", "b", "c");
    }
  }

  @Test
  void readsNumbersOfAnyTypeAndShape() throws IOException {
    try (Hdf5 file = Hdf5.open(path)) {
      Weight doubles = Objects.requireNonNull(file.weight(layer(file), "doubles"));
      assertThat(doubles.shape()).containsExactly(2, 3);
      assertThat(doubles.data()).containsExactly(1, 2, 3, 4, 5, 6);
      Weight count = Objects.requireNonNull(file.weight(layer(file), "count"));
      assertThat(count.shape()).isEmpty();
      assertThat(count.data()).containsExactly(7);
    }
  }

  @Test
  void knowsWhatIsNotThere() throws IOException {
    try (Hdf5 file = Hdf5.open(path)) {
      assertThat(file.group("other/group")).isNull();
      assertThat(file.group("layer/doubles")).isNull();
      assertThat(file.weight(layer(file), "nothing")).isNull();
      assertThat(file.text("model_config")).isNull();
    }
  }

  @Test
  void refusesWordsAsWeights() throws IOException {
    try (Hdf5 file = Hdf5.open(path)) {
      assertThatThrownBy(() -> file.weight(layer(file), "words"))
          .isInstanceOf(Refusal.class)
          .hasMessage("array words in weights.h5 does not hold numbers");
    }
  }

  /// Such as Keras quantises to: the file is right, and is skipped.
  @Test
  void doesNotTranslateShortNumbers() throws IOException {
    try (Hdf5 file = Hdf5.open(path)) {
      assertThatThrownBy(() -> file.weight(layer(file), "bytes"))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "array bytes in weights.h5 holds numbers of type int8, which are not supported")
          .extracting(e -> ((Refusal) e).reason())
          .isEqualTo(Refusal.Reason.NOT_SUPPORTED);
    }
  }

  @Test
  void refusesMoreThanAFileCanHold() {
    WeightBudget budget = new WeightBudget(4 << 20, 0, 1L << 40);
    assertThat(budget.take(32 << 20, 0, "array a")).isEqualTo(32 << 20);
    assertThatThrownBy(() -> budget.take(1, 0, "array b"))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "array b brings the weights above 128 MB, more than a file of its size can hold");
  }

  @Test
  void refusesMoreThanThereIsMemoryFor() {
    WeightBudget budget = new WeightBudget(64 << 20, 100 << 20, 400 << 20);
    // 200 MB are left: twice 40 MB for the network, and 40 MB and 80 MB while it is read.
    assertThatThrownBy(() -> budget.take(10 << 20, (80 << 20) + 1, "array a"))
        .isInstanceOf(Refusal.class)
        .hasMessage("array a brings the weights above 100 MB, more than there is memory for");
    assertThat(budget.take(10 << 20, 80 << 20, "array a")).isEqualTo(10 << 20);
    assertThatThrownBy(() -> budget.take(-1, 0, "array b")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> budget.take(Long.MAX_VALUE, 0, "array b")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> budget.take(1, Long.MAX_VALUE, "array b"))
        .hasMessage("reading array b takes more memory than there is");
  }

  private static Group layer(Hdf5 file) {
    return Objects.requireNonNull(file.group("layer"));
  }
}
