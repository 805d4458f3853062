package eu.riscale.hub.report;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.work.ResourceResult;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What stands below many results: which sources failed and with what first of all, which were not
/// checked, and how many there are of each kind. Who comes back to a terminal after a long run
/// needs to read no more.
record LastBlock(Style style) {
  private static final int LONGEST_MESSAGE = 160;
  private static final int MOST_UNCHECKED = 20;
  private static final int MOST_FAILED = 500;

  /// Empty where a single source was checked, which has said all above.
  String of(Results results) {
    StringBuilder text = new StringBuilder();
    if (results.size() > 1 && !results.failed().isEmpty()) {
      text.append('\n').append(style.bold("Failed:")).append('\n');
      results.failed().stream().limit(MOST_FAILED).forEach(result -> text.append(failed(result)));
      if (results.failed().size() > MOST_FAILED) {
        text.append("  and %,d more\n".formatted(results.failed().size() - MOST_FAILED));
      }
    }
    switch (results.end()) {
      case REACHED -> {}
      case STOPPED -> text.append(ended("Stopped at the first that failed", results.unchecked()));
      case INTERRUPTED -> text.append(ended("Interrupted", results.unchecked()));
    }
    if (results.size() > 1) {
      text.append('\n').append(style.bold(tally(results.list()))).append('\n');
    }
    return text.toString();
  }

  private String failed(ResourceResult result) {
    String verdict = "  " + style.verdict(result.status()) + "  ";
    if (result.status() == ResourceResult.Status.UNREADABLE) {
      return verdict + cut(result.findings().getFirst().message()) + "\n";
    }
    return verdict + Printable.line(result.described().source()) + "\n" + why(result);
  }

  /// The most severe finding, and of several the first.
  private static String why(ResourceResult result) {
    return result
        .everyFinding()
        .min(Comparator.comparing(Finding::severity, Comparator.reverseOrder()))
        .map(finding ->
            "%14s%s[%s] %s\n"
                .formatted("", finding.severity().word(), finding.code(), cut(finding.message())))
        .orElse("");
  }

  private static String cut(String message) {
    String line = Printable.line(message);
    return line.length() <= LONGEST_MESSAGE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_MESSAGE)))
            + "…";
  }

  private String ended(String how, List<ResourceResult> unchecked) {
    StringBuilder text = new StringBuilder("\n");
    text.append(style.bold(how + (unchecked.isEmpty() ? "." : "; not checked:")));
    text.append('\n');
    unchecked.stream()
        .limit(MOST_UNCHECKED)
        .forEach(result ->
            text.append("  ").append(Printable.line(result.described().source())).append('\n'));
    if (unchecked.size() > MOST_UNCHECKED) {
      text.append("  and ").append(unchecked.size() - MOST_UNCHECKED).append(" more\n");
    }
    return text.toString();
  }

  private static String tally(List<ResourceResult> results) {
    Map<ResourceResult.Status, Integer> counts = new EnumMap<>(ResourceResult.Status.class);
    results.forEach(result -> counts.merge(result.status(), 1, Integer::sum));
    List<String> words =
        counts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey().word())
            .toList();
    return results.size() + " sources: " + String.join(", ", words);
  }
}
