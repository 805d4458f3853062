package eu.riscale.hub.report.html;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.inspect.ArrayPage;
import eu.riscale.hub.inspect.CoverPage;
import eu.riscale.hub.inspect.Inspection;
import eu.riscale.hub.inspect.Metadata;
import eu.riscale.hub.inspect.ModelPage;
import eu.riscale.hub.profile.Score;
import eu.riscale.hub.report.ConsumerText;
import eu.riscale.hub.report.Counts;
import eu.riscale.hub.report.InspectionText;
import eu.riscale.hub.report.PackageText;
import eu.riscale.hub.report.ProfileText;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.util.List;
import java.util.Optional;

/// One source: what it is, what was found, and what its tests gave.
///
/// @param number of the source on the page, from 0 on
record HtmlResult(ResourceResult result, int number, Html html) {

  void write() {
    html.open("article", "id", "source-" + number).line();
    head();
    switch (result.outcome()) {
      case Outcome.Unreadable unreadable -> {}
      case Outcome.Unchecked unchecked -> {}
      case Outcome.Validated(var verdicts, var scores) -> {
        consumers(verdicts);
        scores.forEach(this::profile);
      }
      case Outcome.Inspected(var shown, var verdicts) -> {
        shown(shown);
        consumers(verdicts);
      }
      case Outcome.Tested tested ->
          new HtmlTests(html, findings(), "s" + number).write(tested.tests());
      case Outcome.Packaged(var packed) -> html.lines(PackageText.of(packed));
      case Outcome.NotPackaged none -> {}
    }
    findings().write("Findings", result.findings());
    html.element("p", Counts.leftOut(result), "class", "where");
    html.close().line();
  }

  private HtmlFindings findings() {
    return new HtmlFindings(html, result.described().file());
  }

  private void shown(Inspection shown) {
    switch (shown) {
      case ModelPage page -> new HtmlModel(html, "s" + number).write(page);
      case ArrayPage array -> array(array);
    }
  }

  private Optional<ModelPage> page() {
    return result.outcome() instanceof Outcome.Inspected(ModelPage page, var verdicts)
        ? Optional.of(page)
        : Optional.empty();
  }

  private void head() {
    Described.Facts facts = result.described().facts();
    html.open("header");
    page().flatMap(ModelPage::cover).ifPresent(this::cover);
    html.element("h1", facts.name().isEmpty() ? result.described().source() : facts.name());
    html.open("p", "class", "facts");
    html.element("span", result.status().word(), "class", "badge " + result.status().word());
    html.element("span", (facts.type() + " " + facts.formatVersion()).strip());
    html.element("span", facts.version().isEmpty() ? "" : "version " + facts.version());
    html.element("span", facts.id());
    html.element("code", result.described().source());
    html.close();
    page().map(ModelPage::metadata).ifPresent(this::metadata);
    html.close().line();
  }

  private void cover(CoverPage cover) {
    html.picture(cover.url(), "class", "cover", "alt", "Cover " + cover.name());
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

  private void consumers(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    html.open("section").element("h2", ConsumerText.title(result.hasErrors()));
    html.open("ul", "class", "consumers").line();
    for (Verdict verdict : verdicts) {
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

  private void profile(Score score) {
    html.open("section").element("h2", ProfileText.title(score));
    ProfileText.lines(score).forEach(line -> html.element("p", line, "class", "where"));
    html.close().line();
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
