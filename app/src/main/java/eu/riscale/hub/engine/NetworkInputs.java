package eu.riscale.hub.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a network is given, in its own order.
public final class NetworkInputs {
  private static final int MOST_NAMED = 10;

  private NetworkInputs() {}

  /// The inputs in the network's order, by {@link Matching}. An input that is not given is left out
  /// where the network asks for none of its name.
  ///
  /// @param inputs in the order of the description
  /// @param names the network's; empty where its format has none
  /// @throws EngineException of kind RUN where it takes more or fewer
  public static List<NamedTensor> ordered(List<NamedTensor> inputs, List<String> names)
      throws EngineException {
    if (names.isEmpty()) {
      return inputs;
    }
    Set<String> asked = new HashSet<>(names);
    List<NamedTensor> left =
        inputs.stream()
            .filter(input -> input.content().isPresent() || asked.contains(input.name()))
            .toList();
    List<String> ids = left.stream().map(NamedTensor::name).toList();
    if (names.size() != ids.size()) {
      throw failed(
          String.format(
              Locale.ROOT,
              "The network takes %d inputs (%s) where the description has %d (%s).",
              names.size(),
              first(names),
              ids.size(),
              first(ids)),
          "");
    }
    List<Integer> order = Matching.of(ids, names).order();
    NamedTensor[] ordered = new NamedTensor[ids.size()];
    for (int i = 0; i < ordered.length; i++) {
      ordered[order.get(i)] = left.get(i);
    }
    return required(List.of(ordered));
  }

  private static List<NamedTensor> required(List<NamedTensor> inputs) throws EngineException {
    for (NamedTensor input : inputs) {
      if (input.content().isEmpty()) {
        throw failed(
            "The network does not run without its input '%s', which the description calls optional."
                .formatted(input.name()),
            "Export the network with a default for it, or describe it as one that must be given.");
      }
    }
    return inputs;
  }

  private static EngineException failed(String message, String hint) {
    return new EngineException(EngineException.Kind.RUN, message, hint, null);
  }

  /// A network can have any number of inputs.
  private static String first(List<String> names) {
    String named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    return Sentence.clause(names.size() > MOST_NAMED ? named + ", …" : named);
  }
}
