package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// The options of TensorFlow that a call of a function may bring along. (TensorFlow 2.18,
/// `config.proto` and `rewriter_config.proto`.)
final class SessionOptions {
  /// Numbers of threads and devices, and how the graph is placed and computed.
  private static final Set<Integer> USUAL = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 18);

  private static final int GRAPH_OPTIONS = 10;
  private static final int REWRITE_OPTIONS = 10;

  /// The first of those by which code is chosen by its name.
  private static final int BY_NAME = 200;

  private SessionOptions() {}

  /// Whether they only say on what and how fast the function is computed.
  static boolean areUsual(NodeAttributes call) {
    return areUsual(call, "config_proto") && areUsual(call, "config");
  }

  private static boolean areUsual(NodeAttributes call, String key) {
    NodeAttributes.Value options = call.values().get(key);
    if (options == null) {
      return true;
    }
    Optional<byte[]> message =
        options instanceof NodeAttributes.Text text ? text.bytes() : Optional.empty();
    try {
      return message.isPresent() && areUsual(new ProtobufReader(message.get()));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean areUsual(ProtobufReader in) throws IOException {
    boolean usual = true;
    while (in.next()) {
      usual &= USUAL.contains(in.field());
      if (in.field() == GRAPH_OPTIONS) {
        long outer = in.enter();
        while (in.next()) {
          usual &= in.field() != REWRITE_OPTIONS || isRewriteUsual(in);
        }
        in.leave(outer);
      }
    }
    return usual;
  }

  private static boolean isRewriteUsual(ProtobufReader in) throws IOException {
    boolean usual = true;
    long outer = in.enter();
    while (in.next()) {
      usual &= in.field() < BY_NAME;
    }
    in.leave(outer);
    return usual;
  }
}
