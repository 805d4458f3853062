package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.ArrayList;
import java.util.List;

/// What happens while one weights entry is tested, as it happens.
final class TestLog {
  private final String weights;
  private final long start = System.nanoTime();
  private final List<OutputComparison> outputs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private WeightsTest.Status status = WeightsTest.Status.PASSED;
  private String reason = "";
  private String engine = "";
  private String device = "";

  /// @param weights the format's name in the description
  TestLog(String weights) {
    this.weights = weights;
  }

  /// The weights entry in the description.
  RdfPath at() {
    return RdfPath.ROOT.field("weights").field(weights);
  }

  void ranOn(String engineName, String deviceName) {
    engine = engineName;
    device = deviceName;
  }

  void compared(OutputComparison comparison) {
    outputs.add(comparison);
  }

  /// Something worth knowing, whatever the test's end.
  void note(Finding finding) {
    findings.add(finding);
  }

  void fail(Finding finding) {
    status = WeightsTest.Status.FAILED;
    findings.add(finding);
  }

  void skip(Code code, String why, String hint) {
    skip(Finding.of(code, at(), why).hint(hint));
  }

  void skip(Finding why) {
    status = WeightsTest.Status.SKIPPED;
    reason = why.message();
    findings.add(why);
  }

  /// @param asked whether the format was asked for by name
  void engineFailed(EngineException e, boolean asked) {
    switch (e.kind()) {
      case WEIGHTS -> fail(of(RunCodes.WEIGHTS_UNREADABLE, e));
      case RUN -> fail(of(RunCodes.RUN_FAILED, e));
      case DEVICE -> skip(RunCodes.DEVICE_MISSING, e.getMessage(), e.hint());
      case ENGINE ->
          skip(
              asked ? RunCodes.ENGINE_MISSING : RunCodes.WEIGHTS_NOT_RUN, e.getMessage(), e.hint());
    }
  }

  private Finding of(Code code, EngineException e) {
    return Finding.of(code, at(), e.getMessage()).hint(e.hint());
  }

  WeightsTest result() {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new WeightsTest(
        weights, ReproduceOutputs.NAME, status, reason, engine, device, seconds, outputs, findings);
  }
}
