package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.OptionalDouble;

/// The smallest and largest value that data may have; empty for what the type can hold.
public record DataRange(OptionalDouble min, OptionalDouble max) {
  public static final DataRange OPEN =
      new DataRange(OptionalDouble.empty(), OptionalDouble.empty());

  public static final Code INFINITE =
      Code.warning("data-range-infinite", "An end of the data range is infinite.")
          .why("An open end is written as null; infinity cannot be written as JSON.")
          .section("model 0.5, data.range")
          .example("range: [0, .inf]", "range: [0, null]");
  public static final Code REVERSED =
      Code.error("data-range-reversed", "The data range starts above its end.")
          .why("No value lies in it.")
          .section("model 0.4, data_range; model 0.5, data.range")
          .example("range: [1, 0]", "range: [0, 1]");

  private static final Decoder<OptionalDouble> END =
      (node, at, out) -> {
        if (node instanceof YamlScalar scalar && scalar.isNull()) {
          return Decoded.of(OptionalDouble.empty());
        }
        if (node instanceof YamlScalar scalar && isInfinite(scalar.text())) {
          out.add(
              Finding.of(INFINITE, at, "Found " + node.describe() + ", read as an open end.")
                  .hint("Write null instead."));
          return Decoded.of(OptionalDouble.empty());
        }
        return Numbers.REAL.decode(node, at, out).map(OptionalDouble::of);
      };

  public static final Decoder<DataRange> DECODER =
      (node, at, out) -> {
        Decoded<List<OptionalDouble>> ends = Lists.ofLength(2, END).decode(node, at, out);
        if (!(ends instanceof Decoded.Value<List<OptionalDouble>>(List<OptionalDouble> both))) {
          return Decoded.broken();
        }
        DataRange range = new DataRange(both.get(0), both.get(1));
        if (range.min.isPresent()
            && range.max.isPresent()
            && range.min.getAsDouble() > range.max.getAsDouble()) {
          out.add(
              REVERSED,
              at,
              "The range starts at "
                  + range.min.getAsDouble()
                  + " and ends at "
                  + range.max.getAsDouble()
                  + ".");
          return Decoded.broken();
        }
        return Decoded.of(range);
      };

  private static boolean isInfinite(String text) {
    return switch (text) {
      case "inf",
          "-inf",
          ".inf",
          "-.inf",
          "+.inf",
          ".Inf",
          "-.Inf",
          "+.Inf",
          ".INF",
          "-.INF",
          "+.INF" ->
          true;
      default -> false;
    };
  }
}
