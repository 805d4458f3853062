package eu.riscale.hub.command;

import eu.riscale.hub.command.option.OwnSettings;
import eu.riscale.hub.command.option.SettingsOptions;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.policy.Settings;
import eu.riscale.hub.policy.Settings.Field;
import eu.riscale.hub.policy.SettingsFile;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `hub config`: the settings that are in force here, and where they come from. What it prints is
/// itself a `.hub.yaml`.
public final class ConfigCommand {
  private final CommandSpec self;
  private final SettingsOptions settings = new SettingsOptions();

  public ConfigCommand() {
    self =
        Command.of(
                "config",
                this::call,
                "Show the settings that are in force in this folder, and where each comes from, as"
                    + " a .hub.yaml.")
            .with(settings)
            .example("What is in force in this folder:", "hub config")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() {
    OwnSettings own = settings.read();
    PrintWriter out = self.commandLine().getOut();
    out.println(
        own.file()
            .map(file -> "# " + Printable.line(file.toString()))
            .orElse("# no " + SettingsFile.NAME + " in this folder or above it: all as usual"));
    for (String field : Field.ALL) {
      out.println(lines(field, own));
    }
    return ExitStatus.OK;
  }

  private static String lines(String field, OwnSettings own) {
    Optional<Integer> line = Optional.ofNullable(own.settings().lines().get(field));
    String whence = line.map(number -> "line " + number).orElse("as usual");
    List<String> below = field.equals(Field.SEVERITY) ? severities(own.settings()) : List.of();
    if (field.equals(Field.MEMORY_LIMIT) && line.isEmpty()) {
      return "%-32s # as usual: nearly all that is free".formatted("# " + field + ":");
    }
    String first = field + ":" + (below.isEmpty() ? " " + value(field, own.settings()) : "");
    List<String> all = new ArrayList<>();
    all.add("%-32s # %s".formatted(first, whence));
    all.addAll(below);
    return String.join("\n", all);
  }

  private static List<String> severities(Settings settings) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Optional<Severity>> each : settings.severities().entrySet()) {
      String level = each.getValue().map(Severity::word).orElse("off");
      int line = settings.lines().getOrDefault(Field.SEVERITY + "." + each.getKey(), 0);
      lines.add("%-32s # line %d".formatted("  " + each.getKey() + ": " + level, line));
    }
    return lines;
  }

  private static String value(String field, Settings settings) {
    return switch (field) {
      case Field.PROFILE -> list(settings.profiles());
      case Field.FAIL_ON -> settings.failOn().orElse(Severity.ERROR).word();
      case Field.FOR -> list(settings.promised());
      case Field.WEIGHTS -> list(settings.weights().stream().map(WeightsFormat::word).toList());
      case Field.DEVICE -> settings.device().map(device -> device.word()).orElse("auto");
      case Field.TIME_LIMIT -> String.valueOf(settings.timeLimit().orElse(600));
      case Field.MEMORY_LIMIT ->
          String.format(Locale.ROOT, "%dMB", settings.memoryLimit().orElse(0) / 1_000_000);
      case Field.TRUST -> list(settings.trusted().stream().map(ConfigCommand::quoted).toList());
      default -> "{}";
    };
  }

  private static String list(List<String> words) {
    return "[" + String.join(", ", words) + "]";
  }

  private static String quoted(String text) {
    return "'" + Printable.line(text).replace("'", "''") + "'";
  }
}
