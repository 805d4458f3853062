package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.EngineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a program answers that a person has named as a Python, or that stands on the path as one.
class PythonProbeTest {
  private static final String UNREADABLE = "what it says of itself is not what a Python says";
  private static final PythonProbe SHORT = new PythonProbe(Duration.ofSeconds(2));

  @TempDir Path dir;

  @Test
  void aPythonSaysWhatItHas() throws Exception {
    Path program =
        FakePython.answering(",\"torch\":\"2.11.0\",\"folder\":\"/a/torch\",\"cuda\":[\"/a/lib\"]")
            .in(dir);
    assertThat(PythonProbe.USUAL.ask(program))
        .isEqualTo(
            new ProbeAnswer.Found(
                new Python(
                    program,
                    "3.12.3",
                    "2.11.0",
                    "/a/torch",
                    "",
                    "",
                    "",
                    List.of(Path.of("/a/lib")),
                    "")));
  }

  @Test
  void whatAWrapperWritesIsNoMatter() throws Exception {
    String answer = FakePython.without().script();
    Path program =
        FakePython.writing(
                "echo Welcome\necho '{}'\nprintf 'Loading '\n%s\necho Bye".formatted(answer))
            .in(dir);
    assertThat(PythonProbe.USUAL.ask(program)).isInstanceOf(ProbeAnswer.Found.class);
  }

  @Test
  void whatAWrapperLeavesRunningIsNotWaitedForAndIsEnded() throws Exception {
    Path program =
        FakePython.writing(
                "sleep 600 &\necho $! >%s\n%s".formatted(noted(), FakePython.without().script()))
            .in(dir);
    assertThat(SHORT.ask(program)).isInstanceOf(ProbeAnswer.Found.class);
    assertEnded();
  }

  @Test
  void oneThatHangsIsEndedWithAllThatItHasStarted() throws Exception {
    Path program = FakePython.writing("sleep 600 &\necho $! >%s\nwait".formatted(noted())).in(dir);
    assertThat(SHORT.ask(program))
        .isEqualTo(new ProbeAnswer.Failed("it gave no answer within 2 s"));
    assertEnded();
  }

  @Test
  @Timeout(60)
  void oneThatWritesWithoutEndIsEnded() throws Exception {
    Path program = FakePython.writing("exec cat /dev/zero").in(dir);
    assertThat(PythonProbe.USUAL.ask(program))
        .isEqualTo(new ProbeAnswer.Failed("it wrote much, and not which Python it is"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 0", "echo null", "echo '[]'", "echo Hello"})
  void whatSaysNothingOfItselfIsNone(String script) throws Exception {
    assertThat(PythonProbe.USUAL.ask(FakePython.writing(script).in(dir)))
        .isEqualTo(
            new ProbeAnswer.Failed("it ended without saying which Python it is (exit status 0)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"folder\":\"/a\\u0000b\"",
        ",\"onnx\":\"/a\\u0000b\"",
        ",\"cuda\":[\"/a\\u0000b\"]",
        ",\"folder\":\"/a\\ud800\"",
        ",\"cuda\":\"x\"",
        ",\"cuda\":[1]",
        ",\"cuda\":[null]",
        ",\"torch\":{\"a\":1}",
        ",\"torch\":\"2.7.1\\u001b[2J\"",
        ",\"python\":\"\"",
        ",\"python\":null"
      })
  void answersThatNoPythonGivesAreRefused(String more) throws Exception {
    Path answer =
        Files.writeString(dir.resolve("answer"), "hub-python: " + FakePython.answer(more));
    assertThat(PythonProbe.USUAL.ask(FakePython.writing("cat '%s'".formatted(answer)).in(dir)))
        .isEqualTo(new ProbeAnswer.Failed(UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "{", "7"})
  void anAnswerHasEveryField(String answer) throws Exception {
    Path program = FakePython.writing("echo 'hub-python: %s'".formatted(answer)).in(dir);
    assertThat(PythonProbe.USUAL.ask(program)).isEqualTo(new ProbeAnswer.Failed(UNREADABLE));
  }

  @Test
  void whatIsNoProgramIsNotStarted() throws Exception {
    assertThat(PythonProbe.USUAL.ask(dir.resolve("nowhere")))
        .isEqualTo(new ProbeAnswer.Failed("there is no such file"));
    assertThat(PythonProbe.USUAL.ask(Files.createFile(dir.resolve("file"))))
        .isEqualTo(new ProbeAnswer.Failed("the file is no program that may be run"));
    assertThat(PythonProbe.USUAL.ask(dir))
        .isEqualTo(new ProbeAnswer.Failed("it is a folder, and there is no bin/python in it"));
  }

  @Test
  void whatDoesNotRunIsAskedOnce() throws Exception {
    Path asked = dir.resolve("asked");
    Path program = FakePython.writing("echo asked >>'%s'\nexit 3".formatted(asked)).in(dir);
    PythonFinder pythons = new PythonFinder(FakeTorch.settings(program));
    String why =
        "he Python %s does not run: it ended without saying which Python it is (exit status 3)"
            .formatted(program);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(pythons::withTorch)
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(EngineException.Kind.ENGINE);
                assertThat(e).hasMessage("T" + why + ".");
                assertThat(e.hint()).isEqualTo(PythonFinder.HINT);
              });
      assertThatThrownBy(pythons::withTensorFlow).hasMessage("T" + why + ".");
      assertThat(pythons.whyNamedFails()).contains("t" + why);
    }
    assertThat(asked).hasContent("asked");
  }

  private Path noted() {
    return dir.resolve("started");
  }

  private void assertEnded() throws Exception {
    long started = Long.parseLong(Files.readString(noted()).strip());
    for (int i = 0; i < 100 && isAlive(started); i++) {
      Thread.sleep(50);
    }
    assertThat(isAlive(started)).isFalse();
  }

  private static boolean isAlive(long process) {
    return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
  }
}
