package eu.riscale.hub.report.html;

import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// One page that needs nothing beside it: no file, no network, no script. It is read on a phone as
/// on a desk, in the light and in the dark.
public final class HtmlReport implements Report {
  /// Even if untrusted text got through as markup, the browser would run and load nothing.
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

  private static String end(Results.End end) {
    return switch (end) {
      case REACHED -> "";
      case STOPPED ->
          "hub stopped at the first source that failed; it did not get to those that are"
              + " unchecked.";
      case INTERRUPTED -> "hub was interrupted; sources that are unchecked it did not get to.";
    };
  }

  @Override
  public void write(Results all, Writer out) throws IOException {
    String command = all.command();
    List<ResourceResult> results = all.list();
    Html html = new Html();
    html.open("html", "lang", "en").open("head").single("meta", "charset", "utf-8");
    html.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", title(command, results)).line();
    html.style(HtmlStyle.CSS).close().open("body").line();
    html.element("p", end(all.end()), "class", "lead");
    if (results.size() > 1) {
      new HtmlIndex(html).write(results);
    }
    for (int i = 0; i < results.size(); i++) {
      new HtmlResult(results.get(i), i, html).write();
    }
    html.element("footer", "hub " + all.run().environment().hub() + " " + command)
        .line()
        .close()
        .close()
        .line();
    out.write("<!doctype html>\n" + html);
    out.flush();
  }

  private static String title(String command, List<ResourceResult> results) {
    if (results.size() != 1) {
      return "hub " + command + ": " + results.size() + " sources";
    }
    String name = results.getFirst().described().facts().name();
    return name.isEmpty() ? results.getFirst().described().source() : name;
  }
}
