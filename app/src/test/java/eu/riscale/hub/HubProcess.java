package eu.riscale.hub;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// hub as a process of its own, for what only the system can do to it: signals, limits, pipes.
public final class HubProcess {
  /// In the mask that Linux shows of a process.
  private static final long SIGINT = 1 << 1;

  private HubProcess() {}

  /// The command line of hub, on the JVM and classes of this test.
  public static List<String> line(String... args) {
    return line(List.of(), List.of(args));
  }

  /// @param flags further ones of the JVM
  public static List<String> line(List<String> flags, List<String> args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "eu.riscale.hub.Hub"));
    command.addAll(args);
    return command;
  }

  /// A shell that has the command line of hub as `"$@"`.
  ///
  /// @param err where its standard error goes
  public static ProcessBuilder shell(String script, File err, String... args) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(line(args));
    return new ProcessBuilder(command).redirectError(err);
  }

  /// Sends a signal, such as `INT`.
  public static void signal(Process process, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /// INT and TERM, without INT where whoever started the tests keeps it from them and from all that
  /// they start, as a shell does of what it runs in the background.
  public static List<String> signalsHeard() throws IOException {
    Path status = Path.of("/proc/self/status");
    long ignored =
        Files.exists(status)
            ? Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .sum()
            : 0;
    return (ignored & SIGINT) == 0 ? List.of("INT", "TERM") : List.of("TERM");
  }
}
