package eu.riscale.hub.init;

import eu.riscale.hub.init.trial.GuessedAxis.Kind;
import java.util.OptionalDouble;

/// An axis as it is going to be described.
///
/// @param whyId why it is called so, where that is a guess
/// @param size as a description writes it; empty where nobody knows
/// @param whySize where the size is from, or what to write in its place
/// @param count how long the axis is, where it always is; of channels, how many names it needs
/// @param scale how large a pixel is, or how much larger than that of the input
/// @param unit of length; empty where nobody knows
record AxisDraft(
    Kind kind,
    String id,
    String whyId,
    String size,
    String whySize,
    long count,
    OptionalDouble scale,
    String unit) {
  static AxisDraft batch(boolean isAny, String why) {
    return new AxisDraft(
        Kind.BATCH, "batch", why, isAny ? "" : "1", "", 1, OptionalDouble.empty(), "");
  }

  static AxisDraft channel(long count, String why) {
    return new AxisDraft(Kind.CHANNEL, "channel", why, "", "", count, OptionalDouble.empty(), "");
  }

  AxisDraft scaled(OptionalDouble by, String of) {
    return new AxisDraft(kind, id, whyId, size, whySize, count, by, of);
  }
}
