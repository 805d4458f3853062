package eu.riscale.hub.command.shell;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.work.KnownCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;

/// What a shell offers as the value of an option or as an argument. Classes that list values for a
/// shell alone are named here and not at the option, where each start would load them.
public sealed interface Offer {
  List<String> DESCRIPTIONS = List.of("yaml", "yml", "zip");

  /// One of these.
  record Words(List<String> words) implements Offer {}

  /// One of these, and after a `=` the level that it gets.
  record Levels(List<String> codes) implements Offer {
    static final List<String> LEVELS = List.of("error", "alert", "warning", "info", "off");
  }

  /// A format of reports, and after a `=` the file that it goes to.
  record Reports(List<String> formats) implements Offer {}

  /// A folder, or a file with one of these endings.
  ///
  /// @param endings without the dot; where there are none, any file will do
  record Files(List<String> endings) implements Offer {}

  record Folders() implements Offer {}

  /// A number or a size, which nobody can guess.
  record Nothing() implements Offer {}

  /// By what the help text calls it.
  static Offer of(ArgSpec arg) {
    return switch (arg.paramLabel()) {
      case "SOURCE" -> new Files(DESCRIPTIONS);
      case "REPORT", "OLD", "NEW" -> new Files(List.of("json"));
      case "FILE", "PATH", "WEIGHTS", "[NAME=]FILE" -> new Files(List.of());
      case "FILE|FOLDER|URL" -> new Files(List.of("zip"));
      case "DIR", "FOLDER" -> new Folders();
      case "N", "K/N", "SECONDS", "SIZE", "[NAME=]AXES", "TEXT", "NAME", "ID" -> new Nothing();
      case "WORD" -> new Words(codes());
      case "CODE=LEVEL" -> new Levels(codes());
      case "DEVICE" -> new Words(List.of("auto", "cpu", "cuda"));
      case "FORMAT[=FILE]" -> new Reports(words(arg));
      case "COMMAND" ->
          new Words(List.copyOf(arg.command().commandLine().getParent().getSubcommands().keySet()));
      default -> new Words(words(arg));
    };
  }

  private static List<String> codes() {
    return KnownCodes.all().stream().map(Code::slug).toList();
  }

  /// A candidate may have more beside its word, for the help text.
  private static List<String> words(ArgSpec arg) {
    List<String> words = new ArrayList<>();
    if (arg.completionCandidates() != null) {
      arg.completionCandidates().forEach(each -> words.add(word(each, arg)));
    }
    if (words.isEmpty()) {
      throw new IllegalStateException("nothing is known of what " + arg.paramLabel() + " may be");
    }
    return List.copyOf(words);
  }

  private static String word(String candidate, ArgSpec arg) {
    String word = candidate.replaceFirst(" .*", "");
    return arg.type().isEnum() ? word.toLowerCase(Locale.ROOT) : word;
  }
}
