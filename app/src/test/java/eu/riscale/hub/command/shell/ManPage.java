package eu.riscale.hub.command.shell;

import eu.riscale.hub.report.About;
import eu.riscale.hub.report.Columns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Help on a command as a page of `man`, in the macros that every `man` knows.
record ManPage(CommandHelp command) {
  /// The same in every build, as that of its files is.
  private static final String DATE = "2026-01-01";

  /// A little less than the 80 that are wanted, as a minus takes two.
  private static final int LONGEST = 68;

  /// Such as `hub-report-merge.1`.
  String file() {
    return command.name().replace(' ', '-') + ".1";
  }

  String text() {
    StringBuilder text = new StringBuilder();
    List<String> brief = Columns.broken(brief(), LONGEST - command.name().length());
    String name = command.name().replace(' ', '-');
    text.append(
        ".TH \"%s\" 1 \"%s\" \"hub %s\" \"hub\"\n"
            .formatted(name.toUpperCase(Locale.ROOT), DATE, About.VERSION));
    text.append(".SH NAME\n").append(plain(name)).append(" \\- ").append(plain(brief.getFirst()));
    brief.stream().skip(1).forEach(line -> text.append('\n').append(plain(line)));
    text.append("\n.SH SYNOPSIS\n.nf\n").append(plain(command.synopsis())).append("\n.fi\n");
    text.append(".SH DESCRIPTION\n").append(prose(command.description())).append('\n');
    list("ARGUMENTS", command.arguments(), text);
    list("OPTIONS", command.options(), text);
    list("COMMANDS", command.commands(), text);
    if (!command.examples().isEmpty()) {
      text.append(".SH EXAMPLES\n");
      command
          .examples()
          .forEach((what, line) ->
              text.append(prose(what))
                  .append("\n.PP\n.RS 4\n.nf\n")
                  .append(plain(line))
                  .append("\n.fi\n.RE\n.PP\n"));
      text.setLength(text.length() - ".PP\n".length());
    }
    list("EXIT STATUS", command.statuses(), text);
    list("ENVIRONMENT", command.variables(), text);
    if (!command.name().equals("hub")) {
      text.append(".SH SEE ALSO\n.BR hub (1)\n");
    }
    return text.toString();
  }

  /// The sentence that tells what it does.
  private String brief() {
    return command.description().replaceFirst("(?s)\\. .*", "").replaceFirst("\\.$", "");
  }

  private static void list(String title, Map<String, String> explained, StringBuilder text) {
    if (!explained.isEmpty()) {
      text.append(".SH ").append(title).append('\n');
      explained.forEach((label, meaning) ->
          text.append(".TP\n\\fB")
              .append(plain(label.strip()))
              .append("\\fR\n")
              .append(prose(meaning))
              .append('\n'));
    }
  }

  /// A sentence begins a line, as `man` wants it, lines are short, and none looks like a macro.
  private static String prose(String text) {
    return Stream.of(text.split("(?<=[a-z)]\\.) (?=[A-Z])", -1))
        .flatMap(sentence -> Columns.broken(sentence, LONGEST).stream())
        .map(ManPage::plain)
        .collect(Collectors.joining("\n"));
  }

  /// With minuses that can be copied, where there would be hyphens.
  private static String plain(String line) {
    return line.replace("\\", "\\e").replace("-", "\\-").replaceAll("^(?=[.'])", "\\\\&");
  }
}
