package eu.riscale.hub.report.html;

import eu.riscale.hub.inspect.ArrayPage;
import eu.riscale.hub.inspect.ModelPage;
import eu.riscale.hub.inspect.PlanePicture;
import eu.riscale.hub.inspect.TensorPage;
import eu.riscale.hub.inspect.WeightsPage;
import eu.riscale.hub.report.ContentText;
import eu.riscale.hub.report.FileSize;
import eu.riscale.hub.report.InspectionText;
import eu.riscale.hub.spec.view.axis.AxisView;
import java.util.List;
import java.util.stream.Stream;

/// What a model takes, does, gives and holds.
///
/// @param id unlike that of any other model on the page
record HtmlModel(Html html, String id) {

  void write(ModelPage page) {
    flow(page);
    tensors("Inputs", "i", page.inputs());
    tensors("Outputs", "o", page.outputs());
    weights(page.weights());
  }

  /// The way of the data: each input and its steps, the network, each output's steps.
  private void flow(ModelPage page) {
    if (page.inputs().isEmpty() && page.outputs().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "From input to output").open("div", "class", "flow").line();
    html.open("div", "class", "lanes");
    page.inputs().forEach(input -> lane(node("input", input), steps(input)));
    html.close().open("div", "class", "node network").element("b", "network");
    html.element(
        "small", String.join(", ", page.weights().stream().map(WeightsPage::format).toList()));
    html.close().open("div", "class", "lanes");
    page.outputs().forEach(output -> lane(steps(output), node("output", output)));
    html.close().close().close().line();
  }

  /// One box of the graph.
  private record Node(String kind, String name, String detail) {}

  private static List<Node> node(String kind, TensorPage tensor) {
    String shape = tensor.test().map(ArrayPage::shapeText).orElse("");
    return List.of(new Node(kind, tensor.id(), (tensor.dtype() + " " + shape).strip()));
  }

  private static List<Node> steps(TensorPage tensor) {
    if (!tensor.steps().obstacle().isEmpty()) {
      return List.of(new Node("step", "cannot run here", tensor.steps().obstacle()));
    }
    return tensor.steps().list().stream().map(HtmlModel::step).toList();
  }

  private static Node step(String text) {
    int colon = text.indexOf(": ");
    return colon < 0
        ? new Node("step", text, "")
        : new Node("step", text.substring(0, colon), text.substring(colon + 2));
  }

  private void lane(List<Node> first, List<Node> then) {
    html.open("ol", "class", "lane");
    Stream.concat(first.stream(), then.stream())
        .forEach(node -> {
          html.open("li", "class", "node " + node.kind()).element("b", node.name());
          html.element("small", node.detail()).close();
        });
    html.close().line();
  }

  private void tensors(String heading, String side, List<TensorPage> tensors) {
    if (tensors.isEmpty()) {
      return;
    }
    html.open("section").element("h2", heading).line();
    for (int i = 0; i < tensors.size(); i++) {
      tensor(tensors.get(i), id + side + i);
    }
    html.close().line();
  }

  private void tensor(TensorPage tensor, String viewer) {
    html.open("div", "class", "tensor").line();
    List<PlanePicture> pictures = tensor.test().map(ArrayPage::pictures).orElse(List.of());
    new HtmlViewer(html, viewer).write(pictures, tensor.id());
    html.open("div").open("h3").text(tensor.id()).text(" ");
    html.element("small", tensor.dtype() + InspectionText.values(tensor.values())).close();
    html.element("p", tensor.description());
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String column : List.of("axis", "size, and more")) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody");
    for (AxisView axis : tensor.axes()) {
      html.open("tr").element("th", axis.id(), "scope", "row");
      html.element("td", InspectionText.axis(axis)).close();
    }
    html.close().close().close();
    tensor
        .test()
        .ifPresent(test -> {
          HtmlList list = new HtmlList(html).begin();
          list.add("test tensor", test.file());
          list.add("holds", InspectionText.summary(test));
          list.end();
        });
    html.close().close().line();
  }

  private void weights(List<WeightsPage> weights) {
    if (weights.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Weights").open("div", "class", "wide").open("table");
    html.open("thead").open("tr");
    for (String column :
        List.of("format", "file", "size", "sha256", "parameters", "version", "runs here")) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody").line();
    weights.forEach(this::row);
    html.close().close().close().line();
    for (WeightsPage entry : weights) {
      html.open("details").element("summary", "Inside " + entry.format());
      HtmlList list = new HtmlList(html).begin();
      list.add("made from", entry.parent());
      ContentText.write(entry.content(), list);
      list.end();
      html.close().line();
    }
    html.close().line();
  }

  private void row(WeightsPage entry) {
    html.open("tr").element("th", entry.format(), "scope", "row");
    html.open("td").element("code", entry.source()).close();
    html.open("td", "class", "number");
    html.text(entry.bytes() < 0 ? "not there" : FileSize.of(entry.bytes())).close();
    html.open("td").text(entry.bytes() < 0 ? "" : entry.checksum().word()).close();
    html.open("td", "class", "number");
    html.text(InspectionText.count(entry.content().parameters().trained())).close();
    String version = InspectionText.version(entry.version());
    html.open("td").text(version.isEmpty() ? "" : entry.version().of() + " " + version).close();
    html.open("td").text(entry.engine().map(InspectionText::engine).orElse("no")).close();
    html.close().line();
  }
}
