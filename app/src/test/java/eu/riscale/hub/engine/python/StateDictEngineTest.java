package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.source.TemporaryFolder;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// State dicts in a real Python; the expected outputs are PyTorch's.
class StateDictEngineTest {
  private static final Path NO_PARAMETERS =
      EngineTest.MODELS.resolve("state-dict-two-in-two-out-v05/weights.pth");

  @TempDir Path dir;

  @AfterEach
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name ->
              name.startsWith(TemporaryFolder.prefix("state-dict"))
                  || name.startsWith(TemporaryFolder.prefix("python")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "state-dict-two-in-two-out-v05, DifferenceAndProduct, left+right, difference+product",
    "state-dict-file-v05, HalvedVolume, volume, features",
  })
  void givesWhatPyTorchGave(String model, String callable, String inputs, String outputs)
      throws Exception {
    Path folder = EngineTest.MODELS.resolve(model);
    try (Session session =
        open(folder.resolve("weights.pth"), folder.resolve("network.py"), callable)) {
      assertThat(session.device()).isEqualTo(Device.CPU);
      assertThat(session.engine())
          .matches("PyTorch \\d+\\.\\d+\\.\\d+ in Python \\d+\\.\\d+\\.\\d+");
      assertThat(session.inputNames()).isEmpty();
      List<NamedTensor> given = EngineTest.tensors(folder, inputs);
      List<NamedTensor> expected = EngineTest.tensors(folder, outputs);
      for (int run = 0; run < 2; run++) {
        List<NamedTensor> results = session.run(given);
        assertThat(results).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
          assertThat(results.get(i).tensor().shape()).isEqualTo(expected.get(i).tensor().shape());
          assertThat(results.get(i).tensor().floats())
              .usingComparatorWithPrecision(1e-6f)
              .containsExactly(expected.get(i).tensor().floats());
        }
      }
    }
    assertThat(folder.resolve("__pycache__")).doesNotExist();
  }

  @Test
  void tensorsKeepTheirTypesAndOutputsTheirNames() throws Exception {
    String code =
        """
        import torch

        class Network(torch.nn.Module):
            def forward(self, a, b, c):
                print("this must not get between the answers")
                kinds = {"bytes": a, "doubles": b, "whole": c, "half": b.half(), "truth": a > 2}
                return {**kinds, "number": b.sum()}
        """;
    try (Session session = open(NO_PARAMETERS, write(code), "Network")) {
      List<NamedTensor> outputs =
          session.run(
              List.of(
                  new NamedTensor("a", Tensor.of(DType.UINT8, new byte[] {1, -1}, List.of("x"), 2)),
                  new NamedTensor(
                      "b", Tensor.of(DType.FLOAT64, new double[] {0.5, 2}, List.of("x"), 2)),
                  new NamedTensor("c", Tensor.of(DType.INT16, new short[] {-7}, List.of("x"), 1))));
      assertThat(outputs)
          .extracting(NamedTensor::name)
          .containsExactly("bytes", "doubles", "whole", "half", "truth", "number");
      assertThat(outputs)
          .extracting(output -> output.tensor().dtype())
          .containsExactly(
              DType.UINT8, DType.FLOAT64, DType.INT16, DType.FLOAT32, DType.BOOL, DType.FLOAT64);
      assertThat(outputs.get(0).tensor().at(1)).isEqualTo(255);
      assertThat(outputs.get(2).tensor().at(0)).isEqualTo(-7);
      assertThat(outputs.get(4).tensor().at(1)).isEqualTo(1);
      assertThat(outputs.get(5).tensor().shape()).isEmpty();
      assertThat(outputs.get(5).tensor().at(0)).isCloseTo(2.5, within(0.0));
    }
  }

  @Test
  void endsWhatTakesTooLong() throws Exception {
    Path code = write("import time\ntime.sleep(1000)\n");
    StateDictEngine engine = engine(Duration.ofSeconds(2));
    assertThatThrownBy(() -> open(engine, NO_PARAMETERS, code, "Network"))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "Python was ended while opening the network, because that took more than 2"
                          + " s.");
              assertThat(e.hint()).contains("--timeout");
            });
  }

  @Test
  void saysThatPythonBrokeDown() throws Exception {
    Path code = write("import os, sys\nprint('out of luck', file=sys.stderr)\nos._exit(3)\n");
    StateDictEngine engine = engine(Duration.ofMinutes(2));
    assertThatThrownBy(() -> open(engine, NO_PARAMETERS, code, "Network"))
        .isInstanceOf(EngineException.class)
        .hasMessage("Python ended while opening the network (exit status 3): out of luck.");
  }

  @Test
  void runsNoCodeWithoutTrust() throws Exception {
    Path code = write("raise AssertionError('this must not run')\n");
    Engines engines = new Engines(Optional.of(dir), PythonSettings.NONE, line -> {});
    assertThat(engines.open(weights(NO_PARAMETERS, code, "Network"), Device.CPU))
        .isInstanceOfSatisfying(
            Opening.Unavailable.class,
            unavailable ->
                assertThat(unavailable.hint()).contains("--trust-code", "--python PATH"));
  }

  @Test
  void aGpuThatIsNotThereIsNoReasonToTakeTheCpu() throws Exception {
    Path code = write("from torch import nn\n\nNetwork = nn.Identity\n");
    StateDictEngine engine = engine(Duration.ofMinutes(2));
    assertThatThrownBy(
            () -> engine.open(weights(NO_PARAMETERS, code, "Network"), new Device.Cuda(99)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e.getMessage())
                  .startsWith("cuda:99 is not available for pytorch_state_dict: ");
            });
  }

  private Path write(String code) throws IOException {
    return Files.writeString(dir.resolve("network.py"), code);
  }

  private static Session open(Path weights, Path code, String callable) throws EngineException {
    return open(engine(Duration.ofMinutes(2)), weights, code, callable);
  }

  private static Session open(StateDictEngine engine, Path weights, Path code, String callable)
      throws EngineException {
    return engine.open(weights(weights, code, callable), Device.CPU);
  }

  private static StateDictEngine engine(Duration limit) {
    PythonSettings settings =
        new PythonSettings(Optional.of(PythonWithTorch.program()), ModelCode.TRUSTED, limit);
    return new StateDictEngine(new PythonFinder(settings), new PythonNetworks(limit));
  }

  private static Weights.PytorchStateDict weights(Path weights, Path code, String callable) {
    return new Weights.PytorchStateDict(
        weights,
        new Weights.Architecture.FromFile(
            code, callable, new Weights.LocalCode(Map.of(), Map.of())),
        YamlValue.Mapping.EMPTY,
        true);
  }
}
