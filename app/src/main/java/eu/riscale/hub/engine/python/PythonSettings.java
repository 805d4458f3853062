package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.ModelCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the person at the command line allows of code that comes with a model, and with which
/// Python.
///
/// @param python the Python to use, or the folder of its environment; where empty, one on the path
///   that has torch
/// @param code whether code from the model may run at all
/// @param limit how long opening a network may take, and how long each run of it
public record PythonSettings(Optional<Path> python, ModelCode code, Duration limit) {

  /// Long enough for a large network on a slow processor.
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

  /// No code of a model runs.
  public static final PythonSettings NONE =
      new PythonSettings(Optional.empty(), ModelCode.REFUSED, USUAL_LIMIT);
}
