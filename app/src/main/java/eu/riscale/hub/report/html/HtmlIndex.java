package eu.riscale.hub.report.html;

import eu.riscale.hub.report.Counts;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All sources of a page, with what came of each and of all together.
record HtmlIndex(Html html) {

  void write(List<ResourceResult> results) {
    html.open("nav").element("h1", String.format(Locale.ROOT, "%,d sources", results.size()));
    totals(results);
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    boolean tested = results.stream().anyMatch(result -> !result.tests().isEmpty());
    for (String column :
        tested
            ? List.of("source", "result", "tests", "findings")
            : List.of("source", "result", "findings")) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody").line();
    for (int i = 0; i < results.size(); i++) {
      row(results.get(i), i, tested);
    }
    html.close().close().close().close().line();
  }

  /// How many sources came to which end, and how many tests.
  private void totals(List<ResourceResult> results) {
    Map<ResourceResult.Status, Integer> ends = new EnumMap<>(ResourceResult.Status.class);
    results.forEach(result -> ends.merge(result.status(), 1, Integer::sum));
    html.open("p", "class", "facts");
    ends.forEach((status, n) ->
        html.element("span", n + " " + status.word(), "class", "badge " + status.word()));
    List<WeightsTest> all = results.stream().flatMap(it -> it.tests().stream()).toList();
    html.element("span", all.isEmpty() ? "" : "tests: " + Counts.ends(all));
    html.close().line();
  }

  private void row(ResourceResult result, int number, boolean tested) {
    String name = result.described().facts().name();
    String source = result.described().source();
    String status = result.status().word();
    html.open("tr").open("td").open("a", "href", "#source-" + number);
    html.text(name.isEmpty() ? source : name).close();
    html.element("small", name.isEmpty() ? "" : " " + source).close();
    html.open("td").element("span", status, "class", "badge " + status).close();
    if (tested) {
      html.open("td").text(Counts.ends(result.tests())).close();
    }
    html.open("td").text(severities(result)).close().close().line();
  }

  private static String severities(ResourceResult result) {
    Map<Severity, Integer> counts = Counts.severities(result);
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int n = counts.getOrDefault(severity, 0);
      if (n > 0) {
        parts.add(n + " " + severity.word());
      }
    }
    return String.join(", ", parts);
  }
}
