package eu.riscale.hub;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.engine.ShellLimits;
import eu.riscale.hub.process.CommandEnd;
import eu.riscale.hub.process.CommandProcess;
import eu.riscale.hub.process.CommandProgram;
import eu.riscale.hub.process.ModelProcesses;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.report.Utf8;
import eu.riscale.hub.source.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Carries out in a process of their own the commands that run networks outside a test, but for
/// `hub init`, which gives the network alone such a process, time and again. This is also the
/// program of that process.
public final class ApartProgram {
  /// What says which streams are a terminal, since the process of its own has none.
  private static final List<String> TERMINAL =
      List.of(
          "hub.stdin.terminal", "hub.stdout.terminal", "hub.stdout.columns", "hub.stderr.terminal");

  /// Formats that `hub convert` makes and tries by a run.
  private static final Set<String> MADE = Set.of("onnx", "torchscript");

  private static final String CRASHED =
      "What the network does crashes its library: 'hub test' says with which weights and tests;"
          + " other weights of the model may run (--weights).";

  private static final String KILLED =
      "Where the memory did not suffice, smaller images or tiles need less (--tile of 'hub"
          + " predict').";

  private ApartProgram() {}

  public static void main(String[] none) throws IOException {
    CommandProgram.serve(
        (words, in, out, err) -> Hub.run(words, in, out, err, ModelProcesses::begin));
  }

  /// Whether a command line runs a network outside a test.
  static boolean isFor(String[] words) {
    return words.length > 1
        && switch (words[0]) {
          case "predict" -> true;
          case "convert" -> Arrays.stream(words).anyMatch(ApartProgram::isMade);
          default -> false;
        };
  }

  private static boolean isMade(String word) {
    return MADE.contains(word.substring(word.indexOf('=') + 1));
  }

  /// Runs a command line, and returns its exit status.
  static int run(String[] words, InputStream in, OutputStream out, OutputStream err) {
    PrintWriter lines = new PrintWriter(Utf8.writer(err), true);
    try {
      CommandEnd end =
          CommandProcess.run(ApartProgram.class, List.of(words), terminal(), in, out, err);
      return switch (end) {
        case CommandEnd.Complete(int status, String printed) -> {
          if (!printed.isBlank() && !List.of(words).contains("--quiet")) {
            lines.println("hub: what was printed meanwhile is not hub's own:");
            printed.lines().map(Printable::line).forEach(line -> lines.println("  " + line));
          }
          yield status;
        }
        case CommandEnd.Ended(String how, boolean crashed) -> {
          lines.println("hub: " + words[0] + " ended before it was done: " + dotted(how));
          lines.println("hub: help: " + (crashed ? CRASHED : KILLED));
          yield crashed ? ExitStatus.FINDINGS : ExitStatus.ENGINE;
        }
        case CommandEnd.NotStarted(String why) -> {
          lines.println("hub: " + words[0] + " could not be started: " + dotted(why));
          lines.println("hub: help: " + ShellLimits.HINT);
          yield ExitStatus.ENGINE;
        }
      };
    } catch (IOException e) {
      lines.println("hub: standard output cannot be written: " + Reason.of(e) + ".");
      return ExitStatus.ENGINE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.ENGINE;
    }
  }

  private static List<String> terminal() {
    return TERMINAL.stream()
        .flatMap(name -> {
          String value = System.getProperty(name, "");
          return value.isEmpty() ? Stream.empty() : Stream.of("-D" + name + "=" + value);
        })
        .toList();
  }

  private static String dotted(String words) {
    String line = Printable.line(words);
    return line.endsWith(".") ? line : line + ".";
  }
}
