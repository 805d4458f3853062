package eu.riscale.hub.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What every engine has to do, run on each with the models that a script of the project made; the
/// expected outputs are PyTorch's.
public abstract class EngineTest {
  public static final Path MODELS = Path.of("src/test/models");
  private static final Engines ENGINES =
      new Engines(PersonFolder.CACHE.ofThisProcess(), PythonSettings.NONE, line -> {});

  public static Engines engines() {
    return ENGINES;
  }

  /// The weights of a model folder.
  protected final Weights weights(Path folder) {
    return at(file(folder));
  }

  /// The same format in another file.
  protected abstract Weights at(Path file);

  protected abstract Path file(Path folder);

  protected abstract String engineName();

  @ParameterizedTest
  @CsvSource({
    "pass-two-in-two-out-v05, left+right, difference+product",
    "pass-volume-v05, volume, features",
    "pass-fixed-shape-v05, image, result",
    "pass-channels-last-v05, image, mixed",
  })
  void givesWhatPyTorchGave(String model, String inputs, String outputs) throws Exception {
    Path folder = MODELS.resolve(model);
    try (Session session = open(weights(folder), Device.CPU)) {
      List<NamedTensor> results = session.run(tensors(folder, inputs));
      List<NamedTensor> expected = tensors(folder, outputs);
      assertThat(results).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertSame(results.get(i).tensor(), expected.get(i).tensor());
      }
    }
  }

  /// The scores are compared nowhere here: the description softens them afterwards.
  @Test
  void outputsKeepTheirTypes() throws Exception {
    Path folder = MODELS.resolve("pass-labels-v05");
    try (Session session = open(weights(folder), Device.CPU)) {
      List<NamedTensor> results = session.run(tensors(folder, "image"));
      assertThat(results)
          .extracting(result -> result.tensor().dtype())
          .containsExactly(DType.FLOAT32, DType.INT64, DType.BOOL);
      assertSame(results.get(1).tensor(), tensors(folder, "labels").getFirst().tensor());
      assertSame(results.get(2).tensor(), tensors(folder, "foreground").getFirst().tensor());
    }
  }

  @Test
  void runsAgainWithTheSameResult() throws Exception {
    Path folder = MODELS.resolve("pass-two-in-two-out-v05");
    try (Session session = open(weights(folder), Device.CPU)) {
      List<NamedTensor> inputs = tensors(folder, "left+right");
      List<NamedTensor> first = session.run(inputs);
      List<NamedTensor> second = session.run(inputs);
      for (int i = 0; i < first.size(); i++) {
        assertThat(second.get(i).tensor().floats()).isEqualTo(first.get(i).tensor().floats());
      }
    }
  }

  @Test
  void saysWhatItIsAndWhereItRan() throws Exception {
    try (Session session = open(weights(MODELS.resolve("pass-fixed-shape-v05")), Device.CPU)) {
      assertThat(session.engine()).matches(engineName() + " \\d+\\.\\d+\\.\\d+");
      assertThat(session.device()).isEqualTo(Device.CPU);
    }
  }

  @Test
  void refusesAnInputOfTheWrongSizeInOneSentence() throws Exception {
    try (Session session = open(weights(MODELS.resolve("pass-channels-last-v05")), Device.CPU)) {
      List<NamedTensor> wrong =
          List.of(input("image", Tensor.of(new float[240], axes(4), 1, 8, 10, 3)));
      assertThatThrownBy(() -> session.run(wrong))
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(EngineException.Kind.RUN);
                assertThat(e.getMessage())
                    .startsWith("The network failed with image float32 1×8×10×3: ")
                    .endsWith(".")
                    .doesNotContain("\n", "Traceback", "Error code", ".cc:");
              });
    }
  }

  @Test
  void saysThatAnInputIsMissing() throws Exception {
    try (Session session = open(weights(MODELS.resolve("pass-two-in-two-out-v05")), Device.CPU)) {
      List<NamedTensor> one =
          List.of(input("left", Tensor.of(new float[80], axes(4), 1, 1, 8, 10)));
      assertThatThrownBy(() -> session.run(one))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("right");
    }
  }

  /// The engine must see the numbers, not only their bits: the second output is float64.
  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeGoesInAndComesOut(DType type, @TempDir Path temp) throws Exception {
    Object numbers = type.newArray(4);
    Object one = type.newArray(1);
    for (Object array : List.of(numbers, one)) {
      for (int i = 0; i < Array.getLength(array); i++) {
        put(array, i, List.of(-1L, 1L << 40 | 513, Long.MIN_VALUE, 0L).get(i), type);
      }
    }
    try (Session session = open(giving(type, temp), Device.CPU)) {
      for (Tensor given :
          List.of(Tensor.of(type, numbers, axes(2), 2, 2), Tensor.of(type, one, axes(0)))) {
        List<NamedTensor> results = session.run(List.of(input("x", given)));
        assertThat(results).hasSize(2);
        Tensor same = results.getFirst().tensor();
        assertThat(same.dtype()).isEqualTo(type);
        assertThat(same.shape()).isEqualTo(given.shape());
        assertThat(same.array()).isEqualTo(given.array());
        Tensor doubles = results.get(1).tensor();
        assertThat(doubles.dtype()).isEqualTo(DType.FLOAT64);
        for (int i = 0; i < given.size(); i++) {
          assertThat(doubles.at(i)).isEqualTo(given.at(i));
        }
      }
    }
  }

  /// A network that gives its input `x`, of any shape, as it is and as float64.
  protected abstract Weights giving(DType type, Path folder) throws Exception;

  private static void put(Object array, int at, long value, DType type) {
    switch (type) {
      case FLOAT32 -> ((float[]) array)[at] = value;
      case FLOAT64 -> ((double[]) array)[at] = value;
      case BOOL -> ((byte[]) array)[at] = (byte) (value == 0 ? 0 : 1);
      case INT8, UINT8 -> ((byte[]) array)[at] = (byte) value;
      case INT16, UINT16 -> ((short[]) array)[at] = (short) value;
      case INT32, UINT32 -> ((int[]) array)[at] = (int) value;
      case INT64, UINT64 -> ((long[]) array)[at] = value;
    }
  }

  @Test
  void saysThatTheFileIsCutShort(@TempDir Path temp) throws IOException {
    Path whole = file(MODELS.resolve("pass-two-in-two-out-v05"));
    byte[] content = Files.readAllBytes(whole);
    Path half = temp.resolve(whole.getFileName());
    Files.write(half, Arrays.copyOf(content, content.length / 2));
    assertWeightsBroken(half, "its end is missing");
  }

  @Test
  void saysThatTheFileIsSomethingElse(@TempDir Path temp) throws IOException {
    Path text = Files.writeString(temp.resolve("weights.bin"), "<html>404 Not Found</html>");
    assertWeightsBroken(text, "weights.bin");
  }

  @Test
  void saysThatThereIsNoFile(@TempDir Path temp) {
    assertWeightsBroken(temp.resolve("nowhere"), "there is no such file");
  }

  /// Where a machine has a GPU and its libraries this is another engine's business.
  @Test
  void neverFallsBackToTheCpuSilently() {
    assertThatThrownBy(
            () -> open(weights(MODELS.resolve("pass-fixed-shape-v05")), new Device.Cuda(99)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e ->
                assertThat(e.kind())
                    .isIn(EngineException.Kind.DEVICE, EngineException.Kind.ENGINE));
  }

  @Test
  void autoTakesADeviceThatWorks() throws Exception {
    Path folder = MODELS.resolve("pass-fixed-shape-v05");
    try (Session session = open(weights(folder), Device.AUTO)) {
      assertThat(session.device()).isNotEqualTo(Device.AUTO);
      assertThat(session.run(tensors(folder, "image"))).hasSize(1);
    }
  }

  private void assertWeightsBroken(Path file, String words) {
    assertThatThrownBy(() -> open(at(file), Device.CPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.WEIGHTS);
              assertThat(e.getMessage()).contains(words).endsWith(".").doesNotContain("\n");
            });
  }

  public static Session open(Weights weights, Device device) throws EngineException {
    return switch (ENGINES.open(weights, device)) {
      case Opening.Opened opened -> opened.session();
      case Opening other -> throw new AssertionError(other.toString());
    };
  }

  public static List<NamedTensor> tensors(Path folder, String names) throws Exception {
    List<NamedTensor> tensors = new ArrayList<>();
    for (String name : names.split("\\+", -1)) {
      tensors.add(new NamedTensor(name, Npy.read(folder.resolve("test_" + name + ".npy"))));
    }
    return tensors;
  }

  protected static NamedTensor input(String name, Tensor tensor) {
    return new NamedTensor(name, tensor);
  }

  public static List<String> axes(int count) {
    return List.of("0", "1", "2", "3", "4").subList(0, count);
  }

  private static void assertSame(Tensor result, Tensor expected) {
    assertThat(result.dtype()).isEqualTo(expected.dtype());
    assertThat(result.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(result.at(i)).isCloseTo(expected.at(i), within(1e-6));
    }
  }
}
