package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.policy.MemorySize;
import eu.riscale.hub.policy.Settings;
import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.run.memory.ProcessMemory;
import java.time.Duration;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/// What the test of a model may take.
public final class LimitOptions implements Part {
  private static final int USUAL_SECONDS = 600;

  /// Of the memory that is free, this share stays free, up to so many bytes.
  private static final double RESERVE = 0.1;

  private static final double MOST_RESERVE = 1e9;

  private final Given<Long> seconds =
      Given.option(
          Long.class,
          "--time-limit",
          "SECONDS",
          "How long the test of one model may take before it is ended (default: 600).");

  private final Given<String> memory =
      Given.option(
          String.class,
          "--memory-limit",
          "SIZE",
          "How much memory the tests that run at once may take, such as 4GB or 512MB, before the"
              + " largest is ended (default: nearly all that is free).");

  @Override
  public void addTo(CommandSpec command) {
    seconds.addTo(command);
    memory.addTo(command);
  }

  public void check() {
    if (seconds.or(1L) < 1) {
      throw seconds.wrong("--time-limit: give it at least 1 second.");
    }
    String size = memory.get();
    if (size != null && MemorySize.bytes(size).isEmpty()) {
      throw memory.wrong("--memory-limit " + size + ": give a size such as 4GB or 512MB.");
    }
  }

  /// @param settings that count where the command line says nothing
  /// @param progress takes a line for the person who waits
  public Conditions conditions(Settings settings, Consumer<String> progress) {
    long limit = seconds.or((long) settings.timeLimit().orElse(USUAL_SECONDS));
    return new Conditions(Duration.ofSeconds(limit), memory(settings), progress);
  }

  private long memory(Settings settings) {
    return memory
        .find()
        .map(size -> MemorySize.bytes(size).orElse(Long.MAX_VALUE))
        .orElseGet(() -> settings.memoryLimit().orElseGet(LimitOptions::usual));
  }

  /// Nearly all that is free in the machine, or in the container that this runs in.
  static long usual() {
    double free = ProcessMemory.available();
    return (long) (free - Math.min(MOST_RESERVE, free * RESERVE));
  }
}
