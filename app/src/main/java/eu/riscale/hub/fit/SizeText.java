package eu.riscale.hub.fit;

import eu.riscale.hub.spec.view.axis.Size;
import java.util.Locale;
import java.util.OptionalLong;

/// The size of an axis for people, such as `64 + 16·n`.
public final class SizeText {
  private SizeText() {}

  public static String of(Size size) {
    return size.only().isPresent() ? Long.toString(size.only().getAsLong()) : several(size);
  }

  private static String several(Size size) {
    return switch (size) {
      case Size.Any any -> "any";
      case Size.Missing missing -> "any";
      case Size.Fixed(long fixed) -> Long.toString(fixed);
      case Size.Stepped(long min, long step) -> step == 1 ? "≥ " + min : min + " + " + step + "·n";
      case Size.Follows follows -> follows(follows);
      case Size.DataDependent(long min, OptionalLong max) ->
          "depends on the data, " + min + (max.isPresent() ? " to " + max.getAsLong() : " or more");
    };
  }

  private static String follows(Size.Follows size) {
    String factor = size.factor() == 1 ? "" : "·" + number(size.factor());
    String sign = size.offset() < 0 ? " − " : " + ";
    String offset = size.offset() == 0 ? "" : sign + number(Math.abs(size.offset()));
    return size.tensor() + "." + size.axis() + factor + offset;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4g", value).replaceFirst("0+$", "");
  }
}
