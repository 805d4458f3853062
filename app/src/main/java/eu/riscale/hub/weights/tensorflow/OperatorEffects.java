package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.EffectList;
import java.util.Optional;
import java.util.Set;

/// What one operation of a graph does, by its operator and where that says too little by its
/// attributes.
final class OperatorEffects {
  private static final EffectList LIST = EffectList.of(OperatorEffects.class, "operators.txt");

  private static final Set<String> CONSOLE =
      Set.of("", "stderr", "stdout", "log(info)", "log(warning)", "log(error)");

  private OperatorEffects() {}

  static Effect of(GraphNode node) {
    NodeAttributes attributes = node.attributes();
    if (attributes.decodesObjects()) {
      return Effect.UNKNOWN;
    }
    return switch (node.operator()) {
      case "PrintV2" ->
          attributes.text("output_stream").filter(CONSOLE::contains).isPresent()
              ? Effect.PRINTS
              : Effect.FILES;
      case "DecodeProtoV2", "EncodeProto" ->
          harmlessIf(attributes.text("descriptor_source").filter(OperatorEffects::isOwn));
      case "FixedUnigramCandidateSampler" ->
          harmlessIf(attributes.text("vocab_file").filter(String::isEmpty));
      case "PartitionedCall", "StatefulPartitionedCall" ->
          SessionOptions.areUsual(attributes) ? Effect.HARMLESS : Effect.UNKNOWN;
      default -> LIST.of(node.operator());
    };
  }

  private static Effect harmlessIf(Optional<String> accepted) {
    return accepted.isPresent() ? Effect.HARMLESS : Effect.FILES;
  }

  /// Whether a description of messages is that of TensorFlow itself, or stands in the graph.
  private static boolean isOwn(String source) {
    return source.isEmpty() || source.equals("local://") || source.startsWith("bytes://");
  }
}
