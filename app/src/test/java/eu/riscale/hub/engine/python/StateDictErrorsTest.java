package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// What a person reads where a network cannot be made: one clear sentence each. One Python process
/// serves all tests, since after a failure it waits for the next network.
class StateDictErrorsTest {
  /// A convolution with the parameters `weights.weight` (2×1×3×3) and `weights.bias` (2).
  private static final Path CONVOLUTION = EngineTest.MODELS.resolve("state-dict-file-v04");

  private static final String NETWORK =
      """
      from torch import nn

      class Network(nn.Module):
          def __init__(self, channels=2, **others):
              super().__init__()
              self.weights = nn.Conv2d(1, channels, 3)

      class Inside(nn.Module):
          def __init__(self):
              super().__init__()
              self.model = Network()

      class Renamed(nn.Module):
          def __init__(self):
              super().__init__()
              self.first = nn.Conv2d(1, 2, 3)

      class Positional(nn.Module):
          def __init__(self, depth, width=3):
              super().__init__()
              if depth > 3:
                  raise ValueError("depth must be at most 3")

      def make_a_list():
          return []
      """;

  @TempDir static Path dir;
  private static ScratchFolder folder;
  private static PythonProcess python;

  @BeforeAll
  static void start() throws Exception {
    Python program = PythonWithTorch.find();
    folder = ScratchFolder.make("test");
    python = start(program, folder.path());
  }

  @AfterAll
  static void end() {
    if (python != null) {
      python.close();
      folder.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "import nowhere_to_be_found | ENGINE | The architecture network.py needs the Python module"
            + " 'nowhere_to_be_found', which is not installed for",
        "def broken(: | WEIGHTS | network.py is no valid Python: invalid syntax in line 1.",
        "1 / 0 | WEIGHTS | The architecture network.py cannot be imported: ZeroDivisionError:"
            + " division by zero (network.py, line 1).",
        "import sys; sys.exit(1) | WEIGHTS | The architecture network.py cannot be imported:"
            + " SystemExit: 1 (network.py, line 1).",
        "class Other: pass | WEIGHTS | network.py has no 'Network'; it defines Other.",
        "Network = 5 | WEIGHTS | network.py has no 'Network'; it defines nothing.",
      })
  void saysWhyTheFileCannotBeImported(String code, String kind, String message) throws Exception {
    EngineException e = failure(code, "Network", "{}", weights());
    assertThat(e.kind()).isEqualTo(EngineException.Kind.valueOf(kind));
    assertThat(e.getMessage()).startsWith(message).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Positional | {} | Positional cannot be called with the kwargs of the description: missing"
            + " a required argument: 'depth'.",
        "Positional | {depth: 1, height: 2} | Positional cannot be called with the kwargs of the"
            + " description: got an unexpected keyword argument 'height'.",
        "Positional | {depth: 9} | The network Positional cannot be made with the kwargs of the"
            + " description: ValueError: depth must be at most 3 (network.py, line 22).",
        "make_a_list | {} | make_a_list makes a list, not a torch.nn.Module.",
      })
  void saysWhyTheNetworkCannotBeMade(String callable, String kwargs, String message)
      throws Exception {
    EngineException e = failure(NETWORK, callable, kwargs, weights());
    assertThat(e).hasMessage(message);
    if (callable.equals("Positional")) {
      assertThat(e.hint()).isEqualTo("It takes depth, width=3.");
    }
  }

  @Test
  void saysWhichWeightsDoNotFit() throws Exception {
    EngineException size = failure(NETWORK, "Network", "{channels: 4}", weights());
    assertThat(size.kind()).isEqualTo(EngineException.Kind.WEIGHTS);
    assertThat(size)
        .hasMessage(
            "weights.pth does not fit the network Network (weights of other sizes: weights.weight"
                + " is 2×1×3×3, the network has 4×1×3×3, weights.bias is 2, the network has 4).");
    EngineException names = failure(NETWORK, "Renamed", "{}", weights());
    assertThat(names)
        .hasMessage(
            "weights.pth does not fit the network Renamed (missing: first.weight, first.bias;"
                + " unexpected: weights.weight, weights.bias).");
    assertThat(names.hint()).contains("kwargs");
  }

  @Test
  void withoutStrictnessOtherNamesAreFine() throws Exception {
    Weights.PytorchStateDict strict = described(NETWORK, "Renamed", "{}", weights());
    Weights.PytorchStateDict lax =
        new Weights.PytorchStateDict(strict.file(), strict.architecture(), strict.kwargs(), false);
    try (ScratchFolder other = ScratchFolder.make("test");
        PythonProcess process = start(PythonWithTorch.find(), other.path())) {
      assertThatCode(() -> process.ask(request(lax), "opening")).doesNotThrowAnyException();
    }
  }

  @Test
  void saysWhatTheFileIsInstead() throws Exception {
    Path text = Files.writeString(dir.resolve("weights.pt"), "<html>404 Not Found</html>");
    assertThat(failure(NETWORK, "Network", "{}", text).getMessage())
        .startsWith("weights.pt (26 bytes) is no state dict that torch can read: ");
    assertThat(failure(NETWORK, "Network", "{}", dir.resolve("nowhere.pt")))
        .hasMessage("nowhere.pt cannot be read: there is no such file.");
    Path archive = EngineTest.MODELS.resolve("pass-conv2d-v05/weights.pt");
    EngineException e = failure(NETWORK, "Network", "{}", archive);
    assertThat(e).hasMessage("weights.pt is a TorchScript archive, not a state dict.");
    assertThat(e.hint()).contains("weights.torchscript");
  }

  /// The pickle asks for `os.system`.
  @Test
  void runsNothingThatIsHiddenInTheWeights() throws Exception {
    Path proof = dir.resolve("it-ran");
    String pickle = "cposix\nsystem\n(S'touch " + proof + "'\ntR.";
    Path hostile =
        Files.write(dir.resolve("hostile.pt"), pickle.getBytes(StandardCharsets.ISO_8859_1));
    EngineException e = failure(NETWORK, "Network", "{}", hostile);
    assertThat(e.kind()).isEqualTo(EngineException.Kind.WEIGHTS);
    assertThat(proof).doesNotExist();
  }

  /// Keys, numbers and nothing arrive as Python's own.
  @Test
  void argumentsArriveAsTheyAreWritten() throws Exception {
    String code =
        """
        import math

        def check(**kwargs):
            nan = kwargs.pop("nan")
            assert isinstance(nan, float) and math.isnan(nan)
            found = repr(kwargs)
            raise ValueError(found)
        """;
    String kwargs =
        "{whole: 0x10, list: [1, 2.5, 1e-3, .inf, -.inf], nothing: null, yes: true, text: '1',"
            + " map: {0: a, b: {}}, nan: .nan}";
    assertThat(failure(code, "check", kwargs, weights()))
        .hasMessageContaining(
            "{'whole': 16, 'list': [1, 2.5, 0.001, inf, -inf], 'nothing': None, 'yes': True,"
                + " 'text': '1', 'map': {0: 'a', 'b': {}}}");
  }

  @Test
  void saysWhichLibraryIsMissing() {
    Weights.PytorchStateDict weights =
        new Weights.PytorchStateDict(
            weights(),
            new Weights.Architecture.FromLibrary("nowhere.networks", "UNet"),
            YamlValue.Mapping.EMPTY,
            true);
    EngineException e = ask(weights);
    assertThat(e.kind()).isEqualTo(EngineException.Kind.ENGINE);
    assertThat(e.getMessage())
        .startsWith(
            "The architecture nowhere.networks needs the Python module 'nowhere', which is not"
                + " installed for ");
    assertThat(e.hint()).doesNotContain("pip install");
  }

  @Test
  void callsTheModelsOwnCodeItsOwn() throws Exception {
    Files.writeString(dir.resolve("layers_of_it.py"), "x = 1");

    EngineException e = failure("import layers_of_it", "Network", "{}", weights());

    assertThat(e.kind()).isEqualTo(EngineException.Kind.WEIGHTS);
    assertThat(e.getMessage())
        .isEqualTo(
            "The architecture network.py imports 'layers_of_it', which is the model's own"
                + " layers_of_it.py; the description does not name it.");
    assertThat(e.hint()).contains("attachments").doesNotContain("pip install");
  }

  @Test
  void passesOnNoSecrets() throws Exception {
    try (ScratchFolder scratch = ScratchFolder.make("test")) {
      ProcessBuilder process = PythonScript.PROBE.process(Path.of("python3"), scratch.path());
      assertThat(process.environment())
          .containsEntry("TMPDIR", scratch.path().toString())
          .containsKey("PATH")
          .doesNotContainKeys("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "HUB_CACHE_DIR");
      assertThat(process.environment().keySet())
          .noneMatch(name -> name.contains("TOKEN") || name.contains("SECRET"));
      assertThat(process.directory()).isEqualTo(scratch.path().toFile());
    }
  }

  private static Path weights() {
    return CONVOLUTION.resolve("weights.pth");
  }

  private static EngineException failure(String code, String callable, String kwargs, Path weights)
      throws IOException {
    return ask(described(code, callable, kwargs, weights));
  }

  private static EngineException ask(Weights.PytorchStateDict weights) {
    EngineException e =
        catchThrowableOfType(EngineException.class, () -> python.ask(request(weights), "opening"));
    assertThat(e).as("no failure").isNotNull();
    assertThat(e.getMessage()).doesNotContain("\n", "Traceback").endsWith(".");
    return e;
  }

  private static Weights.PytorchStateDict described(
      String code, String callable, String kwargs, Path weights) throws IOException {
    Path file = Files.writeString(dir.resolve("network.py"), code);
    YamlNode root = YamlReader.read(kwargs).root();
    YamlMapping mapping = (YamlMapping) Objects.requireNonNull(root);
    return new Weights.PytorchStateDict(
        weights,
        new Weights.Architecture.FromFile(
            file, callable, new Weights.LocalCode(Map.of(), Map.of())),
        YamlValue.mapping(mapping),
        true);
  }

  private static PythonProcess start(Python program, Path folder) throws EngineException {
    return PythonProcess.start(
        program, PythonNetworks.Kind.STATE_DICT, folder, Duration.ofMinutes(2));
  }

  private static ObjectNode request(Weights.PytorchStateDict weights) {
    return StateDictEngine.request(weights).put("device", Device.CPU.word());
  }
}
