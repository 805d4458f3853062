package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A network that answers hub itself, in the place of the script that runs it.
class PythonAnswersTest {
  private static final Tensor TENSOR = Tensor.of(new float[] {1, 2}, List.of("b", "c"), 1, 2);

  @TempDir Path dir;
  private Path precious;

  @BeforeEach
  void write() throws Exception {
    precious = dir.resolve("precious.npy");
    Npy.write(TENSOR, precious);
  }

  @Test
  void namesAnotherFile() throws Exception {
    EngineException e =
        failure("pass", "{\"outputs\": [{\"name\": \"y\", \"file\": \"%s\"}]}".formatted(precious));
    assertThat(e.kind()).isEqualTo(EngineException.Kind.RUN);
    assertThat(e)
        .hasMessage(
            "The answer of Python is not one that hub's own script gives: it names the file '%s'"
                + " where hub expects output0.npy.",
            precious);
    assertThat(precious).exists();
  }

  @Test
  void leadsToAnotherFile() throws Exception {
    EngineException e =
        failure(
            "os.symlink('%s', 'output0.npy')".formatted(precious),
            "{\"outputs\": [{\"name\": \"y\", \"file\": \"output0.npy\"}]}");
    assertThat(e.kind()).isEqualTo(EngineException.Kind.RUN);
    assertThat(e)
        .hasMessage(
            "The answer of Python is not one that hub's own script gives: output0.npy is missing,"
                + " or leads elsewhere.");
    assertThat(precious).exists();
  }

  @Test
  void failsInAWayOfItsOwn() throws Exception {
    EngineException e = failure("pass", "{\"failure\": \"NOTHING\", \"message\": \"Hello.\"}");
    assertThat(e.kind()).isEqualTo(EngineException.Kind.RUN);
    assertThat(e)
        .hasMessage(
            "While running the network, Python answered what hub does not understand:"
                + " {\"failure\": \"NOTHING\", \"message\": \"Hello.\"}.");
  }

  private EngineException failure(String first, String answer) throws Exception {
    Path program = FakeTorch.WORKING.withForward(answering(first, answer)).write(dir);
    Python python = new PythonFinder(FakeTorch.settings(program)).withTorch();
    try (Session session =
        new PythonNetworks(Duration.ofMinutes(1))
            .open(
                python,
                PythonNetworks.Kind.TORCH_SCRIPT,
                PythonNetworks.request().put("weights", "weights.pt"),
                Device.CPU)) {
      return catchThrowableOfType(
          EngineException.class, () -> session.run(List.of(new NamedTensor("x", TENSOR))));
    }
  }

  /// Whatever is open for writing gets the answer.
  private static String answering(String first, String answer) {
    return """
    def forward(x):
        %s
        for pipe in range(3, 32):
            try:
                os.write(pipe, b'%s\\n')
            except OSError:
                pass
    """
        .formatted(first, answer);
  }
}
