package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the person at the command line asked of a test.
///
/// @param formats the weights formats to test; all that are present where empty
/// @param python what is allowed of code that comes with a model
/// @param tests in their order, at least one
/// @param stopEarly whether the first test that fails is the model's last
/// @param keep the folder for the model's tensors and pictures; empty where none are asked for
public record TestOptions(
    List<WeightsFormat> formats,
    Device device,
    PythonSettings python,
    List<TestKind> tests,
    boolean stopEarly,
    Optional<Path> keep) {

  /// The same, for a model whose tensors and pictures are to be kept.
  public TestOptions keeping(Optional<Path> folder) {
    return new TestOptions(formats, device, python, tests, stopEarly, folder);
  }
}
