package eu.riscale.hub.report.html;

import eu.riscale.hub.spec.finding.EditText;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.ShownFindings;
import java.util.List;
import java.util.Locale;

/// Findings under a heading of their own.
///
/// @param file the description that they speak of
record HtmlFindings(Html html, String file) {

  /// Nothing where there are none.
  void write(String heading, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    html.open("section").element("h2", heading).open("ul", "class", "findings").line();
    ShownFindings shown = ShownFindings.of(findings);
    for (Finding finding : shown.first()) {
      html.open("li", "class", finding.severity().word());
      html.element(
          "span", finding.severity().word(), "class", "badge " + finding.severity().word());
      html.element("code", finding.code().slug());
      html.element("p", finding.message());
      html.element("p", where(finding), "class", "where");
      html.element("p", finding.expected().isEmpty() ? "" : "Expected: " + finding.expected());
      html.element("p", finding.hint().isEmpty() ? "" : "Help: " + finding.hint(), "class", "hint");
      for (EditText told : finding.editTexts()) {
        html.element("p", told.label() + ":", "class", "hint");
        html.element("pre", String.join("\n", told.lines()));
      }
      html.close().line();
    }
    for (ShownFindings.More more : shown.more()) {
      html.open("li", "class", more.severity().word());
      html.element("code", more.code().slug());
      html.element("p", String.format(Locale.ROOT, "… and %,d more of these", more.count()));
      html.close().line();
    }
    html.close().close().line();
  }

  private String where(Finding finding) {
    Span span = finding.span();
    String place = span == null ? "" : file + ":" + span.line() + ":" + span.column();
    String path = finding.path().toString();
    return place.isEmpty() ? path : path.isEmpty() ? place : place + " · " + path;
  }
}
