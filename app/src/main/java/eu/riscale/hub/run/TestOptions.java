package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.picture.Pictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the person at the command line asked of a test.
///
/// @param formats the weights formats to test; all that are present where empty
/// @param python what is allowed of code that comes with a model
/// @param tests in their order, at least one
/// @param keep the folder for the model's tensors and pictures; empty where none are asked for
/// @param pictures whether outputs come with pictures of what was expected and what came out
/// @param leftOut formats that are not tested, whatever else is said
/// @param memoryLimit bytes that the test may take before it is ended
public record TestOptions(
    List<WeightsFormat> formats,
    Device device,
    PythonSettings python,
    List<TestKind> tests,
    AfterFailure afterFailure,
    Optional<Path> keep,
    Pictures pictures,
    Set<WeightsFormat> leftOut,
    long memoryLimit) {

  /// The memory that a test may take where nothing is said of it.
  public static final long NO_LIMIT = Long.MAX_VALUE;

  /// What follows the first test of a model that fails.
  public enum AfterFailure {
    GO_ON,
    STOP
  }

  /// Every test of all weights, on the best device.
  public static TestOptions all(PythonSettings python) {
    return new TestOptions(
        List.of(),
        Device.of("auto"),
        python,
        List.of(TestKind.values()),
        AfterFailure.GO_ON,
        Optional.empty(),
        Pictures.LEFT_OUT,
        Set.of(),
        NO_LIMIT);
  }

  /// Whether weights of that format are tested.
  public boolean chooses(WeightsFormat format) {
    return (formats.isEmpty() || formats.contains(format)) && !leftOut.contains(format);
  }

  /// What is said of weights that cannot be run here: a format that was asked for by name must run;
  /// of the others it is enough to say why not.
  Code notRun() {
    return formats.isEmpty() ? RunCodes.WEIGHTS_NOT_RUN : RunCodes.ENGINE_MISSING;
  }

  /// Whether a test was chosen by its name, and not because all are run.
  boolean names(TestKind kind) {
    return tests.contains(kind) && tests.size() < TestKind.values().length;
  }

  /// Whether nothing more is tested of a model once a test of it has failed.
  public boolean endsAtFailure() {
    return afterFailure == AfterFailure.STOP;
  }

  /// Whether nothing more is tested of a model.
  ///
  /// @param soFar its tests until now
  boolean endAfter(List<WeightsTest> soFar) {
    return endsAtFailure() && soFar.stream().anyMatch(WeightsTest::failed);
  }

  /// The same, for a model whose tensors and pictures are to be kept.
  public TestOptions keeping(Optional<Path> folder) {
    return new TestOptions(
        formats, device, python, tests, afterFailure, folder, pictures, leftOut, memoryLimit);
  }

  /// The same where code that comes with the model may be run.
  public TestOptions trusting() {
    return new TestOptions(
        formats,
        device,
        new PythonSettings(python.python(), ModelCode.TRUSTED, python.limit()),
        tests,
        afterFailure,
        keep,
        pictures,
        leftOut,
        memoryLimit);
  }

  /// The same, for a report that shows pictures or not.
  public TestOptions showing(Pictures shown) {
    return new TestOptions(
        formats, device, python, tests, afterFailure, keep, shown, leftOut, memoryLimit);
  }

  /// The same without some formats.
  public TestOptions without(Set<WeightsFormat> further) {
    return new TestOptions(
        formats, device, python, tests, afterFailure, keep, pictures, further, memoryLimit);
  }

  /// The same where the test is ended when it takes more memory.
  public TestOptions within(long bytes) {
    return new TestOptions(
        formats, device, python, tests, afterFailure, keep, pictures, leftOut, bytes);
  }
}
