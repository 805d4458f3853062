package eu.riscale.hub.spec.view.step;

import eu.riscale.hub.spec.view.axis.AxisLetters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The axes over which a statistic is taken jointly, and with that whether it is one of each sample
/// or of the whole dataset: of the dataset where `batch` is among them.
public final class JointAxes {
  private enum Kind {
    ALL,
    ALL_BUT_BATCH,
    NAMED
  }

  private final Kind kind;
  private final List<String> names;

  private JointAxes(Kind kind, List<String> names) {
    this.kind = kind;
    this.names = List.copyOf(names);
  }

  /// Every axis: what model 0.5 means where `axes` is left out.
  public static JointAxes all() {
    return new JointAxes(Kind.ALL, List.of());
  }

  /// Every axis of one sample.
  public static JointAxes allButBatch() {
    return new JointAxes(Kind.ALL_BUT_BATCH, List.of());
  }

  public static JointAxes of(List<String> names) {
    return new JointAxes(Kind.NAMED, names);
  }

  /// Those of the given axes that are measured jointly, in their order.
  public List<String> among(List<String> axes) {
    return switch (kind) {
      case ALL -> axes;
      case ALL_BUT_BATCH -> axes.stream().filter(axis -> !axis.equals(AxisLetters.BATCH)).toList();
      case NAMED -> axes.stream().filter(names::contains).toList();
    };
  }

  /// Whether the statistic is one of the whole dataset.
  public boolean acrossSamples() {
    return switch (kind) {
      case ALL -> true;
      case ALL_BUT_BATCH -> false;
      case NAMED -> names.contains(AxisLetters.BATCH);
    };
  }

  /// Whether the axes are named, be it all of them.
  public boolean areNamed() {
    return kind == Kind.NAMED;
  }

  /// The axes to measure jointly, also those that a tensor does not have.
  ///
  /// @param all the axes of a tensor
  public Set<String> names(List<String> all) {
    Set<String> axes = new HashSet<>(kind == Kind.NAMED ? names : all);
    if (kind == Kind.ALL_BUT_BATCH) {
      axes.remove(AxisLetters.BATCH);
    }
    return axes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JointAxes that && kind == that.kind && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + names.hashCode();
  }

  /// Such as `over y, x of each sample` or `over all axes of the dataset`.
  @Override
  public String toString() {
    return switch (kind) {
      case ALL -> "over all axes and samples";
      case ALL_BUT_BATCH -> "over all axes of each sample";
      case NAMED ->
          "over "
              + String.join(", ", names)
              + (acrossSamples() ? " and all samples" : " of each sample");
    };
  }
}
