package eu.riscale.hub.work;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The test of a model whose process did not come to its end.
///
/// @param soFar what was known of the model until then
/// @param step what it was at
/// @param device where the networks were to run; the CPU where this machine has no GPU to try
public record EndedEarly(
    String source, Optional<ResourceResult> soFar, TestStep step, Device device, Policy policy) {

  private static final String ON_CPU =
      "A model that works ends no process. Export these weights again; if a library crashes,"
          + " another version of it may not. If the process was killed, the machine may have too"
          + " little memory.";

  private static final String ON_GPU =
      "Test it again with --device cpu. If that works, the weights are not at fault, but what the"
          + " GPU needs: its driver, CUDA or the engine's libraries for it, which 'hub inspect"
          + " --engines' lists; install those again. If it ends there too, export the weights"
          + " again.";

  /// @param how such as `it aborted`
  public ResourceResult ended(String how) {
    return failed(
        of(
                WorkCodes.PROCESS_ENDED,
                "The process that tested the model ended while %s%s: %s."
                    .formatted(doing(), onGpu(), how))
            .hint(onGpu().isEmpty() ? ON_CPU : ON_GPU));
  }

  /// Empty where it was not at a GPU; what says of itself that it runs on the CPU is not.
  private String onGpu() {
    if (step.weights().isEmpty() || step.doing().endsWith("on the CPU")) {
      return "";
    }
    return switch (device) {
      case Device.Cpu cpu -> "";
      case Device.Auto auto -> " with --device auto, which tries cuda:0 first";
      case Device.Cuda cuda -> " on " + cuda.word();
    };
  }

  /// @param limit how long it may have taken
  public ResourceResult tookTooLong(Duration limit) {
    return failed(
        of(
                WorkCodes.TIME_LIMIT,
                String.format(
                    Locale.ROOT,
                    "The test was ended after %,d s, while %s.",
                    limit.toSeconds(),
                    doing()))
            .hint("Give it more time by --time-limit SECONDS, if the model is only slow."));
  }

  /// @param used bytes that it took
  /// @param limit how many it may have taken
  public ResourceResult tookTooMuchMemory(long used, long limit) {
    return failed(
        of(
                WorkCodes.MEMORY_LIMIT,
                "The test was ended, because it took %s of memory while %s; the limit is %s."
                    .formatted(size(used), doing(), size(limit)))
            .hint(
                "Give it more memory by --memory-limit SIZE, or test it on a machine that has"
                    + " more."));
  }

  /// No process could be started for it, or go on in hub's own code.
  ///
  /// @param why such as `permission is denied`
  public ResourceResult notStarted(String why) {
    Finding finding =
        Finding.of(
                WorkCodes.PROCESS_UNUSABLE,
                RdfPath.ROOT,
                "No process can be run here to test the model in: %s.".formatted(why))
            .hint(
                "Not the model, but this machine is at fault. Free memory, make room in the folder"
                    + " for temporary files, or raise the limits of this shell, which 'ulimit -a'"
                    + " shows, such as by 'ulimit -u 4096' or, for a container, --pids-limit; if a"
                    + " part of hub is damaged, install or build it anew.");
    List<WeightsTest> tests =
        tests().stream()
            .map(test -> test.isBrokenOff() ? test.untested(finding.message()) : test)
            .toList();
    return soFar
        .map(known -> known.then(new Outcome.Tested(tests, Outcome.End.CUT_OFF), List.of(finding)))
        .orElseGet(() ->
            new ResourceResult(
                Described.unread(source), List.of(finding), new Outcome.Unchecked()));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  private String doing() {
    return step.words();
  }

  private Finding of(Code code, String message) {
    RdfPath at =
        brokenOff()
            .map(test -> RdfPath.ROOT.field("weights").field(test.weights()))
            .orElse(RdfPath.ROOT);
    return Finding.of(code, at, message);
  }

  private List<WeightsTest> tests() {
    return soFar.map(ResourceResult::outcome).orElse(null) instanceof Outcome.Tested tested
        ? tested.tests()
        : List.of();
  }

  /// The test that it was in.
  private Optional<WeightsTest> brokenOff() {
    return tests().stream().filter(WeightsTest::isBrokenOff).findFirst();
  }

  /// The finding stands under that test, else under the model.
  private ResourceResult failed(Finding finding) {
    List<Finding> judged = policy.severities().apply(List.of(finding));
    List<WeightsTest> tests =
        tests().stream().map(test -> test.isBrokenOff() ? with(test, judged) : test).toList();
    List<Finding> ofModel = brokenOff().isPresent() ? List.of() : judged;
    Outcome outcome = new Outcome.Tested(tests, Outcome.End.CUT_OFF);
    return soFar
        .map(known -> known.then(outcome, ofModel))
        .orElseGet(() -> new ResourceResult(Described.unread(source), ofModel, outcome));
  }

  private static WeightsTest with(WeightsTest test, List<Finding> further) {
    return test.withFindings(Stream.concat(test.findings().stream(), further.stream()).toList());
  }
}
