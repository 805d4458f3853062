package eu.riscale.hub.command;

import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /// What help says of each, in their order.
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(word(OK), "all fine");
    meanings.put(
        word(FINDINGS), "a finding at or above --fail-on (default: error), or a failed test");
    meanings.put(word(USAGE), "wrong usage, or no source given");
    meanings.put(word(UNREADABLE), "a source cannot be read");
    meanings.put(
        word(ENGINE),
        "this machine cannot: an engine that does not work on it, a format or device that was"
            + " asked for, a report or package that cannot be written, no JDK to run on");
    meanings.put(word(BUG), "a bug in hub");
    return meanings;
  }

  private static String word(int status) {
    return Integer.toString(status);
  }

  public static int of(List<ResourceResult> results, Severity failOn) {
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
