package eu.riscale.hub.command;

import eu.riscale.hub.command.shell.Variable;
import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The reference of the command line as a page of Markdown, made from what Picocli makes the help
/// texts from and from the lists of what options take.
record CommandsPage(CommandSpec hub) {
  String text() {
    return """
    # Commands of hub

    What `hub --help` and `hub COMMAND --help` say, made from the code (`mvn test -Dgolden.update`). The value of an
    option follows it after `=` or as the next argument.
    """
        + table("command", "what it does", subcommands().map(this::command))
        + table("option of every command", "meaning", options(hub))
        + exitStatuses()
        + "\n## Environment\n"
        + table(
            "variable",
            "meaning",
            Arrays.stream(Variable.values())
                .map(one -> row(code(one.name()), optionsAsCode(one.meaning()))))
        + subcommands().map(this::section).collect(Collectors.joining())
        + "\n## What `--report` takes\n"
        + table(
            "format",
            "what it is",
            Arrays.stream(ReportFormat.values()).map(one -> row(code(one.word()), one.what())))
        + "\n## What `--tests` takes\n"
        + table(
            "test",
            "what reports call it",
            Arrays.stream(TestKind.values()).map(one -> row(code(one.word()), one.title())))
        + "\n## What `--weights` takes\n"
        + table("format", "what runs it", Arrays.stream(WeightsFormat.values()).map(this::weights))
        + "\n## What `--for` takes\n"
        + table(
            "software",
            "version whose needs hub knows",
            Consumers.all().stream()
                .map(one -> row(code(one.id()), one.version().isEmpty() ? "–" : one.version())));
  }

  /// What help says of how hub ends.
  List<String> statuses() {
    List<String> rows = new ArrayList<>();
    hub.usageMessage()
        .exitCodeList()
        .forEach((status, text) -> rows.add(row(status, optionsAsCode(text))));
    return rows;
  }

  private String exitStatuses() {
    return "\n## Exit status\n\nWith several sources, the highest counts.\n"
        + table("status", "meaning", statuses().stream());
  }

  private Stream<CommandSpec> subcommands() {
    return hub.subcommands().values().stream().flatMap(CommandsPage::withInner);
  }

  private static Stream<CommandSpec> withInner(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec()),
        command.getSubcommands().values().stream().map(CommandLine::getCommandSpec));
  }

  /// No engine is loaded for this, and its name is the same where it cannot run.
  private String weights(WeightsFormat format) {
    Engines engines = new Engines(Optional.empty(), PythonSettings.NONE, line -> {});
    return row(code(format.word()), engines.report(format).name());
  }

  private String command(CommandSpec command) {
    String name = command.qualifiedName();
    return row("[%s](#%s)".formatted(name, name.replace(' ', '-')), description(command));
  }

  private String section(CommandSpec command) {
    Stream<PositionalParamSpec> arguments = command.positionalParameters().stream();
    return "\n## %s\n\n%s\n\n```sh\n%s\n```\n"
            .formatted(command.qualifiedName(), description(command), usage(command))
        + table(
            "argument",
            "meaning",
            arguments.map(one -> row(code(one.paramLabel()), text(one.description()))))
        + (options(command).findAny().isEmpty() ? "" : table("option", "meaning", options(command)))
        + examples(command);
  }

  private static String examples(CommandSpec command) {
    StringBuilder text = new StringBuilder("\n```sh\n");
    for (String line : command.usageMessage().footer()) {
      text.append(line.startsWith("  ") ? line.strip() : "# " + line.replaceFirst(":$", ""))
          .append('\n');
    }
    return text.append("```\n").toString();
  }

  private static String usage(CommandSpec command) {
    StringBuilder usage = new StringBuilder(command.qualifiedName()).append(" [OPTION...]");
    for (PositionalParamSpec argument : command.positionalParameters()) {
      String several = argument.arity().max() > 1 ? "..." : "";
      String shown = argument.paramLabel() + several;
      usage.append(' ').append(argument.arity().min() == 0 ? "[" + shown + "]" : shown);
    }
    return usage.toString();
  }

  /// The rows of a command's options; those that every command has stand in the table of hub.
  private Stream<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .filter(option -> command.equals(hub) || hub.findOption(option.longestName()) == null)
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .map(option -> row(names(option), text(option.description())));
  }

  private static String names(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    return Arrays.stream(option.names())
        .map(name -> code(name.startsWith("--") ? name + value : name))
        .collect(Collectors.joining(", "));
  }

  private static String description(CommandSpec command) {
    return text(command.usageMessage().description());
  }

  /// As it is in the help, without the marks that Picocli formats.
  private static String text(String[] lines) {
    return optionsAsCode(String.join(" ", lines).replace("%n", " ").replace("%%", "%"));
  }

  private static String optionsAsCode(String text) {
    return text.replaceAll("--[a-z-]+", "`$0`");
  }

  private static String table(String first, String second, Stream<String> rows) {
    return "\n" + row(first, second) + "|---|---|\n" + rows.collect(Collectors.joining());
  }

  private static String row(String first, String second) {
    return "| %s | %s |\n".formatted(first.replace("|", "\\|"), second.replace("|", "\\|"));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
