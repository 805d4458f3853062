package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Matching;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the network's output for each output of the description: by name where the names agree,
/// else by position.
final class NetworkOutputs {
  private NetworkOutputs() {}

  /// The outputs in the order of the description; empty where there are too few.
  ///
  /// @param ids what the description calls its outputs
  static Optional<List<Tensor>> matched(List<String> ids, List<NamedTensor> raw, TestLog log)
      throws EngineException {
    if (raw.size() < ids.size()) {
      log.fail(tooFew(raw.size(), ids, log.at()));
      return Optional.empty();
    }
    List<String> names = raw.stream().map(NamedTensor::name).toList();
    Matching matching = Matching.of(ids, names);
    if (raw.size() > ids.size()) {
      log.note(tooMany(raw, matching.order(), log.at()));
    }
    note(RunCodes.OUTPUT_BY_POSITION, "outputs", ids, names, log);
    List<Tensor> outputs = new ArrayList<>();
    for (int position : matching.order()) {
      outputs.add(readable(raw.get(position), position));
    }
    return Optional.of(outputs);
  }

  private static Tensor readable(NamedTensor output, int position) throws EngineException {
    if (output.content().isEmpty()) {
      throw new EngineException(
          EngineException.Kind.RUN,
          String.format(
              Locale.ROOT,
              "Output %d of the network cannot be read: %s.",
              position + 1,
              output.obstacle()),
          "",
          null);
    }
    return output.tensor();
  }

  /// Says that tensors are matched by position although the network names its own. Where there is
  /// only one there is nothing to mistake.
  static void note(Code code, String kind, List<String> ids, List<String> names, TestLog log) {
    boolean unnamed = names.stream().anyMatch(String::isEmpty);
    if (ids.size() < 2
        || names.size() < ids.size()
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

  /// Outputs that are not described do not decide, whatever they are.
  private static Finding tooMany(List<NamedTensor> raw, List<Integer> described, RdfPath at) {
    Set<Integer> known = new HashSet<>(described);
    List<String> odd = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      if (!known.contains(i) && raw.get(i).content().isEmpty()) {
        odd.add(
            String.format(
                Locale.ROOT, " Output %d was not read: %s.", i + 1, raw.get(i).obstacle()));
      }
    }
    return Finding.of(
            RunCodes.OUTPUT_EXTRA,
            at,
            "The network gives "
                + outputs(raw.size())
                + ", the description names only "
                + described.size()
                + " of them."
                + String.join("", odd))
        .hint(
            odd.size() == raw.size() - described.size()
                ? "Export the network without what is no tensor of numbers: software that takes all"
                    + " of its outputs cannot run it."
                : "Describe the further outputs as well, or export the network without them.");
  }

  private static String outputs(int n) {
    return n == 1 ? "1 output" : n + " outputs";
  }
}
