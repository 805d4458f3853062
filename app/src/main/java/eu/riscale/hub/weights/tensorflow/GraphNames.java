package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The names in a graph, each kept once however often it is written, and a limit on how many parts
/// a graph may have.
final class GraphNames {
  /// Nodes, their inputs and the attributes that are kept; the largest networks have a tenth.
  private static final int MOST_PARTS = 2_000_000;

  private final Map<String, String> kept = new HashMap<>();
  private int partsLeft = MOST_PARTS;

  /// The name that the reader is at.
  String read(ProtobufReader in) throws IOException {
    String name = in.name();
    String known = kept.putIfAbsent(name, name);
    return known == null ? name : known;
  }

  /// Counts one part more.
  ///
  /// @throws ProtobufReader.BeyondLimits where there are more than any network has
  void count() throws ProtobufReader.BeyondLimits {
    if (--partsLeft < 0) {
      throw new ProtobufReader.BeyondLimits(
          "its graph has more than " + MOST_PARTS + " parts, the most that hub reads");
    }
  }
}
