package eu.riscale.hub.command.shell;

import eu.riscale.hub.report.Columns;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// Help as `--help` prints it: lines broken between words, but for those that are to be copied.
public final class HelpText {
  /// Picocli's name for the one section that there is.
  private static final String ALL = "all";

  /// Where there is room for fewer columns beside it, what is explained stands above.
  private static final int FEWEST_BESIDE = 24;

  private static final int WIDEST_LABEL = 26;

  private final int columns;
  private final StringBuilder out = new StringBuilder();

  private HelpText(int columns) {
    this.columns = columns;
  }

  /// Whether a command line may ask for help, which is all that this class is needed for.
  public static void on(CommandLine hub) {
    hub.setHelpSectionKeys(List.of(ALL));
    hub.setHelpSectionMap(
        Map.of(ALL, help -> of(CommandHelp.of(help.commandSpec()), Columns.ofHelp())));
  }

  /// @param columns the most that a line has
  static String of(CommandHelp command, int columns) {
    HelpText text = new HelpText(columns);
    text.paragraph("Usage: ", command.synopsis());
    text.out.append('\n');
    text.paragraph("", command.description());
    text.list("Arguments", command.arguments());
    text.list("Options", command.options());
    text.list("Commands", command.commands());
    if (!command.examples().isEmpty()) {
      text.heading("Examples");
      command
          .examples()
          .forEach((what, line) -> {
            text.paragraph("  ", what);
            text.out.append("    ").append(line).append('\n');
          });
    }
    text.list("Exit status; with several sources, the highest", command.statuses());
    text.list("Environment", command.variables());
    return text.out.toString();
  }

  private void heading(String title) {
    out.append('\n');
    paragraph("", title + ":");
  }

  private void list(String title, Map<String, String> explained) {
    if (explained.isEmpty()) {
      return;
    }
    heading(title);
    int widest =
        explained.keySet().stream()
            .mapToInt(String::length)
            .filter(length -> length <= WIDEST_LABEL)
            .max()
            .orElse(WIDEST_LABEL);
    boolean beside = columns - widest - 4 >= FEWEST_BESIDE;
    String indent = " ".repeat(beside ? widest + 4 : 6);
    explained.forEach((label, text) -> {
      if (beside && label.length() <= widest) {
        paragraph("  " + label + " ".repeat(widest + 2 - label.length()), text);
      } else {
        out.append("  ").append(beside ? label : label.strip()).append('\n');
        paragraph(indent, text);
      }
    });
  }

  /// @param first what the first line begins with; the others begin with as many blanks
  private void paragraph(String first, String text) {
    String indent = first;
    for (String line : Columns.broken(text, columns - first.length())) {
      out.append(indent).append(line).append('\n');
      indent = " ".repeat(first.length());
    }
  }
}
