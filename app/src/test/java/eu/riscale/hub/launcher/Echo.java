package eu.riscale.hub.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Stands in for hub in the launcher's tests: says how it was started, echoes standard input, and
/// ends with the exit status that its environment asks for.
final class Echo {
  /// Parts the arguments in the output; no argument can hold it.
  static final String SEPARATOR = "\0";

  private static final List<String> PROPERTIES =
      List.of("user.dir", "user.home", "java.io.tmpdir", "java.home");

  private Echo() {}

  public static void main(String[] args) throws IOException {
    try (var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
      out.println(String.join(SEPARATOR, args));
      for (String property : PROPERTIES) {
        out.println(property + "=" + System.getProperty(property));
      }
      List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
      out.println("of the JVM=" + flags.stream().filter(Echo::isOfJvm).toList());
      out.println("said on standard error=" + flags.contains("-XX:+DisplayVMOutputToStderr"));
      out.println("one compiler=" + flags.contains("-XX:TieredStopAtLevel=1"));
      System.in.transferTo(out);
    }
    System.exit(Integer.parseInt(System.getenv().getOrDefault("ECHO_STATUS", "0")));
  }

  /// Whether it says where the JVM writes of itself.
  private static boolean isOfJvm(String flag) {
    return flag.startsWith("-XX:ErrorFile=") || flag.startsWith("-XX:ReplayDataFile=");
  }
}
