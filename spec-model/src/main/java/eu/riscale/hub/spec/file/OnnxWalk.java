package eu.riscale.hub.spec.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A walk over an ONNX model, one field after the other: its graph, the graphs of loops and
/// conditions in it, and its functions. It takes the file as ONNX Runtime does: a graph that stands
/// twice is one, of what may stand once the last counts, and a field of another kind than it should
/// be is passed over. (Field numbers: ONNX 1.18, `onnx.proto`.)
public final class OnnxWalk {
  static final String OWN_DOMAIN = "ai.onnx";

  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_OPSET = 8;
  private static final int MODEL_METADATA = 14;
  private static final int MODEL_FUNCTION = 25;
  private static final int MODEL_MOST = 100;

  /// ONNX Runtime's own format, which says so behind its first four bytes.
  private static final byte[] ORT = "ORTM".getBytes(StandardCharsets.US_ASCII);

  private final ProtobufReader in;
  private final OnnxVisitor visitor;
  private String function = "";

  private OnnxWalk(InputStream file, OnnxVisitor visitor) {
    this.in = new ProtobufReader(file);
    this.visitor = visitor;
  }

  /// Tells the visitor what is in a model.
  ///
  /// @return false where the file is no ONNX model
  /// @throws EOFException where the file ends within a message, or a message within another
  /// @throws ProtobufReader.TooDeep where its graphs lie deeper in each other than anything reads
  /// @throws ProtobufReader.Malformed where it is no protobuf message
  public static boolean over(InputStream file, OnnxVisitor visitor) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(file, 1 << 16);
    bytes.mark(8);
    byte[] head = bytes.readNBytes(8);
    bytes.reset();
    boolean isOrt = head.length == 8 && Arrays.equals(head, 4, 8, ORT, 0, 4);
    try {
      return !isOrt && new OnnxWalk(bytes, visitor).model();
    } catch (ProtobufReader.TooDeep e) {
      // Protobuf reads no more than 100 messages in each other, and a graph in a graph is three.
      throw new ProtobufReader.TooDeep(
          "its graphs lie more than 32 deep in each other, deeper than ONNX Runtime reads");
    }
  }

  /// Whether a domain is that of ONNX's own operators.
  public static boolean isOwn(String domain) {
    return domain.isEmpty() || domain.equals(OWN_DOMAIN);
  }

  private boolean model() throws IOException {
    boolean hasGraph = false;
    while (in.next()) {
      if (in.field() > MODEL_MOST) {
        return false;
      }
      switch (in.field()) {
        case MODEL_GRAPH -> {
          hasGraph = true;
          graph();
        }
        case MODEL_OPSET -> opset();
        case MODEL_METADATA -> metadata();
        case MODEL_FUNCTION -> function();
        default -> {}
      }
    }
    return hasGraph;
  }

  private void graph() throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 1 -> node();
        case 5 -> tensor(new OnnxTensor());
        case 15 -> sparse(new OnnxTensor(), new OnnxTensor());
        default -> {}
      }
    }
    in.leave(outer);
  }

  private void node() throws IOException {
    long graph = in.enter();
    String node = "";
    String operator = "";
    String domain = "";
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 3 -> node = in.text();
        case 4 -> operator = in.text();
        case 5 -> attribute();
        case 7 -> domain = in.text();
        default -> {}
      }
    }
    in.leave(graph);
    visitor.operator(isOwn(domain) ? "" : domain, operator, node, function);
  }

  private void attribute() throws IOException {
    long outer = in.enter();
    OnnxTensor tensor = new OnnxTensor();
    OnnxTensor values = new OnnxTensor();
    OnnxTensor indices = new OnnxTensor();
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 5 -> tensor.read(in);
        case 6, 11 -> graph();
        case 10 -> tensor(new OnnxTensor());
        case 22 -> sparse(values, indices);
        case 23 -> sparse(new OnnxTensor(), new OnnxTensor());
        default -> {}
      }
    }
    in.leave(outer);
    tensor.external().ifPresent(visitor::external);
  }

  private void tensor(OnnxTensor tensor) throws IOException {
    tensor.read(in);
    tensor.external().ifPresent(visitor::external);
  }

  private void sparse(OnnxTensor values, OnnxTensor indices) throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 1 -> values.read(in);
        case 2 -> indices.read(in);
        default -> {}
      }
    }
    in.leave(outer);
    values.external().ifPresent(visitor::external);
    indices.external().ifPresent(visitor::external);
  }

  /// A function has its name before its nodes, as everything writes it; else they are nowhere.
  private void function() throws IOException {
    long model = in.enter();
    String domain = "";
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 1 -> function = in.text();
        case 7 -> node();
        case 9 -> opset();
        case 10 -> domain = in.text();
        case 11 -> attribute();
        default -> {}
      }
    }
    in.leave(model);
    visitor.function(isOwn(domain) ? "" : domain, function);
    function = "";
  }

  private void opset() throws IOException {
    long outer = in.enter();
    String domain = "";
    long version = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> domain = in.text();
        case 2 -> version = in.integer();
        default -> {}
      }
    }
    in.leave(outer);
    if (function.isEmpty()) {
      visitor.opset(isOwn(domain) ? OWN_DOMAIN : domain, version);
    }
  }

  private void metadata() throws IOException {
    long model = in.enter();
    String key = "";
    while (in.next()) {
      key = in.field() == 1 && in.holdsBytes() ? in.text() : key;
    }
    in.leave(model);
    visitor.metadata(key);
  }
}
