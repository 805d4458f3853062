package eu.riscale.hub.predict;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.run.tiling.TilePlanner;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the person at the command line asked of a prediction.
///
/// @param inputs `NAME=FILE`, or `FILE` for the only input; FILE may be a folder of images
/// @param axes `NAME=yxc`, or `yxc` for the only input
/// @param folder where outputs go
/// @param format the kind of file that outputs are; empty for arrays of arrays and TIFF of images
/// @param weights the format to run; empty for the first that runs here
/// @param stats the file of the statistics of the dataset
public record PredictOptions(
    List<String> inputs,
    List<String> axes,
    Path folder,
    Optional<OutputFormat> format,
    Optional<WeightsFormat> weights,
    Device device,
    PythonSettings python,
    TilePlanner.Wishes wishes,
    Optional<Path> stats,
    Writing writing,
    Task task) {

  /// What is run.
  public enum Task {
    /// Those of `inputs`.
    IMAGES,
    /// The test inputs, for new test outputs.
    TEST_OUTPUTS
  }

  /// What becomes of files.
  public enum Writing {
    /// Nothing is run.
    NOTHING,
    NEW_FILES,
    /// Those that are there already are replaced.
    OVER_OLD_FILES
  }
}
