package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.PythonWish;
import eu.riscale.hub.engine.WeightsFormat;
import java.util.List;

/// What the person at the command line asked of a test.
///
/// @param formats the weights formats to test; all that are present where empty
/// @param python what is allowed of code that comes with a model
/// @param tests in their order, at least one
/// @param stopEarly whether the first test that fails is the model's last
public record Wishes(
    List<WeightsFormat> formats,
    Device device,
    PythonWish python,
    List<TestKind> tests,
    boolean stopEarly) {}
