package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Interval;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Words;
import java.util.Optional;

/// Decoders that several kinds of axes share.
final class AxisFields {
  static final Decoder<String> DESCRIPTION = Texts.atMost(128);
  static final Decoder<Double> SCALE = Numbers.real(Interval.above(0));
  static final AxisId INDEX = new AxisId("index");
  static final AxisId TIME = new AxisId("time");
  static final AxisId X = new AxisId("x");

  private AxisFields() {}

  /// The fields that time and space axes have beside their size.
  record Calibration<U>(
      Decoded<AxisId> id,
      Decoded<String> description,
      Decoded<Optional<U>> unit,
      Decoded<Double> scale) {}

  static Calibration<TimeUnit> time(Fields in) {
    in.required("type", Words.only("time"));
    return calibration(in, TIME, Words.of(TimeUnit.values()));
  }

  static Calibration<SpaceUnit> space(Fields in) {
    in.required("type", Words.only("space"));
    return calibration(in, X, Words.of(SpaceUnit.values()));
  }

  private static <U> Calibration<U> calibration(Fields in, AxisId fallback, Decoder<U> units) {
    return new Calibration<>(
        in.optional("id", AxisId.NOT_BATCH, fallback),
        in.optional("description", DESCRIPTION, ""),
        in.optional("unit", units),
        in.optional("scale", SCALE, 1.0));
  }
}
