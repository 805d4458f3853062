package eu.riscale.hub.command.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// The value of an option, or an argument.
///
/// @param <T> what the words of the command line become: texts, numbers, paths, constants of an
///   enum; a list or map of them where there may be several
public final class Given<T> implements Part {
  private static final String ONE = "1";

  private final ArgSpec arg;

  private Given(ArgSpec arg) {
    this.arg = arg;
  }

  /// An option that is given once.
  ///
  /// @param name with its dashes
  /// @param label what help calls its value
  public static <T> Given<T> option(Class<T> type, String name, String label, String description) {
    return new Given<>(option(name, label, description).type(type).build());
  }

  /// An option that may be repeated.
  public static Given<List<String>> options(String name, String label, String description) {
    return new Given<>(
        option(name, label, description).type(List.class).auxiliaryTypes(String.class).build());
  }

  /// An option that may be repeated, each time with a name, a `=` and a value.
  public static Given<Map<String, String>> pairs(String name, String label, String description) {
    return new Given<>(
        option(name, label, description)
            .type(Map.class)
            .auxiliaryTypes(String.class, String.class)
            .build());
  }

  private static OptionSpec.Builder option(String name, String label, String description) {
    return OptionSpec.builder(name).arity(ONE).paramLabel(label).description(description);
  }

  /// The argument at this place, from 0.
  public static Given<String> argument(int place, String label, String description) {
    return new Given<>(
        argument(label, description)
            .index(Integer.toString(place))
            .arity(ONE)
            .required(true)
            .type(String.class)
            .build());
  }

  /// All arguments.
  ///
  /// @param fewest 0 or 1
  public static <T> Given<List<T>> arguments(
      int fewest, Class<T> type, String label, String description) {
    return new Given<>(
        argument(label, description)
            .arity(fewest + "..*")
            .required(fewest > 0)
            .type(List.class)
            .auxiliaryTypes(type)
            .build());
  }

  private static PositionalParamSpec.Builder argument(String label, String description) {
    return PositionalParamSpec.builder().paramLabel(label).description(description);
  }

  /// The same, for which help and shells list these words. They are made only then.
  public Given<T> offering(Iterable<String> words) {
    return new Given<>(
        arg instanceof OptionSpec option
            ? option.toBuilder().completionCandidates(words).build()
            : ((PositionalParamSpec) arg).toBuilder().completionCandidates(words).build());
  }

  /// The same, of which several values may stand in one word, with commas between.
  public Given<T> withCommas() {
    return new Given<>(option().toBuilder().splitRegex(",").build());
  }

  /// The same, with a short name as well.
  public Given<T> orShort(String name) {
    return new Given<>(option().toBuilder().names(name, option().longestName()).build());
  }

  private OptionSpec option() {
    return (OptionSpec) arg;
  }

  /// What was given, or null.
  public @Nullable T get() {
    return arg.getValue();
  }

  public Optional<T> find() {
    return Optional.ofNullable(get());
  }

  public T or(T usual) {
    T value = get();
    return value == null ? usual : value;
  }

  @Override
  public void addTo(CommandSpec command) {
    command.add(arg);
  }

  /// The command that takes it.
  public CommandLine command() {
    return arg.command().commandLine();
  }

  /// That it cannot be followed.
  public ParameterException wrong(@Nullable String message) {
    return wrong(message, null);
  }

  public ParameterException wrong(@Nullable String message, @Nullable Exception cause) {
    return new ParameterException(command(), message, cause);
  }
}
