package eu.riscale.hub.report;

import eu.riscale.hub.run.RanOn;
import eu.riscale.hub.run.WeightsTest;
import eu.riscale.hub.spec.secret.Shown;
import java.util.List;
import java.util.Locale;

/// What the tests of a model gave: a table, and then what each has found.
record HtmlTests(Html html, HtmlFindings findings) {

  /// Nothing where there are none.
  void write(List<WeightsTest> tests) {
    if (tests.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Tests").open("div", "class", "wide").open("table").line();
    html.open("thead").open("tr");
    for (String column : List.of("weights", "test", "result", "engine", "seconds")) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody").line();
    for (WeightsTest test : tests) {
      String status = test.status().word();
      html.open("tr").element("th", test.weights(), "scope", "row").element("td", test.name());
      html.open("td").element("span", status, "class", "badge " + status);
      html.text(" " + (test.reason().isEmpty() ? test.detail() : test.reason())).close();
      html.open("td").text(place(test.ranOn())).close();
      html.open("td", "class", "number");
      html.text(String.format(Locale.ROOT, "%.2f", test.seconds())).close().close().line();
    }
    html.close().close().close().close().line();
    for (WeightsTest test : tests) {
      findings.write(test.weights() + ": " + test.name(), test.findings());
      if (!test.printed().isEmpty()) {
        html.open("section").element("h2", "Printed during " + test.weights() + ": " + test.name());
        html.lines(Shown.whole(test.printed().text())).close().line();
      }
    }
  }

  private static String place(RanOn ranOn) {
    return ranOn.isNothing() ? "" : ranOn.engine() + " on " + ranOn.place();
  }
}
