package eu.riscale.hub.spec.view.axis;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// How many elements a tensor may have along an axis.
public sealed interface Size {
  record Any() implements Size {}

  /// The description gives none where it has to: its axes and its shape differ in number.
  record Missing() implements Size {}

  record Fixed(long size) implements Size {}

  /// `min + n·step`, with the same whole `n` along all axes of a model; a step of 0 leaves `min`
  /// only.
  record Stepped(long min, long step) implements Size {}

  /// `size of another axis · factor + offset`, cut to a whole number.
  ///
  /// @param tensor the id of the tensor that has the other axis
  /// @param axis its id
  /// @param position its position in that tensor; empty where the model has no such axis
  /// @param factor 0 leaves the offset only
  record Follows(String tensor, String axis, OptionalInt position, double factor, double offset)
      implements Size {
    /// The size that follows from that of the other axis.
    public long of(long size) {
      return (long) (size * factor + offset);
    }
  }

  /// Known once the model has run.
  record DataDependent(long min, OptionalLong max) implements Size {}

  /// The size where there is only one, whatever the sizes of other axes.
  default OptionalLong only() {
    return switch (this) {
      case Fixed(long size) -> OptionalLong.of(size);
      case Stepped(long min, long step) when step == 0 -> OptionalLong.of(min);
      case Follows follows when follows.factor() == 0 -> OptionalLong.of(follows.of(0));
      case Any any -> OptionalLong.empty();
      case Missing missing -> OptionalLong.empty();
      case Stepped stepped -> OptionalLong.empty();
      case Follows follows -> OptionalLong.empty();
      case DataDependent depends -> OptionalLong.empty();
    };
  }
}
