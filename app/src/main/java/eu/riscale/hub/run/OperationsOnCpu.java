package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says that operations of a network ran on the CPU though it was opened on a GPU.
final class OperationsOnCpu {
  private static final int MOST_KINDS = 10;

  private OperationsOnCpu() {}

  /// Empty where all ran on the GPU, as far as the engine tells. Where the GPU was not asked for,
  /// it is only worth knowing.
  ///
  /// @param session after its first run
  static Optional<Finding> finding(Session session, Device asked, RdfPath at) {
    Placement placement = session.placement();
    if (!(session.device() instanceof Device.Cuda)) {
      return Optional.empty();
    }
    if (placement.isUncertain()) {
      return Optional.of(judged(notKnown(session, at), asked));
    }
    return placement.countOnCpu() == 0
        ? Optional.empty()
        : Optional.of(judged(some(session, at), asked));
  }

  private static Finding judged(Finding finding, Device asked) {
    return asked instanceof Device.Cuda ? finding : finding.severity(Severity.INFO);
  }

  private static Finding notKnown(Session session, RdfPath at) {
    return Finding.of(
            RunCodes.PLACEMENT_UNKNOWN,
            at,
            "It is not known which operations of the network ran on the CPU: what %s tells of this"
                    .formatted(session.engine())
                + " network cannot be relied on.")
        .expected("every operation on " + session.device().word())
        .hint(
            "Give the nodes and tensors of the graph names without quotes, backslashes and line"
                + " ends, which end up in the record of where each ran; of a loop that goes round"
                + " very often the record is too long.");
  }

  private static Finding some(Session session, RdfPath at) {
    Placement placement = session.placement();
    int onCpu = placement.countOnCpu();
    return Finding.of(
            RunCodes.OPERATIONS_ON_CPU,
            at,
            String.format(
                Locale.ROOT,
                "%,d of %,d operations ran on the CPU: %s.",
                onCpu,
                onCpu + placement.onDevice(),
                kinds(placement.onCpu())))
        .expected("every operation on " + session.device().word())
        .hint(
            "The outputs were compared as always: this costs time only, because numbers travel"
                + " between the GPU and the CPU. %s may have these operations for the GPU in a"
                    .formatted(session.engine())
                + " later version.");
  }

  /// The most frequent first, such as `Shape ×3, NonMaxSuppression ×1`.
  private static String kinds(Map<String, Integer> onCpu) {
    List<String> kinds =
        onCpu.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(each -> String.format(Locale.ROOT, "%s ×%,d", each.getKey(), each.getValue()))
            .toList();
    String first = kinds.stream().limit(MOST_KINDS).collect(Collectors.joining(", "));
    return kinds.size() > MOST_KINDS
        ? "%s and %d more kinds".formatted(first, kinds.size() - MOST_KINDS)
        : first;
  }
}
