package eu.riscale.hub.report;

import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.List;

/// What one run of hub found out, source by source.
///
/// @param list in the order in which the sources were given
public record Results(Run run, List<ResourceResult> list, End end) {

  /// Whether hub got to all sources.
  public enum End {
    REACHED,
    /// By `--fail-fast`, after a source that is not fine.
    STOPPED,
    /// By a signal.
    INTERRUPTED
  }

  /// The subcommand, such as `validate`.
  public String command() {
    return run.command();
  }

  /// The lowest severity with which a source has failed.
  public Severity failOn() {
    return run.failOn();
  }

  int size() {
    return list.size();
  }

  /// Those that are not as they should be, of what is known.
  List<ResourceResult> failed() {
    return list.stream().filter(result -> result.isReached() && !result.isFine(failOn())).toList();
  }

  /// Those that hub did not get to.
  public List<ResourceResult> unchecked() {
    return list.stream().filter(result -> !result.isReached()).toList();
  }
}
