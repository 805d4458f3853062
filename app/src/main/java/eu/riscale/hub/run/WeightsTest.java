package eu.riscale.hub.run;

import eu.riscale.hub.spec.finding.Finding;
import java.util.List;

/// One test of one weights entry.
///
/// @param weights the weights format as the description names it, such as `onnx`
/// @param name what was tested, such as `reproduce test outputs`
/// @param reason why it was skipped; empty otherwise
/// @param engine what ran it, with its version; empty where nothing ran
/// @param device where it really ran, such as `cpu`; empty where nothing ran
/// @param seconds how long opening and running took
/// @param outputs one comparison per output that could be compared
/// @param findings what is wrong, and what is worth knowing
public record WeightsTest(
    String weights,
    String name,
    Status status,
    String reason,
    String engine,
    String device,
    double seconds,
    List<OutputComparison> outputs,
    List<Finding> findings) {

  WeightsTest withFindings(List<Finding> others) {
    return new WeightsTest(weights, name, status, reason, engine, device, seconds, outputs, others);
  }

  /// How a test ended.
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED
  }
}
