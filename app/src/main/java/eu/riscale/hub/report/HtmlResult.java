package eu.riscale.hub.report;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.inspect.ArrayPage;
import eu.riscale.hub.inspect.CoverPage;
import eu.riscale.hub.inspect.Metadata;
import eu.riscale.hub.inspect.ModelPage;
import eu.riscale.hub.run.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.ResourceResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One source: what it is, what was found, and what its tests gave.
///
/// @param number of the source on the page, from 0 on
record HtmlResult(ResourceResult result, int number, Html html) {

  void write() {
    html.open("article", "id", "source-" + number).line();
    head();
    result
        .inspection()
        .ifPresent(shown -> {
          switch (shown) {
            case ModelPage page -> new HtmlModel(html, "s" + number).write(page);
            case ArrayPage array -> array(array);
          }
        });
    tests();
    consumers();
    result.packed().ifPresent(packed -> html.element("pre", PackageText.of(packed)));
    findings("Findings", result.findings());
    html.close().line();
  }

  private void head() {
    ResourceResult.Facts facts = result.facts();
    html.open("header");
    result
        .inspection()
        .flatMap(shown -> shown instanceof ModelPage page ? page.cover() : Optional.empty())
        .ifPresent(this::cover);
    html.element("h1", facts.name().isEmpty() ? result.source() : facts.name());
    html.open("p", "class", "facts");
    html.element("span", result.status().word(), "class", "badge " + result.status().word());
    html.element("span", (facts.type() + " " + facts.formatVersion()).strip());
    html.element("span", facts.version().isEmpty() ? "" : "version " + facts.version());
    html.element("span", facts.id());
    html.element("code", result.source());
    html.close();
    if (result.inspection().orElse(null) instanceof ModelPage page) {
      metadata(page.metadata());
    }
    html.close().line();
  }

  private void cover(CoverPage cover) {
    html.single("img", "class", "cover", "alt", "Cover " + cover.name(), "src", cover.url());
  }

  private void metadata(Metadata metadata) {
    html.element("p", metadata.description(), "class", "lead");
    HtmlList list = new HtmlList(html).begin();
    list.add("authors", metadata.authors());
    list.add("licence", metadata.license());
    metadata.cite().forEach(cite -> list.add("cite", cite));
    list.add("documentation", metadata.documentation());
    list.end();
    if (!metadata.tags().isEmpty()) {
      html.open("ul", "class", "tags");
      metadata.tags().forEach(tag -> html.element("li", tag));
      html.close();
    }
  }

  private void findings(String heading, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    html.open("section").element("h2", heading).open("ul", "class", "findings").line();
    for (Finding finding : findings) {
      html.open("li", "class", finding.severity().word());
      html.element(
          "span", finding.severity().word(), "class", "badge " + finding.severity().word());
      html.element("code", finding.code().slug());
      html.element("p", finding.message());
      html.element("p", where(finding), "class", "where");
      html.element("p", finding.expected().isEmpty() ? "" : "Expected: " + finding.expected());
      html.element("p", finding.hint().isEmpty() ? "" : "Mend: " + finding.hint(), "class", "hint");
      html.close().line();
    }
    html.close().close().line();
  }

  private String where(Finding finding) {
    Span span = finding.span();
    String place = span == null ? "" : result.file() + ":" + span.line() + ":" + span.column();
    String path = finding.path().toString();
    return place.isEmpty() ? path : path.isEmpty() ? place : place + " · " + path;
  }

  private void tests() {
    if (result.tests().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Tests").open("div", "class", "wide").open("table").line();
    html.open("thead").open("tr");
    for (String column : List.of("weights", "test", "result", "engine", "seconds")) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody").line();
    for (WeightsTest test : result.tests()) {
      String status = test.status().word();
      html.open("tr").element("th", test.weights(), "scope", "row").element("td", test.name());
      html.open("td").element("span", status, "class", "badge " + status);
      html.text(" " + (test.reason().isEmpty() ? test.detail() : test.reason())).close();
      html.open("td").text(test.engine() + (test.engine().isEmpty() ? "" : " on " + test.device()));
      html.close().open("td", "class", "number");
      html.text(String.format(Locale.ROOT, "%.2f", test.seconds())).close().close().line();
    }
    html.close().close().close().close().line();
    for (WeightsTest test : result.tests()) {
      findings(test.weights() + ": " + test.name(), test.findings());
    }
  }

  private void consumers() {
    if (result.consumers().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Where it runs").open("ul", "class", "consumers").line();
    for (Verdict verdict : result.consumers()) {
      html.open("li").open("p").element("b", verdict.name()).text(" ");
      html.element(
          "span",
          ConsumerText.word(verdict.outcome()),
          "class",
          "badge " + verdict.outcome().word());
      html.close();
      for (Verdict.Reason reason : verdict.reasons()) {
        html.element("p", reason.text(), "class", "where");
      }
      html.close().line();
    }
    html.close().close().line();
  }

  private void array(ArrayPage array) {
    html.open("section").open("div", "class", "tensor");
    new HtmlViewer(html, "s" + number + "a").write(array.pictures(), array.file());
    HtmlList list = new HtmlList(html).begin();
    InspectionText.facts(array, list);
    list.end();
    html.close().close().line();
  }
}
