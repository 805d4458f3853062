package eu.riscale.hub.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.source.TemporaryFolder;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.Zips;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SavedModels that TensorFlow 1 and 2, Keras 2 and Keras 3 wrote, with the weights of the models
/// for the other engines.
class SavedModelTest extends EngineTest {
  private static final Path ZIPS = Path.of("src/test/resources/savedmodel");

  @Override
  protected Weights at(Path file) {
    return new Weights.SavedModelBundle(file);
  }

  @Override
  protected Path file(Path folder) {
    return ZIPS.resolve(folder.getFileName() + ".zip");
  }

  @Override
  protected Weights giving(DType type, Path folder) throws IOException {
    return at(GivingNetwork.of(type, folder));
  }

  @Override
  protected String engineName() {
    return "TensorFlow";
  }

  @AfterEach
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith(TemporaryFolder.prefix("saved-model")));
    }
  }

  @Test
  void inputsGoWhereTheirNamesSay() throws Exception {
    Path folder = MODELS.resolve("pass-two-in-two-out-v05");
    try (Session session = open(weights(folder), Device.CPU)) {
      assertThat(session.inputNames()).containsExactly("left", "right");
      List<NamedTensor> inOrder = session.run(tensors(folder, "left+right"));
      List<NamedTensor> exchanged = session.run(tensors(folder, "right+left"));
      assertThat(inOrder).extracting(NamedTensor::name).containsExactly("difference", "product");
      assertThat(exchanged.getFirst().tensor().floats())
          .isEqualTo(inOrder.getFirst().tensor().floats());
    }
  }

  /// Half precision is widened; every other type arrives as it is.
  @Test
  void readsEveryTypeOfOutput() throws Exception {
    try (Session session = open(at(ZIPS.resolve("types.zip")), Device.CPU)) {
      Tensor three = Tensor.of(new float[] {3}, axes(1), 1);
      List<NamedTensor> outputs = session.run(List.of(input("number", three)));
      assertThat(outputs).hasSize(13);
      for (NamedTensor output : outputs) {
        String name = output.name().endsWith("float16") ? "float32" : output.name();
        assertThat(output.tensor().dtype())
            .as(output.name())
            .isEqualTo(DType.valueOf(name.toUpperCase(Locale.ROOT)));
        assertThat(output.tensor().at(0)).as(output.name()).isEqualTo(name.equals("bool") ? 1 : 3);
      }
    }
  }

  @Test
  void opensNoNetworkThatWritesFiles() throws Exception {
    Weights hostile = at(ZIPS.resolve("writes-a-file.zip"));
    Engines refusing =
        new Engines(PersonFolder.CACHE.ofThisProcess(), PythonSettings.NONE, line -> {});
    assertThat(refusing.open(hostile, Device.CPU))
        .isInstanceOfSatisfying(
            Opening.Unavailable.class,
            refused -> {
              assertThat(refused.reason())
                  .isEqualTo(
                      "The tensorflow_saved_model_bundle weights would do more than compute:"
                          + " WriteFile reads or writes files (the function"
                          + " `__inference___call___830` reached from the signature"
                          + " serving_default, node `WriteFile`).");
              assertThat(refused.hint()).contains("--trust-code");
            });
    PythonSettings trusting =
        new PythonSettings(Optional.empty(), ModelCode.TRUSTED, Duration.ofMinutes(1));
    Engines engines = new Engines(PersonFolder.CACHE.ofThisProcess(), trusting, line -> {});
    assertThat(engines.open(hostile, Device.CPU))
        .isInstanceOfSatisfying(Opening.Opened.class, opened -> opened.session().close());
  }

  /// TensorFlow compares tags as a set, and takes the first graph that has them.
  @Test
  void opensNoNetworkBesideOneThatHasTheSameTags(@TempDir Path temp) throws Exception {
    String version = "*\u00062.19.1";
    String serve = "\"\u0085\u0000serve"; // the length in a byte more, as long as the version
    byte[] hostile = changed(graph("writes-a-file.zip"), version, serve);
    for (boolean isFirst : new boolean[] {true, false}) {
      Path zip = copy(temp.resolve(isFirst ? "first.zip" : "last.zip"));
      Zips.change(
          zip, "saved_model.pb", good -> isFirst ? joined(hostile, good) : joined(good, hostile));
      Engines engines =
          new Engines(PersonFolder.CACHE.ofThisProcess(), PythonSettings.NONE, line -> {});
      assertThat(engines.open(at(zip), Device.CPU))
          .isInstanceOfSatisfying(
              Opening.Unavailable.class,
              refused -> assertThat(refused.reason()).contains("WriteFile reads or writes files"));
    }
  }

  /// Before `saved_model.pb` TensorFlow would take two other files, and a graph of other tags is
  /// not the network.
  @Test
  void runsTheGraphThatWasRead(@TempDir Path temp) throws Exception {
    byte[] hostile = changed(graph("writes-a-file.zip"), "\"\u0005serve", "\"\u0005train");
    Path zip = copy(temp.resolve("model.zip"));
    Zips.change(zip, "saved_model.pb", good -> joined(hostile, good));
    Zips.with(zip, List.of("saved_model.cpb", "saved_model.pbtxt"));
    Path folder = MODELS.resolve("pass-fixed-shape-v05");
    try (Session session = open(at(zip), Device.CPU)) {
      float[] result = session.run(tensors(folder, "image")).getFirst().tensor().floats();
      assertThat(result).hasSize(192);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static Path copy(Path to) throws IOException {
    return Files.copy(ZIPS.resolve("pass-fixed-shape-v05.zip"), to);
  }

  private static byte[] graph(String zip) throws IOException {
    try (ZipFile file = new ZipFile(ZIPS.resolve(zip).toFile())) {
      return file.getInputStream(file.getEntry("saved_model.pb")).readAllBytes();
    }
  }

  private static byte[] changed(byte[] graph, String from, String to) {
    String text = new String(graph, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void saysThatThereIsNoSignature() {
    assertBroken(
        at(ZIPS.resolve("no-signature.zip")),
        "The SavedModel no-signature.zip has no signature, so nothing says what its inputs and"
            + " outputs are.");
  }

  @Test
  void saysThatTheZipHoldsSomethingElse(@TempDir Path temp) throws IOException {
    Path zip = zip(temp, "variables/variables.index", "readme.txt");
    assertBroken(
        at(zip),
        "The SavedModel model.zip has no saved_model.pb at its top, nor in a folder at its top.");
  }

  @Test
  void saysThatTheZipHoldsTwo(@TempDir Path temp) throws IOException {
    Path zip = zip(temp, "a/saved_model.pb", "b/saved_model.pb");
    assertBroken(at(zip), "The SavedModel model.zip holds 2 SavedModels.");
  }

  @Test
  void saysThatTheGraphIsDamaged(@TempDir Path temp) throws IOException {
    Path zip = zip(temp, "saved_model.pb");
    Zips.change(zip, "saved_model.pb", whole -> new byte[] {1});
    assertBroken(
        at(zip),
        "The tensorflow_saved_model_bundle file model.zip cannot be opened: its graph is damaged:"
            + " there is no field 0.");
  }

  @Test
  void unpacksNothingOutsideItsFolder(@TempDir Path temp) throws IOException {
    assertBroken(
        at(zip(temp, "../../escaped.txt")),
        "The tensorflow_saved_model_bundle file model.zip cannot be opened: its entry"
            + " '../../escaped.txt' would lie outside its folder.");
  }

  @Test
  void saysThatTheWeightsAreMissing(@TempDir Path temp) throws IOException {
    Path without = temp.resolve("model.zip");
    try (ZipFile whole = new ZipFile(ZIPS.resolve("pass-labels-v05.zip").toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(without))) {
      out.putNextEntry(new ZipEntry("saved_model.pb"));
      whole.getInputStream(whole.getEntry("saved_model.pb")).transferTo(out);
    }
    assertBroken(
        at(without), "The SavedModel model.zip has no folder 'variables', where the weights are.");
  }

  private static void assertBroken(Weights weights, String message) {
    assertThatThrownBy(() -> open(weights, Device.CPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.WEIGHTS);
              assertThat(e).hasMessage(message);
            });
  }

  private static Path zip(Path folder, String... names) throws IOException {
    Path zip = folder.resolve("model.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (String name : names) {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(new byte[] {18, 0}); // one graph without anything
      }
    }
    return zip;
  }
}
