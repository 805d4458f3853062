package eu.riscale.hub.command.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The commands of hub as shells complete them, the outermost first.
record CompletedCommands(List<Command> all) {

  /// @param path what is written after `hub`, such as `report merge`; empty for hub itself
  /// @param description a few words
  record Command(String path, String description, List<Option> options, List<Argument> arguments) {
    /// Its last word, which a shell offers after the words before it.
    String word() {
      return path.substring(path.lastIndexOf(' ') + 1);
    }

    boolean isBelow(String other) {
      return path.equals((other + " " + word()).strip());
    }
  }

  /// @param isRepeatable whether any number of them may follow each other
  record Argument(String label, Offer value, boolean isRepeatable) {}

  /// @param names such as `-o` and `--output`
  /// @param label what the help text calls the value; empty for a flag, which has none
  /// @param isRepeatable whether it is of use more than once
  record Option(
      List<String> names, String description, String label, Offer value, boolean isRepeatable) {
    boolean hasValue() {
      return !label.isEmpty();
    }
  }

  static CompletedCommands of(CommandLine hub) {
    List<Command> all = new ArrayList<>();
    add("", hub, all);
    return new CompletedCommands(List.copyOf(all));
  }

  private static void add(String path, CommandLine line, List<Command> all) {
    CommandSpec spec = line.getCommandSpec();
    all.add(
        new Command(
            path,
            brief(spec.usageMessage().description()),
            CommandHelp.shown(spec).stream().map(CompletedCommands::option).toList(),
            spec.positionalParameters().stream().map(CompletedCommands::argument).toList()));
    line.getSubcommands().forEach((name, inner) -> add((path + " " + name).strip(), inner, all));
  }

  private static Argument argument(PositionalParamSpec argument) {
    return new Argument(argument.paramLabel(), Offer.of(argument), argument.arity().max() > 1);
  }

  private static Option option(OptionSpec option) {
    boolean isFlag = option.arity().max() == 0;
    return new Option(
        Arrays.stream(option.names()).sorted().toList(),
        brief(option.description()),
        isFlag ? "" : option.paramLabel(),
        isFlag ? new Offer.Nothing() : Offer.of(option),
        option.isMultiValue());
  }

  /// The first words of a help text, up to where it goes into details.
  private static String brief(String[] lines) {
    String text = lines.length == 0 ? "" : lines[0];
    return text.replaceFirst("(\\. |[:;] |\\.$| \\(|: ?\\$).*", "").replaceFirst("[:.]$", "");
  }

  /// The commands that follow one.
  List<Command> below(Command command) {
    return all.stream()
        .filter(other -> !other.path().isEmpty() && other.isBelow(command.path()))
        .toList();
  }

  /// Each offer once, with the places where it is made: the path of the command, a colon, and the
  /// name of the option or, for arguments, their number from 1, or `+` for any.
  Map<Offer, List<String>> offers() {
    Map<Offer, List<String>> offers = new LinkedHashMap<>();
    for (Command command : all) {
      for (Option option : command.options()) {
        if (option.hasValue()) {
          List<String> places = offers.computeIfAbsent(option.value(), each -> new ArrayList<>());
          option.names().forEach(name -> places.add(command.path() + ":" + name));
        }
      }
      for (int i = 0; i < command.arguments().size(); i++) {
        Argument argument = command.arguments().get(i);
        offers
            .computeIfAbsent(argument.value(), each -> new ArrayList<>())
            .add(command.path() + ":" + (argument.isRepeatable() ? "+" : i + 1));
      }
    }
    return offers;
  }

  /// The names of all options that a value follows, each once.
  List<String> namesWithValue() {
    return all.stream()
        .flatMap(command -> command.options().stream())
        .filter(Option::hasValue)
        .flatMap(option -> option.names().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
