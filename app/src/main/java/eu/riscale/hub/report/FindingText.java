package eu.riscale.hub.report;

import eu.riscale.hub.spec.finding.EditText;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.MarkedLine;
import eu.riscale.hub.work.MarkedLines;
import eu.riscale.hub.work.ShownFindings;
import java.util.List;
import java.util.Locale;

/// One finding for a terminal: what is wrong, the line it stands in with a caret below, what was
/// expected and how to fix it.
final class FindingText {
  private final Style style;
  private final String file;
  private final MarkedLines lines;

  FindingText(Style style, Described described) {
    this.style = style;
    this.file = Printable.line(described.file());
    this.lines = MarkedLines.of(described);
  }

  /// All that are shown, each followed by `end`.
  String all(List<Finding> findings, String indent, String end) {
    ShownFindings shown = ShownFindings.of(findings);
    StringBuilder text = new StringBuilder();
    shown.first().forEach(finding -> text.append(of(finding, indent)).append(end));
    for (ShownFindings.More more : shown.more()) {
      text.append(
              String.format(
                  Locale.ROOT,
                  "%s… and %,d more of %s[%s]\n",
                  indent,
                  more.count(),
                  more.severity().word(),
                  more.code().slug()))
          .append(end);
    }
    return text.toString();
  }

  String of(Finding finding, String indent) {
    StringBuilder text = new StringBuilder();
    String next = indent + "  ";
    int taken = (indent + finding.severity().word() + finding.code().slug() + "[] ").length();
    text.append(indent)
        .append(coloured(finding.severity(), finding.severity().word()))
        .append('[')
        .append(finding.code().slug())
        .append("] ")
        .append(prose(Printable.of(finding.message()).replace("\n", "\n" + next), taken, next))
        .append('\n');
    where(finding, indent, text);
    note("expected: ", finding.expected(), indent, text);
    note("help: ", finding.hint(), indent, text);
    for (EditText shown : finding.editTexts()) {
      note(shown.label() + ": ", String.join("\n", shown.lines()), indent, text);
    }
    return text.toString();
  }

  private void where(Finding finding, String indent, StringBuilder text) {
    String path = Printable.line(finding.path().toString());
    Span span = finding.span();
    if (span == null) {
      if (!path.isEmpty()) {
        text.append(indent).append(style.blue("  --> ")).append(path).append('\n');
      }
      return;
    }
    text.append(indent).append(style.blue("  --> "));
    text.append(file).append(':').append(span.line()).append(':').append(span.column());
    text.append(path.isEmpty() ? "" : " · " + path).append('\n');
    lines.at(span).ifPresent(line -> excerpt(finding.severity(), span.line(), line, indent, text));
  }

  private void excerpt(
      Severity severity, int line, MarkedLine marked, String indent, StringBuilder text) {
    String number = String.valueOf(line);
    String margin = " ".repeat(number.length());
    text.append(indent).append(style.blue("  " + number + " | "));
    text.append(Printable.of(marked.text()));
    text.append('\n').append(indent).append(style.blue("  " + margin + " | "));
    text.append(" ".repeat(marked.column() - 1));
    text.append(coloured(severity, "^".repeat(marked.length()))).append('\n');
  }

  private void note(String label, String content, String indent, StringBuilder text) {
    if (!content.isEmpty()) {
      boolean lines = content.indexOf('\n') >= 0 && !label.equals("help: ");
      String whole = lines ? "\n" + content : content;
      String rest = Printable.of(whole).replace("\n", "\n" + indent + "      ");
      text.append(indent)
          .append(style.blue("  = "))
          .append(style.bold(label.strip()))
          .append(lines ? "" : " ")
          .append(
              isToBeCopied(rest)
                  ? rest
                  : prose(rest, (indent + "  = " + label).length(), indent + "      "))
          .append('\n');
    }
  }

  /// One line or several that stand behind the indent already.
  private String prose(String text, int taken, String indent) {
    int end = text.indexOf('\n');
    return end < 0
        ? style.prose(text, taken, indent)
        : style.prose(text.substring(0, end), taken, indent) + text.substring(end);
  }

  /// Whether somebody may copy more than a word of it: YAML, a command, what stands in quotes.
  private static boolean isToBeCopied(String text) {
    return text.chars().anyMatch(c -> "\n{}[]<>=|$`\"\\".indexOf(c) >= 0)
        || text.contains(" -")
        || text.contains(" '")
        || text.contains(": ");
  }

  private String coloured(Severity severity, String word) {
    return switch (severity) {
      case ERROR -> style.red(word);
      case ALERT, WARNING -> style.yellow(word);
      case INFO -> style.blue(word);
    };
  }
}
