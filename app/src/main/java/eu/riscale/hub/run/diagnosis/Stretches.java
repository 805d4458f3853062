package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The middle of some axes, which is cut out of tensors that are as long there, or longer or
/// shorter by a whole factor.
///
/// @param axes by their names
record Stretches(Map<String, Stretch> axes) {

  private static final int GRID = 16;

  /// A larger power of two than networks halve an image by.
  private static final int LARGEST_GRID = 64;

  /// @param whole how long the axis is
  /// @param from the first element of the middle
  record Stretch(int whole, int from, int length) {

    /// What is left when about a quarter is left off at both ends.
    Stretch inner() {
      int margin = length / (4 * GRID) * GRID;
      return new Stretch(whole, from + margin, length - 2 * margin);
    }

    /// The same stretch of an axis that is no longer than this one.
    Stretch within(Stretch other) {
      return new Stretch(other.length, from - other.from, length);
    }
  }

  /// About so long a stretch of each long axis, so that the grids of a network that halves the
  /// image lie where they lie in the whole.
  static Optional<Stretches> middle(List<Tensor> inputs, int about) {
    Map<String, Stretch> axes = new HashMap<>();
    for (Tensor input : inputs) {
      for (int i = 0; i < input.rank(); i++) {
        String axis = input.axes().get(i);
        int whole = input.length(i);
        if (Places.isSpatial(axis) && 2 * whole > 3 * about) {
          Stretch stretch = stretch(whole, about);
          Stretch other = axes.put(axis, stretch);
          if (other != null && other.whole() != whole) {
            return Optional.empty();
          }
        }
      }
    }
    return axes.isEmpty() ? Optional.empty() : Optional.of(new Stretches(axes));
  }

  private static Stretch stretch(int whole, int about) {
    for (int grid = LARGEST_GRID; grid > 1; grid /= 2) {
      int length = about + Math.floorMod(whole - about, 2 * grid);
      if (length % grid == 0 && length < whole) {
        return new Stretch(whole, (whole - length) / 2, length);
      }
    }
    int length = about + Math.floorMod(whole - about, 2);
    return new Stretch(whole, (whole - length) / 2, length);
  }

  Set<String> names() {
    return axes.keySet();
  }

  Stretches inner() {
    Map<String, Stretch> inner = new HashMap<>();
    axes.forEach((axis, stretch) -> inner.put(axis, stretch.inner()));
    return new Stretches(inner);
  }

  /// These in what others cut out.
  Stretches within(Stretches others) {
    Map<String, Stretch> within = new HashMap<>();
    others.axes.forEach((axis, other) -> {
      Stretch own = axes.get(axis);
      if (own != null) {
        within.put(axis, own.within(other));
      }
    });
    return new Stretches(within);
  }

  /// The part of a tensor; empty where an axis is longer or shorter by no whole factor.
  ///
  /// @param names of its axes
  Optional<Tensor> of(Tensor tensor, List<String> names) {
    int[] before = new int[tensor.rank()];
    int[] after = new int[tensor.rank()];
    for (int i = 0; i < before.length; i++) {
      Stretch stretch = axes.get(names.get(i));
      if (stretch == null) {
        continue;
      }
      long from = (long) stretch.from() * tensor.length(i);
      long length = (long) stretch.length() * tensor.length(i);
      if (from % stretch.whole() != 0 || length % stretch.whole() != 0) {
        return Optional.empty();
      }
      before[i] = (int) (from / stretch.whole());
      after[i] = tensor.length(i) - before[i] - (int) (length / stretch.whole());
    }
    return Optional.of(Cropping.crop(tensor, before, after));
  }
}
