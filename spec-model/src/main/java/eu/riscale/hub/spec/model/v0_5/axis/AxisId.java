package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.Identifier;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.Locale;
import java.util.function.Predicate;

/// The name of an axis, in lower case; the letters `b`, `t`, `i`, `c` and `s` stand for batch,
/// time, index and (twice) channel.
public record AxisId(String text) {
  public static final Code BATCH =
      Code.error("axis-id-batch", "The batch axis, and only that, is called batch.")
          .why("Software finds the batch axis by its name.")
          .section("model 0.5, axes.id")
          .example("- {type: space, id: batch, size: 64}", "- {type: space, id: y, size: 64}");
  public static final AxisId BATCH_ID = new AxisId("batch");
  public static final AxisId CHANNEL_ID = new AxisId("channel");

  private static final int LONGEST = 16;

  public static final Decoder<AxisId> DECODER =
      (node, at, out) -> {
        if (!(Texts.atLeast(1).decode(node, at, out)
            instanceof Decoded.Value<String>(String text))) {
          return Decoded.broken();
        }
        String id = normal(text);
        if (!Texts.tooLong(id, LONGEST, at, out) && Identifier.parse(id).isPresent()) {
          return Decoded.of(new AxisId(id));
        }
        return refused(id, node, at, out);
      };

  /// Any axis but batch.
  public static final Decoder<AxisId> NOT_BATCH =
      only(id -> !id.isBatch(), "an id other than batch");

  /// The batch axis.
  public static final Decoder<AxisId> ONLY_BATCH = only(AxisId::isBatch, "batch");

  public boolean isBatch() {
    return equals(BATCH_ID);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String normal(String text) {
    String id = text.toLowerCase(Locale.ROOT);
    return switch (id) {
      case "b" -> "batch";
      case "t" -> "time";
      case "i" -> "index";
      case "c", "s" -> "channel";
      default -> id;
    };
  }

  private static Decoded<AxisId> refused(String id, YamlNode node, RdfPath at, Reading out) {
    if (Identifier.parse(id).isEmpty()) {
      out.add(
          Finding.of(ValueCodes.IDENTIFIER, at, "Found " + node.describe() + ".")
              .expected("letters, digits and _, not starting with a digit"));
    }
    return Decoded.broken();
  }

  private static Decoder<AxisId> only(Predicate<AxisId> allowed, String expected) {
    return (node, at, out) -> {
      Decoded<AxisId> decoded = DECODER.decode(node, at, out);
      if (decoded instanceof Decoded.Value<AxisId>(AxisId id) && !allowed.test(id)) {
        out.add(Finding.of(BATCH, at, "Found " + node.describe() + ".").expected(expected));
        return Decoded.broken();
      }
      return decoded;
    };
  }
}
