package eu.riscale.hub.run;

import eu.riscale.hub.spec.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One test of one weights entry, or of several together.
///
/// @param weights the weights format as the description names it, such as `onnx`; several with
///   commas between
/// @param name what was tested, such as `reproduce test outputs`
/// @param reason why it was skipped or broken off; empty otherwise
/// @param detail what the test found where nothing is wrong, in a few words; empty where the
///   outputs say it
/// @param engine what ran it, with its version; empty where nothing ran
/// @param device where it really ran, such as `cpu`; empty where nothing ran
/// @param seconds how long it took
/// @param phases how many seconds of that went into what
/// @param peakMemory the most bytes that the process and those it started had taken by then; 0
///   where that is not known
/// @param outputs those that could be compared
/// @param findings what is wrong, and what is worth knowing
public record WeightsTest(
    String weights,
    String name,
    Status status,
    String reason,
    String detail,
    String engine,
    String device,
    double seconds,
    Map<TestPhase, Double> phases,
    long peakMemory,
    List<ComparedOutput> outputs,
    List<Finding> findings) {

  /// The same test with its findings judged otherwise.
  public WeightsTest withFindings(List<Finding> others) {
    return new WeightsTest(
        weights,
        name,
        status,
        reason,
        detail,
        engine,
        device,
        seconds,
        phases,
        peakMemory,
        outputs,
        others);
  }

  boolean failed() {
    return status == Status.FAILED;
  }

  /// How a test ended.
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
