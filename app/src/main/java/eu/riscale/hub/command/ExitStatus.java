package eu.riscale.hub.command;

import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.List;

/// The exit statuses of hub. With several sources the highest counts.
public final class ExitStatus {
  /// All fine.
  public static final int OK = 0;

  /// A finding at or above `--fail-on`, or a failed test.
  public static final int FINDINGS = 1;

  /// Wrong usage, or no source given.
  public static final int USAGE = 2;

  /// A source cannot be read.
  public static final int UNREADABLE = 3;

  /// This machine cannot: an engine or device is not available or does not work, a report or
  /// package cannot be written.
  public static final int ENGINE = 4;

  /// A bug in hub.
  public static final int BUG = 5;

  private ExitStatus() {}

  static int of(List<ResourceResult> results, Severity failOn) {
    int status = OK;
    for (ResourceResult result : results) {
      status = Math.max(status, of(result, failOn));
    }
    return status;
  }

  private static int of(ResourceResult result, Severity failOn) {
    if (result.showsBug()) {
      return BUG;
    }
    if (result.isBeyondThisMachine()) {
      return ENGINE;
    }
    return switch (result.status()) {
      case UNREADABLE -> UNREADABLE;
      case UNCHECKED, UNTESTED -> ENGINE;
      case INVALID, FAILED, VALID, PASSED -> result.isFine(failOn) ? OK : FINDINGS;
    };
  }
}
