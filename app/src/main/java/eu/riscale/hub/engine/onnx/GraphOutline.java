package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.io.InputStream;

/// What of a graph decides how far ONNX Runtime can be believed on where its operations ran. (Field
/// numbers: ONNX 1.18, `onnx.proto`.)
final class GraphOutline {
  private final ProtobufReader in;
  private boolean hasOddNames;
  private boolean hasInnerGraphs;

  private GraphOutline(InputStream file) {
    this.in = new ProtobufReader(file);
  }

  /// Of a graph that cannot be read, nothing is believed.
  static GraphOutline of(OnnxGraph graph) {
    try (InputStream file = graph.content().open()) {
      GraphOutline outline = new GraphOutline(file);
      outline.model();
      return outline;
    } catch (IOException e) {
      GraphOutline unknown = new GraphOutline(InputStream.nullInputStream());
      unknown.hasOddNames = true;
      unknown.hasInnerGraphs = true;
      return unknown;
    }
  }

  /// Whether names can be taken for something else where they are written as they are: they hold
  /// quotes, backslashes or line ends, or are longer than any name.
  boolean hasOddNames() {
    return hasOddNames;
  }

  /// Whether there are loops or conditions: ONNX Runtime lets nothing of the outer graph fall back
  /// to the CPU where it is told so, and does not look into these.
  boolean hasInnerGraphs() {
    return hasInnerGraphs;
  }

  private void model() throws IOException {
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 7 -> nodesIn(1);
        case 25 -> nodesIn(7);
        default -> {}
      }
    }
  }

  /// @param field of the nodes in a graph or function
  private void nodesIn(int field) throws IOException {
    long outer = in.enter();
    while (in.next()) {
      if (in.holdsBytes() && in.field() == field) {
        node();
      } else if (in.holdsBytes() && field == 7 && in.field() == 1) {
        name(); // of the function
      }
    }
    in.leave(outer);
  }

  private void node() throws IOException {
    long graph = in.enter();
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 1, 2, 3, 4 -> name(); // inputs, outputs, its own, the operator's
        case 5 -> attribute();
        default -> {}
      }
    }
    in.leave(graph);
  }

  private void attribute() throws IOException {
    long node = in.enter();
    while (in.next()) {
      if (in.holdsBytes() && (in.field() == 6 || in.field() == 11)) {
        hasInnerGraphs = true;
        nodesIn(1);
      }
    }
    in.leave(node);
  }

  private void name() throws IOException {
    String name = in.text();
    hasOddNames |= name.endsWith("…") || name.chars().anyMatch(GraphOutline::isOdd);
  }

  private static boolean isOdd(int letter) {
    return letter < ' ' || letter == '"' || letter == '\\' || letter == 0x7F;
  }
}
