package eu.riscale.hub.report;

import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.List;

/// What one run of hub found out, source by source.
///
/// @param command the subcommand, such as `validate`
/// @param list in the order in which the sources were given
/// @param failOn the lowest severity with which a source has failed
public record Results(String command, List<ResourceResult> list, Severity failOn, End end) {

  /// Whether hub got to all sources, or a signal ended it before.
  public enum End {
    REACHED,
    INTERRUPTED
  }

  int size() {
    return list.size();
  }

  /// Those that are not as they should be, of what is known.
  List<ResourceResult> failed() {
    return list.stream().filter(result -> result.isReached() && !result.isFine(failOn)).toList();
  }

  /// Those that hub did not get to.
  public List<ResourceResult> unchecked() {
    return list.stream().filter(result -> !result.isReached()).toList();
  }
}
