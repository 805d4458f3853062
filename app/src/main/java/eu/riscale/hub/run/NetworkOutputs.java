package eu.riscale.hub.run;

import eu.riscale.hub.engine.Matching;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the network's output for each output of the description: by name where the names agree,
/// else by position.
final class NetworkOutputs {
  private NetworkOutputs() {}

  /// The outputs in the order of the description; empty where there are too few.
  ///
  /// @param ids what the description calls its outputs
  static Optional<List<Tensor>> matched(List<String> ids, List<NamedTensor> raw, TestLog log) {
    if (raw.size() < ids.size()) {
      log.fail(tooFew(raw.size(), ids, log.at()));
      return Optional.empty();
    }
    List<String> names = raw.stream().map(NamedTensor::name).toList();
    Matching matching = Matching.of(ids, names);
    if (raw.size() > ids.size()) {
      log.note(tooMany(raw.size(), ids.size(), log.at()));
    }
    note(RunCodes.OUTPUT_BY_POSITION, "outputs", ids, names, log);
    List<Tensor> outputs = new ArrayList<>();
    matching.order().forEach(position -> outputs.add(raw.get(position).tensor()));
    return Optional.of(outputs);
  }

  /// Says that tensors are matched by position although the network names its own. Where there is
  /// only one there is nothing to mistake.
  static void note(Code code, String kind, List<String> ids, List<String> names, TestLog log) {
    boolean unnamed = names.stream().anyMatch(String::isEmpty);
    if (ids.size() < 2
        || names.isEmpty()
        || unnamed
        || Matching.of(ids, names).by() == Matching.By.NAME) {
      return;
    }
    log.note(
        Finding.of(
                code,
                log.at(),
                "The network's %s are called %s, the description's %s; they were matched by position."
                    .formatted(kind, String.join(", ", names), String.join(", ", ids)))
            .hint("Use the network's names as ids, in any order."));
  }

  private static Finding tooFew(int found, List<String> ids, RdfPath at) {
    return Finding.of(
            RunCodes.OUTPUT_COUNT,
            at,
            "The network gives "
                + outputs(found)
                + ", the description names "
                + outputs(ids.size())
                + ".")
        .expected(String.join(", ", ids))
        .hint(
            "Remove the outputs that the network does not have, or export the network with all of"
                + " them.");
  }

  private static Finding tooMany(int found, int described, RdfPath at) {
    return Finding.of(
            RunCodes.OUTPUT_EXTRA,
            at,
            "The network gives "
                + outputs(found)
                + ", the description names only "
                + described
                + " of them.")
        .hint("Describe the further outputs as well, or export the network without them.");
  }

  private static String outputs(int n) {
    return n == 1 ? "1 output" : n + " outputs";
  }
}
