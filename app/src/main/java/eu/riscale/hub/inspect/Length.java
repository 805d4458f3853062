package eu.riscale.hub.inspect;

import java.util.Locale;
import java.util.OptionalInt;

/// How many elements a tensor has along an axis, by its description.
public sealed interface Length {

  record Any() implements Length {
    @Override
    public String text() {
      return "any";
    }
  }

  record Fixed(int size) implements Length {
    @Override
    public String text() {
      return Integer.toString(size);
    }
  }

  /// `min + n·step`.
  record Steps(int min, int step) implements Length {
    @Override
    public String text() {
      return step == 1 ? "≥ " + min : min + " + " + step + "·n";
    }
  }

  /// `length of the other axis · factor + offset`.
  record Follows(String tensor, String axis, double factor, double offset) implements Length {
    @Override
    public String text() {
      String sign = offset < 0 ? " − " : " + ";
      return tensor
          + "."
          + axis
          + (factor == 1 ? "" : "·" + number(factor))
          + (offset == 0 ? "" : sign + number(Math.abs(offset)));
    }

    private static String number(double value) {
      return value == Math.rint(value)
          ? String.format(Locale.ROOT, "%.0f", value)
          : String.format(Locale.ROOT, "%.4g", value).replaceFirst("0+$", "");
    }
  }

  /// Known only after the model has run.
  record DataDependent(int min, OptionalInt max) implements Length {
    @Override
    public String text() {
      return "depends on the data, "
          + min
          + (max.isPresent() ? " to " + max.getAsInt() : " or more");
    }
  }

  /// For people, such as `64 + 16·n`.
  String text();

  /// Whether an axis may have this many elements, as far as that can be told from the axis alone.
  default boolean allows(long size) {
    return switch (this) {
      case Any any -> true;
      case Fixed(int fixed) -> size == fixed;
      case Steps(int min, int step) -> size >= min && (size - min) % step == 0;
      case Follows follows -> true;
      case DataDependent(int min, OptionalInt max) ->
          size >= min && size <= max.orElse(Integer.MAX_VALUE);
    };
  }
}
