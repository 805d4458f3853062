package eu.riscale.hub.report.html;

import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.OutputView;
import eu.riscale.hub.run.result.RanOn;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.secret.Shown;
import java.util.List;
import java.util.Locale;

/// What the tests of a model gave: a table, and then what each has found.
///
/// @param id unlike that of any other model on the page
record HtmlTests(Html html, HtmlFindings findings, String id) {
  /// Bytes of all pictures of a model. hub makes less; what it gets comes from a process that has
  /// run a stranger's network.
  private static final long ROOM = 5 << 20;

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
      html.text(" " + words(test)).close();
      html.open("td").text(place(test.ranOn())).close();
      html.open("td", "class", "number");
      html.text(String.format(Locale.ROOT, "%.2f", test.seconds())).close().close().line();
    }
    html.close().close().close().close().line();
    long room = ROOM;
    for (int i = 0; i < tests.size(); i++) {
      WeightsTest test = tests.get(i);
      String name = test.weights() + ": " + test.name();
      room -= outputs(test, name, id + "t" + i, room);
      findings.write(showsOutputs(test) ? "" : name, test.findings());
      if (!test.printed().isEmpty()) {
        html.open("section").element("h2", "Printed during " + name);
        html.lines(Shown.whole(test.printed().text())).close().line();
      }
    }
  }

  private static boolean showsOutputs(WeightsTest test) {
    boolean toldAlready = test.status() == WeightsTest.Status.PASSED && !test.detail().isEmpty();
    return !test.outputs().isEmpty() && !toldAlready;
  }

  /// @param room for pictures, in bytes
  /// @return how much of it was taken
  private long outputs(WeightsTest test, String heading, String place, long room) {
    if (!showsOutputs(test)) {
      return 0;
    }
    html.element("h2", heading).line();
    long taken = 0;
    for (int i = 0; i < test.outputs().size(); i++) {
      ComparedOutput output = test.outputs().get(i);
      long size = output.view().map(HtmlTests::bytes).orElse(0L);
      boolean fits = taken + size <= room;
      new HtmlOutput(html, place + "o" + i, fits).write(output);
      taken += fits ? size : 0;
    }
    return taken;
  }

  private static long bytes(OutputView view) {
    return view.planes().planes().stream().mapToLong(plane -> plane.url().length()).sum();
  }

  /// What there is to say beside the status.
  private static String words(WeightsTest test) {
    if (!test.reason().isEmpty()) {
      return test.reason();
    }
    return test.status() == WeightsTest.Status.FAILED
        ? test.reproduction().map(WeightsTest.Reproduction::words).orElse(test.detail())
        : test.detail();
  }

  private static String place(RanOn ranOn) {
    return ranOn.isNothing() ? "" : ranOn.engine() + " on " + ranOn.place();
  }
}
