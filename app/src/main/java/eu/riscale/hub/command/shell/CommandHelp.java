package eu.riscale.hub.command.shell;

import eu.riscale.hub.command.ExitStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// All that help says of a command, whatever page it is shown on. The keys of the maps are what is
/// explained, in the order in which they are shown.
///
/// @param name such as `hub report merge`
/// @param synopsis how it is written
/// @param examples by what they are for, each a command line
public record CommandHelp(
    String name,
    String synopsis,
    String description,
    Map<String, String> arguments,
    Map<String, String> options,
    Map<String, String> commands,
    Map<String, String> examples,
    Map<String, String> statuses,
    Map<String, String> variables) {

  /// What Picocli knows of a command, and what all have in common.
  public static CommandHelp of(CommandSpec command) {
    return new CommandHelp(
        command.qualifiedName(),
        synopsis(command),
        text(command.usageMessage().description()),
        arguments(command),
        options(command),
        commands(command),
        examples(command),
        ExitStatus.meanings(),
        environment());
  }

  private static String synopsis(CommandSpec command) {
    List<String> parts = new ArrayList<>(List.of(command.qualifiedName(), "[OPTION]..."));
    if (!command.subcommands().isEmpty()) {
      parts.add("COMMAND");
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      String label = argument.paramLabel();
      String shown = argument.arity().min() == 0 ? "[" + label + "]" : label;
      parts.add(shown + (argument.arity().max() > 1 ? "..." : ""));
    }
    return String.join(" ", parts);
  }

  private static Map<String, String> arguments(CommandSpec command) {
    Map<String, String> arguments = new LinkedHashMap<>();
    command
        .positionalParameters()
        .forEach(each -> arguments.put(each.paramLabel(), text(each.description())));
    return arguments;
  }

  private static Map<String, String> options(CommandSpec command) {
    Map<String, String> options = new LinkedHashMap<>();
    shown(command).forEach(option -> options.put(names(option), text(option.description())));
    return options;
  }

  /// The options that a person is told of, in the order in which they are.
  static List<OptionSpec> shown(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .sorted((a, b) -> a.longestName().compareTo(b.longestName()))
        .toList();
  }

  /// A short name stands before the long one; where there is none, its room is left empty.
  private static String names(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    String names =
        Arrays.stream(option.names())
            .sorted((a, b) -> Integer.compare(a.length(), b.length()))
            .collect(Collectors.joining(", "));
    return (option.names().length == 1 ? "    " : "") + names + value;
  }

  private static Map<String, String> commands(CommandSpec command) {
    Map<String, String> commands = new LinkedHashMap<>();
    command
        .subcommands()
        .forEach((name, line) ->
            commands.put(name, text(line.getCommandSpec().usageMessage().description())));
    return commands;
  }

  /// The footer of a command has them: a line that says what for, and one that is indented.
  private static Map<String, String> examples(CommandSpec command) {
    Map<String, String> examples = new LinkedHashMap<>();
    String what = "";
    for (String line : command.usageMessage().footer()) {
      if (line.startsWith("  ")) {
        examples.put(what, line.strip());
      } else {
        what = line;
      }
    }
    return examples;
  }

  private static Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    Stream.of(Variable.values()).forEach(each -> variables.put(each.name(), each.meaning()));
    return variables;
  }

  /// Without the marks that Picocli formats.
  private static String text(String[] lines) {
    return String.join(" ", lines).replace("%n", " ").replace("%%", "%");
  }
}
