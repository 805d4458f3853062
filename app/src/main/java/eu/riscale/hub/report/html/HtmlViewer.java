package eu.riscale.hub.report.html;

import eu.riscale.hub.inspect.PlanePicture;
import java.util.ArrayList;
import java.util.List;

/// The pictures of one tensor, of which one is shown at a time. Radio buttons choose the channel
/// and the slice, and rules of [HtmlStyle] show the picture that has both; there is no script.
///
/// @param id unlike that of any other viewer on the page
record HtmlViewer(Html html, String id) {

  void write(List<PlanePicture> pictures, String name) {
    if (pictures.isEmpty()) {
      return;
    }
    List<String> channels = pictures.stream().map(PlanePicture::channel).distinct().toList();
    List<String> slices = pictures.stream().map(PlanePicture::slice).distinct().toList();
    html.open("div", "class", "viewer").line();
    choices("c", channels, 0);
    choices("z", slices, slices.size() / 2);
    html.open("div", "class", "frames").line();
    for (PlanePicture picture : pictures) {
      int channel = channels.indexOf(picture.channel());
      int slice = slices.indexOf(picture.slice());
      String alt = String.join(", ", List.of(name, picture.channel(), picture.slice()));
      html.picture(picture.url(), "class", "c" + channel + " z" + slice, "alt", alt).line();
    }
    html.close();
    labels("c", channels);
    labels("z", slices);
    html.close().line();
  }

  /// The buttons, of which one is pressed.
  void choices(String kind, List<String> names, int chosen) {
    for (int i = 0; i < names.size(); i++) {
      List<String> attributes = new ArrayList<>();
      attributes.addAll(List.of("type", "radio", "name", id + kind, "id", id + kind + i));
      attributes.addAll(List.of("class", kind + i, "aria-label", names.get(i)));
      if (i == chosen) {
        attributes.addAll(List.of("checked", ""));
      }
      html.single("input", attributes.toArray(String[]::new));
    }
    html.line();
  }

  /// What is pressed to choose; nothing where there is no choice.
  void labels(String kind, List<String> names) {
    if (names.size() < 2) {
      return;
    }
    html.open("div", "class", "pick");
    for (int i = 0; i < names.size(); i++) {
      html.element("label", names.get(i), "for", id + kind + i, "class", kind + i);
    }
    html.close().line();
  }
}
