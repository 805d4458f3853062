package eu.riscale.hub.engine;

import java.util.List;
import java.util.Locale;

/// What a network is given, in its own order.
public final class NetworkInputs {
  private static final int MOST_NAMED = 10;

  private NetworkInputs() {}

  /// The inputs in the network's order, by {@link Matching}.
  ///
  /// @param inputs in the order of the description
  /// @param names the network's; empty where its format has none
  /// @throws EngineException of kind RUN where it takes more or fewer
  public static List<NamedTensor> ordered(List<NamedTensor> inputs, List<String> names)
      throws EngineException {
    List<String> ids = inputs.stream().map(NamedTensor::name).toList();
    if (!names.isEmpty() && names.size() != ids.size()) {
      throw new EngineException(
          EngineException.Kind.RUN,
          String.format(
              Locale.ROOT,
              "The network takes %d inputs (%s) where the description has %d (%s).",
              names.size(),
              first(names),
              ids.size(),
              first(ids)),
          "",
          null);
    }
    List<Integer> order = Matching.of(ids, names).order();
    NamedTensor[] ordered = new NamedTensor[ids.size()];
    for (int i = 0; i < ordered.length; i++) {
      ordered[order.get(i)] = inputs.get(i);
    }
    return List.of(ordered);
  }

  /// A network can have any number of inputs.
  private static String first(List<String> names) {
    String named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    return Sentence.clause(names.size() > MOST_NAMED ? named + ", …" : named);
  }
}
