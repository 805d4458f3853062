package eu.riscale.hub.work;

import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import java.util.List;

/// What is said where none of a model's weights was run.
final class NothingRan {
  private NothingRan() {}

  /// None where a test has passed or failed, or where the weights ran and it is the GPU that is
  /// missing.
  static List<Finding> finding(ModelView model, List<WeightsTest> tests) {
    if (tests.stream().anyMatch(NothingRan::ran)) {
      return List.of();
    }
    return List.of(
        Finding.of(
                WorkCodes.NOTHING_RAN,
                RdfPath.ROOT.field("weights"),
                "None of the model's weights could be run here, so nothing is known about its"
                    + " outputs.")
            .hint(hint(model, tests)));
  }

  private static boolean ran(WeightsTest test) {
    return test.status() != WeightsTest.Status.SKIPPED
        || (!test.ranOn().isNothing() && has(test, RunCodes.DEVICE_MISSING));
  }

  private static boolean has(WeightsTest test, Code code) {
    return test.findings().stream().anyMatch(finding -> finding.code().equals(code));
  }

  private static String hint(ModelView model, List<WeightsTest> tests) {
    if (isForTheMachine(tests)) {
      return "Follow the help of each weights entry, then test again: the model need not"
          + " change.";
    }
    List<WeightsFormat> runnable =
        model.weights().stream().map(WeightsView::format).filter(NothingRan::runsHere).toList();
    if (runnable.isEmpty()) {
      return "Add weights in a format that hub and most other software can run: onnx or"
          + " torchscript.";
    }
    boolean wereTried =
        runnable.stream()
            .anyMatch(
                format -> tests.stream().anyMatch(test -> test.weights().equals(format.word())));
    return wereTried
        ? "Follow the help of each weights entry, then test again."
        : "Test its %s weights as well: leave out --weights.".formatted(runnable.getFirst().word());
  }

  private static boolean isForTheMachine(List<WeightsTest> tests) {
    return tests.stream()
        .anyMatch(test ->
            has(test, RunCodes.ENGINE_UNUSABLE)
                || has(test, RunCodes.DEVICE_MISSING)
                || has(test, RunCodes.DEVICE_MEMORY));
  }

  /// Whether most software can, too.
  private static boolean runsHere(WeightsFormat format) {
    return format == WeightsFormat.ONNX || format == WeightsFormat.TORCHSCRIPT;
  }
}
