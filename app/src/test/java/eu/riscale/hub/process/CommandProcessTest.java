package eu.riscale.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command in a process of its own: what it writes arrives, and what others print there does not
/// get among it.
class CommandProcessTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /// Does what its first word says.
  public static final class Program {
    private Program() {}

    public static void main(String[] none) throws IOException {
      CommandProgram.serve(Program::run);
    }

    private static int run(String[] words, InputStream in, OutputStream out, OutputStream err) {
      try {
        switch (words[0]) {
          case "echo" -> in.transferTo(out);
          case "words" -> out.write(String.join("|", words).getBytes(StandardCharsets.UTF_8));
          case "print" -> {
            PrintStream others =
                new PrintStream(
                    new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            out.write("one ".getBytes(StandardCharsets.UTF_8));
            others.println("all is well");
            err.write("not so".getBytes(StandardCharsets.UTF_8));
            out.write("two".getBytes(StandardCharsets.UTF_8));
          }
          case "terminal" ->
              out.write(
                  System.getProperty("hub.stdout.terminal", "none")
                      .getBytes(StandardCharsets.UTF_8));
          case "end" -> Runtime.getRuntime().halt(Integer.parseInt(words[1]));
          default -> throw new NoClassDefFoundError(words[0]);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return 3;
    }
  }

  private CommandEnd run(String stdin, String... words) throws Exception {
    return CommandProcess.run(
        Program.class,
        List.of(words),
        List.of("-Dhub.stdout.terminal=true"),
        new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
        out,
        err);
  }

  @Test
  void theInputArrivesWhole() throws Exception {
    String text = "ä line\n".repeat(40_000);

    assertThat(run(text, "echo")).isEqualTo(new CommandEnd.Complete(3, ""));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void wordsArriveAsTheyAre() throws Exception {
    assertThat(run("", "words", "", "ü \n$HOME")).isEqualTo(new CommandEnd.Complete(3, ""));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("words||ü \n$HOME");
  }

  @Test
  void whatOthersPrintIsToldApart() throws Exception {
    assertThat(run("", "print")).isEqualTo(new CommandEnd.Complete(3, "all is well\n"));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one two");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("not so");
  }

  @Test
  void itKnowsWhatIsATerminal() throws Exception {
    run("", "terminal");

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({
    "139, a library made an invalid access to memory (SIGSEGV), true",
    "134, it aborted (SIGABRT), true",
    "137, it was killed (SIGKILL); perhaps the memory did not suffice, false",
    "0, 'it ended itself with exit status 0, as if all were well', false"
  })
  void whatEndsTheProcessIsNoEndOfTheCommand(int status, String how, boolean crashed)
      throws Exception {
    assertThat(run("", "end", String.valueOf(status)))
        .isEqualTo(new CommandEnd.Ended(how, crashed));
  }

  @Test
  void aMissingPartIsSaid() throws Exception {
    assertThat(run("", "eu/riscale/hub/Gone"))
        .isEqualTo(
            new CommandEnd.NotStarted(
                "a part of hub is missing or damaged (java.lang.NoClassDefFoundError:"
                    + " eu/riscale/hub/Gone)"));
  }
}
