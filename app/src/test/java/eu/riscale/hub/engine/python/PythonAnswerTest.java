package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.riscale.hub.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers as the code of a model could write them into the pipe.
class PythonAnswerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "x",
        "5",
        "{}",
        "{\"failure\":\"BLAH\"}",
        "{\"failure\":{}}",
        "{\"failure\":\"RUN\",\"message\":{},\"hint\":\"\"}",
        "{\"failure\":\"ENGINE\",\"message\":\"Your disk is full.\",\"hint\":\"rm -rf ~\"}",
        "{\"failure\":\"MACHINE\",\"message\":\"Your disk is full.\",\"hint\":\"\"}",
        "{\"failure\":\"DEVICE\",\"message\":\"No GPU.\",\"hint\":\"\"}",
        "{\"outputs\":5}",
        "{\"outputs\":[{\"name\":{},\"file\":{}}]}",
        "{\"outputs\":[{\"name\":\"a\"}]}",
        "{\"outputs\":[],\"placement\":{\"device\":\"x\"}}",
        "{\"outputs\":[],\"placement\":{\"cpu\":{\"Conv\":{}}}}"
      })
  void whatTheScriptWouldNotSayIsTheModelsFailure(String line) {
    EngineException e = failure(line, true);

    assertThat(e.kind()).isEqualTo(EngineException.Kind.RUN);
    assertThat(e)
        .hasMessage(
            "While running the network, Python answered what hub does not understand: %s.", line);
    assertThat(e.hint()).startsWith("Perhaps the code of the model writes where only hub's own");
  }

  @Test
  void nestingWithoutEndIsToo() {
    assertThat(failure("[".repeat(100_000), true).kind()).isEqualTo(EngineException.Kind.RUN);
    assertThat(failure("{\"library\":\"a\",\"device\":\"blah\"}", false).kind())
        .isEqualTo(EngineException.Kind.RUN);
    assertThat(failure("{\"failure\":\"MACHINE\",\"message\":\"\",\"hint\":\"\"}", false).kind())
        .isEqualTo(EngineException.Kind.RUN);
  }

  @Test
  void textsAreBoundedAndAdviceIsHubsOwn() {
    String text = "a\\n b" + "x".repeat(5000);

    EngineException e =
        failure(
            "{\"failure\":\"RUN\",\"message\":\"%s\",\"hint\":\"rm -rf ~\"}".formatted(text), true);

    assertThat(e.getMessage()).startsWith("a bxx").hasSize(2001).endsWith("…");
    assertThat(e.hint()).isEmpty();
  }

  @Test
  void whatTheScriptSaysArrives() throws Exception {
    String opened = "{\"library\": \"PyTorch 2\", \"device\": \"cuda:0\", \"inputs\": [\"a\"]}";
    assertThat(PythonAnswer.of(opened, "opening", false).path("inputs").size()).isEqualTo(1);
    String ran =
        "{\"outputs\": [{\"name\": \"\", \"file\": \"output0.npy\"}],"
            + " \"placement\": {\"device\": 3, \"cpu\": {\"Conv\": 1}}}";
    assertThat(PythonAnswer.of(ran, "running", true).path("outputs").size()).isEqualTo(1);
    EngineException full =
        failure(
            "{\"failure\": \"MEMORY\", \"message\": \"The memory of cuda:0 did not suffice.\","
                + " \"hint\": \"See with nvidia-smi what else uses that GPU, or use --device"
                + " cpu.\"}",
            true);
    assertThat(full.kind()).isEqualTo(EngineException.Kind.MEMORY);
    assertThat(full.hint()).startsWith("See with nvidia-smi");
  }

  private static EngineException failure(String line, boolean open) {
    EngineException e =
        catchThrowableOfType(
            EngineException.class,
            () -> PythonAnswer.of(line, open ? "running the network" : "opening", open));
    assertThat(e).as("no failure").isNotNull();
    return e;
  }
}
