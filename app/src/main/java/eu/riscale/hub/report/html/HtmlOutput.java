package eu.riscale.hub.report.html;

import eu.riscale.hub.report.DiagnosisText;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.OutputView;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One output of a test: what was expected, what came out, and how far that is apart.
///
/// @param id unlike that of any other output on the page
/// @param pictures whether there is room for them
record HtmlOutput(Html html, String id, boolean pictures) {

  void write(ComparedOutput output) {
    OutputComparison found = output.comparison();
    String status = found.hasExpectedShape() && found.passes() ? "passed" : "failed";
    html.open("section", "class", "output").open("h3").text(found.id()).text(" ");
    html.element("small", Tensor.shapeText(found.shape())).text(" ");
    html.element("span", status, "class", "badge " + status).close().line();
    if (pictures) {
      output.view().ifPresent(view -> new HtmlPlanes(html, id).write(view.planes()));
    }
    html.open("div", "class", "beside");
    numbers(output);
    bins(
        output
            .view()
            .map(OutputView::differences)
            .or(() ->
                output.diagnosis().flatMap(it -> it.differences()).map(Differences::histogram))
            .orElse(List.of()));
    html.close().close().line();
  }

  private void numbers(ComparedOutput output) {
    OutputComparison found = output.comparison();
    HtmlList list = new HtmlList(html).begin();
    if (!found.hasExpectedShape()) {
      list.add("shape", "not that of the test output");
    } else {
      list.add("largest difference", Figures.of(found.maxAbsDiff()));
      list.add("relative", Figures.of(found.maxRelDiff()));
      list.add(
          "out of tolerance",
          String.format(
              Locale.ROOT,
              "%,d of %,d elements (%s ppm)",
              found.mismatched(),
              found.size(),
              Figures.of(found.mismatchedPpm())));
      list.add("tolerance", DiagnosisText.tolerance(found));
      worst(found, list);
    }
    output.objects().ifPresent(objects -> objects(objects, list));
    output
        .diagnosis()
        .flatMap(DiagnosisText::wouldPass)
        .ifPresent(it -> list.add("would pass with", it));
    list.end();
  }

  private static void worst(OutputComparison found, HtmlList list) {
    if (!found.worstAt().isEmpty()) {
      String at = found.worstAt().stream().map(String::valueOf).collect(Collectors.joining(", "));
      list.add(
          "furthest off",
          "%s where %s is expected, at [%s]"
              .formatted(Figures.of(found.worstActual()), Figures.of(found.worstExpected()), at));
    }
  }

  private static void objects(LabelObjects objects, HtmlList list) {
    list.add("objects", objects.sentence());
    list.add("expected / found", objects.expected() + " / " + objects.found());
  }

  /// How many elements differ by how much.
  private void bins(List<Differences.Bin> bins) {
    if (bins.isEmpty()) {
      return;
    }
    long most = bins.stream().mapToLong(Differences.Bin::elements).max().orElse(1);
    html.open("table", "class", "bins");
    html.element("caption", "elements by absolute difference");
    html.open("tbody").line();
    for (Differences.Bin bin : bins) {
      String width = width(bin.elements(), most);
      html.open("tr").element("th", "|Δ| " + DiagnosisText.end(bin), "scope", "row");
      html.open("td").open("div", "class", "bin", "style", width).close().close();
      html.open("td", "class", "number");
      html.text(String.format(Locale.ROOT, "%,d", bin.elements())).close().close().line();
    }
    html.close().close().line();
  }

  /// One element shows as well.
  private static String width(long elements, long most) {
    double percent = elements == 0 ? 0 : Math.max(0.5, 100.0 * elements / most);
    return String.format(Locale.ROOT, "width:%.1f%%", percent);
  }
}
