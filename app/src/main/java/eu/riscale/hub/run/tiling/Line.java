package eu.riscale.hub.run.tiling;

import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A direction of an image, such as down or to the right: the axis of an input, and the axes of all
/// tensors that are as long as it, up to a factor.
///
/// @param id of the axis of the first input
/// @param size which sizes that axis may have
/// @param halo its elements at each end of a tile of which the results do not count
/// @param margin its elements that are added at each end of a whole image
/// @param inputs the axes of inputs, itself among them
/// @param outputs the axes of outputs
/// @param isCuttable whether tiles can be put together again along it: each output has it once
public record Line(
    String id,
    AxisView.Type type,
    Size size,
    int halo,
    int margin,
    List<Place> inputs,
    List<Place> outputs,
    boolean isCuttable) {
  /// More than this nobody shrinks an image.
  private static final int MOST_SHRUNK = 64;

  private static final int MOST_ALIGNED = 1 << 20;
  private static final double ROUNDING = 1e-6;

  public Line {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// An axis of a tensor, which is `length · factor + offset` long.
  ///
  /// @param tensor its position among the inputs that are given, or the outputs
  /// @param axis its position in the tensor
  public record Place(int tensor, int axis, double factor, double offset) {
    /// How long the axis is, cut to a whole number.
    public int of(long length) {
      return (int) Math.min(Integer.MAX_VALUE, (long) (length * factor + offset));
    }

    /// How far down the axis something begins that begins there along the line.
    int at(int position) {
      return (int) Math.round(position * factor);
    }
  }

  /// The same with another halo.
  Line withHalo(int other) {
    return new Line(id, type, size, other, other, inputs, outputs, isCuttable);
  }

  /// Whether the description allows so many elements.
  public boolean allows(long length) {
    return switch (size) {
      case Size.Any any -> length >= 1;
      case Size.Fixed(long only) -> length == only;
      case Size.Stepped(long min, long step) ->
          length == min || (step > 0 && length > min && (length - min) % step == 0);
      case Size.Missing missing -> false;
      case Size.Follows follows -> false;
      case Size.DataDependent depends -> false;
    };
  }

  /// The smallest size that is allowed and not below this; empty where all are smaller.
  public OptionalLong from(long least) {
    return switch (size) {
      case Size.Any any -> OptionalLong.of(Math.max(1, least));
      case Size.Fixed(long only) -> only >= least ? OptionalLong.of(only) : OptionalLong.empty();
      case Size.Stepped(long min, long step) -> {
        if (least <= min) {
          yield OptionalLong.of(min);
        }
        yield step > 0
            ? OptionalLong.of(min + Math.ceilDiv(least - min, step) * step)
            : OptionalLong.empty();
      }
      case Size.Missing missing -> OptionalLong.empty();
      case Size.Follows follows -> OptionalLong.empty();
      case Size.DataDependent depends -> OptionalLong.empty();
    };
  }

  /// The largest size that is allowed and not above this; the smallest of all where none is.
  public long upTo(long most) {
    return switch (size) {
      case Size.Stepped(long min, long step) when step > 0 && most > min ->
          min + (most - min) / step * step;
      case Size.Any any -> Math.max(1, most);
      default -> from(0).orElse(most);
    };
  }

  /// Which sizes are allowed, in words.
  public String sizes() {
    return switch (size) {
      case Size.Fixed(long only) -> Long.toString(only);
      case Size.Stepped(long min, long step) ->
          step == 0
              ? Long.toString(min)
              : "%d, %d, %d and so on".formatted(min, min + step, min + 2 * step);
      case Size.Any any -> "any size";
      case Size.Missing missing -> "no size";
      case Size.Follows follows -> "no size";
      case Size.DataDependent depends -> "no size";
    };
  }

  private List<Place> places() {
    List<Place> all = new ArrayList<>(inputs);
    all.addAll(outputs);
    return all;
  }

  /// The least number of elements that is a whole number of elements in all tensors; 0 where there
  /// is none.
  int quantum() {
    for (int n = 1; n <= MOST_SHRUNK; n++) {
      int elements = n;
      if (places().stream().allMatch(place -> isWhole(elements * place.factor()))) {
        return n;
      }
    }
    return 0;
  }

  /// A number of elements of which tiles and halos are best a multiple: the step of the sizes,
  /// which is that by which a network makes its image smaller.
  public int alignment() {
    int quantum = Math.max(1, quantum());
    return size instanceof Size.Stepped(long min, long step) && step > 0 && step <= MOST_ALIGNED
        ? common(quantum, (int) step)
        : quantum;
  }

  /// The least common multiple.
  static int common(int one, int other) {
    int a = one;
    int b = other;
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return one / a * other;
  }

  private static boolean isWhole(double number) {
    return Math.abs(number - Math.rint(number)) < ROUNDING;
  }
}
