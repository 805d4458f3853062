package eu.riscale.hub.run.result;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ShellLimits;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.memory.ProcessMemory;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What happens during one test, as it happens.
public final class TestLog {
  private final String weights;
  private final TestKind kind;
  private final TestWatch watch;
  private final long start = System.nanoTime();
  private final Map<TestPhase, Double> phases = new EnumMap<>(TestPhase.class);
  private final List<ComparedOutput> outputs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private WeightsTest.Status status = WeightsTest.Status.PASSED;
  private String reason = "";
  private String detail = "";
  private RanOn ranOn = RanOn.NOTHING;
  private double before;

  /// @param weights the format's name in the description
  /// @param watch is told what is done
  public TestLog(String weights, TestKind kind, TestWatch watch) {
    this.weights = weights;
    this.kind = kind;
    this.watch = watch;
  }

  /// @param what is done from now on, such as `opening the network`
  public void doing(String what) {
    watch.begins(new TestStep(weights, kind.title(), what));
  }

  /// The weights entry in the description.
  public RdfPath at() {
    return RdfPath.ROOT.field("weights").field(weights);
  }

  /// What runs it, and where.
  public void ranOn(RanOn place) {
    ranOn = place;
  }

  /// Counts the time since `from`, a reading of [System#nanoTime], for a phase.
  public void took(TestPhase phase, long from) {
    phases.merge(phase, (System.nanoTime() - from) / 1e9, Double::sum);
  }

  /// How long a phase took until now.
  public double seconds(TestPhase phase) {
    return phases.getOrDefault(phase, 0.0);
  }

  /// Counts seconds for a phase that was over before this test began.
  public void tookBefore(TestPhase phase, double seconds) {
    phases.merge(phase, seconds, Double::sum);
    before += seconds;
  }

  /// An output of which there is no more to say.
  public void compared(OutputComparison comparison) {
    compared(ComparedOutput.of(comparison));
  }

  /// An output that could be compared.
  public void compared(ComparedOutput output) {
    outputs.add(output);
  }

  /// What there is to say where nothing is wrong.
  public void detail(String text) {
    detail = text;
  }

  /// Something worth knowing, whatever the test's end.
  public void note(Finding finding) {
    findings.add(finding);
  }

  /// Something for which the test fails.
  public void fail(Finding finding) {
    status = WeightsTest.Status.FAILED;
    findings.add(finding);
  }

  /// Says more of what was found last.
  public void explained(UnaryOperator<Finding> better) {
    findings.addLast(better.apply(findings.removeLast()));
  }

  /// Whether something was found.
  public boolean has(Code code) {
    return findings.stream().anyMatch(finding -> finding.code().equals(code));
  }

  /// Says more of all that was found under a code.
  public void explained(Code code, UnaryOperator<Finding> better) {
    findings.replaceAll(finding -> finding.code().equals(code) ? better.apply(finding) : finding);
  }

  /// Nothing ran, for a reason that is a finding about the weights entry.
  public void skip(Code code, String why, String hint) {
    skip(Finding.of(code, at(), why).hint(hint));
  }

  /// Nothing ran, for this reason.
  public void skip(Finding why) {
    findings.add(why);
    skip(why.message());
  }

  /// Nothing ran; why is among the findings already.
  public void skip(String why) {
    status = WeightsTest.Status.SKIPPED;
    reason = why;
  }

  /// Fails or skips the test, as it is the network or the machine that an engine fails for.
  ///
  /// @param device where it was to run
  /// @param missing what is said where there is no such engine
  public void engineFailed(EngineException e, Device device, Code missing) {
    if (ShellLimits.areReached(e)) {
      skip(RunCodes.ENGINE_UNUSABLE, e.getMessage(), ShellLimits.HINT);
      return;
    }
    switch (e.kind()) {
      case WEIGHTS -> fail(of(RunCodes.WEIGHTS_UNREADABLE, e));
      case RUN -> fail(of(RunCodes.RUN_FAILED, e));
      case MEMORY -> outOfMemory(e, device);
      case DEVICE -> skip(of(RunCodes.DEVICE_MISSING, e));
      case MACHINE -> skip(of(RunCodes.ENGINE_UNUSABLE, e));
      case ENGINE -> skip(of(missing, e));
    }
  }

  /// Fails the test because the weights cannot be read.
  public void fileFailed(FileSource file, IOException e) {
    fail(
        Finding.of(
                RunCodes.WEIGHTS_UNREADABLE,
                at().field("source"),
                file + " cannot be read: " + Reason.of(e) + ".")
            .hint(RunAdvice.WEIGHTS));
  }

  /// Fails the test; that there are no more threads is a matter of this machine alone, and thrown
  /// on.
  public void memoryFailed(OutOfMemoryError e) {
    if (ShellLimits.isOfThreads(e)) {
      throw e;
    }
    fail(
        Finding.of(RunCodes.RUN_FAILED, at(), "There is not enough memory to run it.")
            .hint(RunAdvice.MEMORY));
  }

  /// A GPU says nothing of the network by its size.
  private void outOfMemory(EngineException e, Device device) {
    if (device instanceof Device.Cuda) {
      skip(of(RunCodes.DEVICE_MEMORY, e));
    } else {
      fail(of(RunCodes.RUN_FAILED, e));
    }
  }

  private Finding of(Code code, EngineException e) {
    return Finding.of(code, at(), e.getMessage())
        .hint(e.hint().isBlank() ? RunAdvice.otherwise(e.kind()) : e.hint());
  }

  /// What there is of the test if it never comes to its end.
  public WeightsTest brokenOff() {
    return WeightsTest.brokenOff(weights, kind);
  }

  /// What there is of the test at its end.
  public WeightsTest result() {
    double seconds = before + (System.nanoTime() - start) / 1e9;
    return new WeightsTest(
        weights,
        kind.title(),
        status,
        WeightsTest.Progress.ENDED,
        reason,
        detail,
        ranOn,
        seconds,
        phases,
        ranOn.isNothing() ? 0 : ProcessMemory.peak(),
        outputs,
        findings,
        Printed.NOTHING);
  }
}
