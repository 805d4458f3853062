package eu.riscale.hub.run.result;

import eu.riscale.hub.spec.finding.Finding;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One test of one weights entry, or of several together.
///
/// @param weights the weights format as the description names it, such as `onnx`; several with
///   commas between
/// @param name what was tested, such as `reproduce test outputs`
/// @param progress whether it came to its end
/// @param reason why it was skipped or broken off, or why it failed and has no finding; empty
///   otherwise
/// @param detail what the test found where nothing is wrong, in a few words; empty where the
///   outputs say it
/// @param ranOn what ran it, and where it really ran
/// @param seconds how long it took, to thousandths
/// @param phases how many seconds of that went into what
/// @param peakMemory the most bytes that the process and those it started had taken by then; 0
///   where that is not known
/// @param outputs those that could be compared
/// @param findings what is wrong, and what is worth knowing
/// @param printed what came on standard output and error meanwhile
public record WeightsTest(
    String weights,
    String name,
    Status status,
    Progress progress,
    String reason,
    String detail,
    RanOn ranOn,
    double seconds,
    Map<TestPhase, Double> phases,
    long peakMemory,
    List<ComparedOutput> outputs,
    List<Finding> findings,
    Printed printed) {

  /// Thousandths of a second are as much as a clock tells; all reports say the same.
  public WeightsTest {
    seconds = rounded(seconds);
    Map<TestPhase, Double> parts = new EnumMap<>(TestPhase.class);
    phases.forEach((phase, time) -> parts.put(phase, rounded(time)));
    phases = Collections.unmodifiableMap(parts);
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }

  /// What there is of a test in which the process ends.
  public static WeightsTest brokenOff(String weights, TestKind kind) {
    return unfinished(
        weights, kind, Status.FAILED, Progress.BROKEN_OFF, "The process ended during this test.");
  }

  /// What there is of weights before which the process ends.
  public static WeightsTest notBegun(String weights, TestKind first) {
    return unfinished(
        weights, first, Status.SKIPPED, Progress.NOT_BEGUN, "The test ended before these weights.");
  }

  /// The same test where this machine, and not the weights, kept it from its end.
  ///
  /// @param why a sentence
  public WeightsTest untested(String why) {
    return new WeightsTest(
        weights,
        name,
        Status.SKIPPED,
        Progress.ENDED,
        why,
        detail,
        ranOn,
        seconds,
        phases,
        peakMemory,
        outputs,
        findings,
        printed);
  }

  private static WeightsTest unfinished(
      String weights, TestKind kind, Status status, Progress progress, String reason) {
    return new WeightsTest(
        weights,
        kind.title(),
        status,
        progress,
        reason,
        "",
        RanOn.NOTHING,
        0,
        Map.of(),
        0,
        List.of(),
        List.of(),
        Printed.NOTHING);
  }

  /// Whether the process ended during this test.
  public boolean isBrokenOff() {
    return progress == Progress.BROKEN_OFF;
  }

  /// Whether the process ended before any test of these weights.
  public boolean isNotBegun() {
    return progress == Progress.NOT_BEGUN;
  }

  /// The same test with its findings judged otherwise.
  public WeightsTest withFindings(List<Finding> others) {
    return with(others, reason, printed);
  }

  /// The same test, during which something was printed.
  public WeightsTest withPrinted(Printed output) {
    return with(findings, reason, output);
  }

  /// The same test, which no finding explains.
  ///
  /// @param why a sentence
  public WeightsTest unexplained(String why) {
    return with(List.of(), why, printed);
  }

  private WeightsTest with(List<Finding> others, String why, Printed output) {
    return new WeightsTest(
        weights,
        name,
        status,
        progress,
        why,
        detail,
        ranOn,
        seconds,
        phases,
        peakMemory,
        outputs,
        others,
        output);
  }

  /// Whether the network ran on the test inputs, and gave the test outputs. Empty of any other
  /// test, and where nothing was run for reasons that are not the network's.
  public Optional<Reproduction> reproduction() {
    boolean hindered =
        status == Status.SKIPPED
            || findings.stream()
                .anyMatch(it -> it.code().slug().equals(RunCodes.TEST_TENSOR.slug()));
    if (!name.equals(TestKind.REPRODUCE.title()) || hindered) {
      return Optional.empty();
    }
    if (status == Status.PASSED) {
      return Optional.of(Reproduction.REPRODUCES);
    }
    return Optional.of(
        phases.containsKey(TestPhase.RUN) ? Reproduction.RUNS : Reproduction.DOES_NOT_RUN);
  }

  /// What a network did with the test inputs.
  public enum Reproduction {
    REPRODUCES("reproduces"),
    RUNS("runs, does not reproduce"),
    DOES_NOT_RUN("does not run");

    private final String words;

    Reproduction(String words) {
      this.words = words;
    }

    /// What a person reads.
    public String words() {
      return words;
    }

    /// What a program reads, such as `does-not-run`.
    public String word() {
      return words.replace(",", "").replace(' ', '-');
    }
  }

  /// Whether something is wrong with the weights.
  public boolean failed() {
    return status == Status.FAILED;
  }

  /// How far a test came.
  public enum Progress {
    ENDED,
    BROKEN_OFF,
    NOT_BEGUN;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
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
