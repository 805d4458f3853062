package eu.riscale.hub.report.html;

import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.tensor.picture.PlaneSet;
import eu.riscale.hub.tensor.picture.ScaledPlane;
import java.util.List;

/// The pictures of one output side by side, of which those of one channel and slice are shown. As
/// in [HtmlViewer], radio buttons and rules of [HtmlStyle] choose; there is no script.
///
/// @param id unlike that of any other viewer on the page
record HtmlPlanes(Html html, String id) {

  void write(PlaneSet set) {
    List<ScaledPlane> planes = set.planes().stream().filter(HtmlPlanes::isPicture).toList();
    if (planes.isEmpty()) {
      return;
    }
    List<String> channels =
        planes.stream()
            .filter(plane -> plane.role() != ScaledPlane.Role.INPUT)
            .map(ScaledPlane::channel)
            .distinct()
            .limit(HtmlStyle.CHOICES)
            .toList();
    List<String> slices =
        planes.stream().map(ScaledPlane::slice).distinct().limit(HtmlStyle.CHOICES).toList();
    html.open("div", "class", "viewer").line();
    HtmlViewer viewer = new HtmlViewer(html, id);
    viewer.choices("c", channels, Math.max(0, channels.indexOf(set.channel())));
    viewer.choices("z", slices, Math.max(0, slices.indexOf(set.slice())));
    html.open("div", "class", "panels").line();
    for (ScaledPlane plane : planes) {
      int channel = channels.indexOf(plane.channel());
      int slice = slices.indexOf(plane.slice());
      boolean input = plane.role() == ScaledPlane.Role.INPUT;
      if (slice >= 0 && (input || channel >= 0)) {
        figure(plane, (input ? "any" : "c" + channel) + " z" + slice);
      }
    }
    html.close();
    viewer.labels("c", channels);
    viewer.labels("z", slices);
    html.close().line();
  }

  private static boolean isPicture(ScaledPlane plane) {
    return plane.url().startsWith("data:image/png;base64,");
  }

  private void figure(ScaledPlane plane, String place) {
    html.open("figure", "class", place);
    String role = role(plane.role());
    html.open("figcaption").element("b", role).text(" ");
    html.element("small", plane.role() == ScaledPlane.Role.INPUT ? plane.name() : "").close();
    String alt = String.join(", ", List.of(role, plane.name(), plane.channel(), plane.slice()));
    html.picture(plane.url(), "alt", alt, "loading", "lazy");
    html.open("p", "class", "scale");
    scale(plane.scale());
    html.close().close().line();
  }

  private static String role(ScaledPlane.Role role) {
    return switch (role) {
      case INPUT -> "input";
      case EXPECTED -> "expected";
      case ACTUAL -> "actual";
      case DIFFERENCE -> "difference";
    };
  }

  private void scale(ScaledPlane.Scale scale) {
    switch (scale.kind()) {
      case GREY -> bar("grey", List.of(scale.low(), scale.high()));
      case DIFFERENCE -> {
        if (scale.high() == 0) {
          html.text("no difference");
        } else {
          bar("diverging", List.of(scale.low(), 0.0, scale.high()));
        }
      }
      case COLOURS -> html.text("channels as colours, each from dark to bright");
      case LABELS -> html.text("a colour for each object");
      case LABELS_DIFFER -> html.text("red: another object");
    }
  }

  /// @param numbers from its left end to its right one
  private void bar(String kind, List<Double> numbers) {
    html.open("span", "class", "bar " + kind).close().open("span", "class", "ends");
    for (double number : numbers) {
      html.open("span").text(Figures.of(number)).close();
    }
    html.close();
  }
}
