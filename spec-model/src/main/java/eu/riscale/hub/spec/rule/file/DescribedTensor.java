package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A tensor of a model as its test file has to be, in words that fit every version of the format.
///
/// @param at where the test file is named
/// @param type numpy's name of the declared type
/// @param min the least value that is declared
/// @param max the greatest value that is declared
/// @param values all values that are declared, where they are listed
/// @param tolerance the largest absolute difference to this tensor that tests are to allow, where
///   the description sets it
/// @param lenient whether software of that format reads the tensor whatever its type and values are
public record DescribedTensor(
    String id,
    boolean isInput,
    RdfPath at,
    FileSource file,
    List<DescribedAxis> axes,
    String type,
    OptionalDouble min,
    OptionalDouble max,
    Optional<List<Double>> values,
    OptionalDouble tolerance,
    boolean lenient) {

  /// The tensors of a model that have a test file, inputs first.
  public static List<DescribedTensor> of(eu.riscale.hub.spec.model.v0_5.ModelDescr model) {
    return TensorsOf05.of(model);
  }

  /// The tensors of a model that have a test file, inputs first.
  public static List<DescribedTensor> of(eu.riscale.hub.spec.model.v0_4.ModelDescr model) {
    return TensorsOf04.of(model);
  }

  /// One axis.
  ///
  /// @param halo pixels at each end that software adds to an input, or crops from an output
  public record DescribedAxis(String id, Size size, int halo) {}

  /// Which sizes an axis may have.
  public sealed interface Size {
    record Any() implements Size {}

    record Fixed(long size) implements Size {}

    /// `min + n·step`.
    record Stepped(long min, long step) implements Size {}

    /// `size · factor + offset`, cut to a whole number.
    ///
    /// @param tensor the id of another tensor
    /// @param axis the position of the axis in it
    record Follows(String tensor, int axis, double factor, double offset) implements Size {}

    /// Known once the model has run.
    record AtLeast(long min, long max) implements Size {}
  }
}
