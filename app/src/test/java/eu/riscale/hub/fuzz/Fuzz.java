package eu.riscale.hub.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs Jazzer on one target after the other: `Fuzz SECONDS [TARGET,TARGET…]`. Ends with status 1
/// where it found something; the input is left under `target/fuzz`.
public final class Fuzz {
  private static final Path FOUND = Path.of("target", "fuzz");

  private Fuzz() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    String chosen = args.length > 1 ? args[1] : "";
    List<String> words = List.of(chosen.split(",", -1));
    boolean found = false;
    for (Target target : Target.values()) {
      if (chosen.isBlank() || words.contains(target.word())) {
        found |= run(target, args[0]) != 0;
      }
    }
    System.exit(found ? 1 : 0);
  }

  private static int run(Target target, String seconds) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(FOUND.resolve(target.word()).resolve("corpus"));
    int number = 0;
    for (byte[] seed : Seeds.of(target)) {
      Files.write(corpus.resolve("seed" + number++), seed);
    }
    System.err.println("hub: fuzzing " + target.word() + " for " + seconds + " s");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "-Dhub.fuzz=" + target.word(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=eu.riscale.hub.**",
                "--custom_hook_includes=eu.riscale.hub.**",
                "-max_total_time=" + seconds,
                "-max_len=65536",
                "-timeout=20",
                "-rss_limit_mb=3000",
                "-artifact_prefix=" + FOUND.resolve(target.word()) + "/",
                corpus.toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
