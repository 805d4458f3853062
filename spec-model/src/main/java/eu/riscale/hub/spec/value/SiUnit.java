package eu.riscale.hub.spec.value;

import java.util.Optional;
import java.util.regex.Pattern;

/// A unit written with the symbols of the SI, such as `m`, `kg·m^2/s^2` or `µmol/l`.
public record SiUnit(String text) {
  private static final String PREFIX = "(?:Q|R|Y|Z|E|P|T|G|M|k|h|da|d|c|m|µ|n|p|f|a|z|y|r|q)?";
  private static final String UNIT =
      "(?:mol|cd|Hz|Pa|Wb|lm|lx|Bq|Gy|Sv|kat|m|g|s|A|K|N|J|W|C|V|F|Ω|S|T|H|l|L)";
  private static final String FACTOR = PREFIX + UNIT + "(?:\\^[+-]?[1-9]\\d*)?";
  private static final String DIVISOR = PREFIX + UNIT + "(?:\\^\\+?[1-9]\\d*)?";
  private static final Pattern PATTERN =
      Pattern.compile(FACTOR + "(?:·" + FACTOR + "|/" + DIVISOR + ")*");
  private static final int LONGEST = 200;

  /// Reads `×`, `*` and blanks as `·`.
  public static Optional<SiUnit> parse(String text) {
    String unit = text.replace('×', '·').replace('*', '·').replace(' ', '·');
    return unit.length() <= LONGEST && PATTERN.matcher(unit).matches()
        ? Optional.of(new SiUnit(unit))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
