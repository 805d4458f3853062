package eu.riscale.hub.command;

import eu.riscale.hub.command.shell.CommandHelp;
import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The reference of the command line as a page of Markdown, made from the help texts and from the
/// lists of what options take.
record CommandsPage(CommandSpec hub) {
  String text() {
    return """
    # Commands of hub

    What `hub --help` and `hub COMMAND --help` say, made from the code (`mvn test -Dgolden.update`). The value of an
    option follows it after `=` or as the next argument.
    """
        + table("command", "what it does", subcommands().map(this::command))
        + table("option of every command", "meaning", options(CommandHelp.of(hub).options()))
        + exitStatuses()
        + "\n## Environment\n"
        + table("variable", "meaning", explained(CommandHelp.of(hub).variables()))
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
    CommandHelp.of(hub)
        .statuses()
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
    return row(
        "[%s](#%s)".formatted(name, name.replace(' ', '-')),
        optionsAsCode(CommandHelp.of(command).description()));
  }

  private String section(CommandSpec command) {
    CommandHelp help = CommandHelp.of(command);
    Map<String, String> own = new LinkedHashMap<>(help.options());
    own.keySet().removeAll(CommandHelp.of(hub).options().keySet());
    return "\n## %s\n\n%s\n\n```sh\n%s\n```\n"
            .formatted(help.name(), optionsAsCode(help.description()), usage(command))
        + table("argument", "meaning", explained(help.arguments()))
        + (own.isEmpty() ? "" : table("option", "meaning", options(own)))
        + examples(help);
  }

  private static String examples(CommandHelp command) {
    StringBuilder text = new StringBuilder("\n```sh\n");
    command
        .examples()
        .forEach(
            (what, line) -> text.append("# %s\n%s\n".formatted(what.replaceFirst(":$", ""), line)));
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

  /// Each name of an option is code of its own.
  private static Stream<String> options(Map<String, String> options) {
    return options.entrySet().stream()
        .map(each ->
            row(
                Arrays.stream(each.getKey().strip().split(", ", -1))
                    .map(CommandsPage::code)
                    .collect(Collectors.joining(", ")),
                optionsAsCode(each.getValue())));
  }

  private static Stream<String> explained(Map<String, String> explained) {
    return explained.entrySet().stream()
        .map(each -> row(code(each.getKey()), optionsAsCode(each.getValue())));
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
