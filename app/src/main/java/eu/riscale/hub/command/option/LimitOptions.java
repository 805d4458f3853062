package eu.riscale.hub.command.option;

import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.run.memory.ProcessMemory;
import eu.riscale.hub.work.Policy;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What the test of a model may take.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class LimitOptions {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([MGT])I?B?");

  /// Of the memory that is free, this share stays free, up to so many bytes.
  private static final double RESERVE = 0.1;

  private static final double MOST_RESERVE = 1e9;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "How long the test of one model may take before it is ended (default: 600).")
  private long seconds = 600;

  @Option(
      names = "--memory-limit",
      paramLabel = "SIZE",
      description =
          "How much memory the tests that run at once may take, such as 4GB or 512MB, before the"
              + " largest is ended (default: nearly all that is free).")
  private @Nullable String memory;

  public void check() {
    if (seconds < 1) {
      throw wrong("--time-limit: give it at least 1 second.");
    }
    if (memory != null && bytes(memory).isEmpty()) {
      throw wrong("--memory-limit " + memory + ": give a size such as 4GB or 512MB.");
    }
  }

  /// @param progress takes a line for the person who waits
  public Conditions conditions(Policy policy, Consumer<String> progress) {
    return new Conditions(Duration.ofSeconds(seconds), memory(), policy, progress);
  }

  private long memory() {
    return memory == null ? usual() : bytes(memory).orElse(Long.MAX_VALUE);
  }

  /// Nearly all that is free in the machine, or in the container that this runs in.
  static long usual() {
    double free = ProcessMemory.available();
    return (long) (free - Math.min(MOST_RESERVE, free * RESERVE));
  }

  /// Empty where it is no size.
  static OptionalLong bytes(String size) {
    Matcher matcher = SIZE.matcher(size.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    double unit =
        switch (matcher.group(2)) {
          case "M" -> 1e6;
          case "G" -> 1e9;
          default -> 1e12;
        };
    long bytes = (long) (Double.parseDouble(matcher.group(1)) * unit);
    return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
