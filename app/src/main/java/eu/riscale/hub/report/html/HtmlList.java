package eu.riscale.hub.report.html;

import eu.riscale.hub.report.Labelled;

/// Labels and texts as a description list, between [#begin] and [#end].
final class HtmlList implements Labelled {
  private final Html html;

  HtmlList(Html html) {
    this.html = html;
  }

  HtmlList begin() {
    html.open("dl");
    return this;
  }

  void end() {
    html.close().line();
  }

  @Override
  public void add(String label, String text) {
    if (!text.isBlank()) {
      html.element("dt", label).element("dd", text);
    }
  }
}
