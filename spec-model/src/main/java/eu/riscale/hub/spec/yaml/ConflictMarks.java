package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines by which Git marks two versions of a place that it could not make one of.
final class ConflictMarks {
  private static final Pattern FIRST = Pattern.compile("(?m)^<{7}(?: .*)?$");
  private static final Pattern MIDDLE = Pattern.compile("(?m)^={7}$");
  private static final Pattern LAST = Pattern.compile("(?m)^>{7}(?: .*)?$");

  private ConflictMarks() {}

  /// One finding at the first of them. Which of two versions is right, only the author knows.
  static Optional<Finding> of(String text) {
    String lines = text.replace("\r\n", "\n");
    Matcher first = FIRST.matcher(lines);
    if (!first.find()) {
      return Optional.empty();
    }
    Matcher middle = MIDDLE.matcher(lines);
    Matcher last = LAST.matcher(lines);
    if (!middle.find(first.end()) || !last.find(middle.end())) {
      return Optional.empty();
    }
    int line = 1 + (int) lines.substring(0, first.start()).chars().filter(c -> c == '\n').count();
    return Optional.of(
        Finding.of(
                YamlCodes.SYNTAX,
                RdfPath.ROOT,
                "Two versions of these lines stand here, as Git leaves them where it cannot merge.")
            .hint(
                "Keep the lines of one of them, and remove the marks <<<<<<<, ======= and >>>>>>>.")
            .at(new Span(line, 1, line, 8)));
  }
}
