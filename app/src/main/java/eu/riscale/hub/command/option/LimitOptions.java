package eu.riscale.hub.command.option;

import eu.riscale.hub.policy.MemorySize;
import eu.riscale.hub.policy.Settings;
import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.run.memory.ProcessMemory;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What the test of a model may take.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class LimitOptions {
  private static final int USUAL_SECONDS = 600;

  /// Of the memory that is free, this share stays free, up to so many bytes.
  private static final double RESERVE = 0.1;

  private static final double MOST_RESERVE = 1e9;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "How long the test of one model may take before it is ended (default: 600).")
  private @Nullable Long seconds;

  @Option(
      names = "--memory-limit",
      paramLabel = "SIZE",
      description =
          "How much memory the tests that run at once may take, such as 4GB or 512MB, before the"
              + " largest is ended (default: nearly all that is free).")
  private @Nullable String memory;

  public void check() {
    if (seconds != null && seconds < 1) {
      throw wrong("--time-limit: give it at least 1 second.");
    }
    if (memory != null && MemorySize.bytes(memory).isEmpty()) {
      throw wrong("--memory-limit " + memory + ": give a size such as 4GB or 512MB.");
    }
  }

  /// @param settings that count where the command line says nothing
  /// @param progress takes a line for the person who waits
  public Conditions conditions(Settings settings, Consumer<String> progress) {
    long limit = seconds == null ? settings.timeLimit().orElse(USUAL_SECONDS) : seconds;
    return new Conditions(Duration.ofSeconds(limit), memory(settings), progress);
  }

  private long memory(Settings settings) {
    return memory == null
        ? settings.memoryLimit().orElseGet(LimitOptions::usual)
        : MemorySize.bytes(memory).orElse(Long.MAX_VALUE);
  }

  /// Nearly all that is free in the machine, or in the container that this runs in.
  static long usual() {
    double free = ProcessMemory.available();
    return (long) (free - Math.min(MOST_RESERVE, free * RESERVE));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
