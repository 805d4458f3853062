package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.value.SiUnit;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the values of a tensor, or of one of its channels, mean.
public sealed interface TensorDataDescr {
  DataType type();

  /// Values that name things (labels, classes) or ranks.
  record NominalOrOrdinalDataDescr(NominalValues values, DataType type, Optional<DataUnit> unit)
      implements TensorDataDescr {
    static final Decoder<NominalOrOrdinalDataDescr> DECODER =
        Fields.mapping(in -> {
          var values =
              in.required("values", NominalValues.DECODER, new NominalValues.Labels(List.of()));
          var type = in.optional("type", Words.of(DataType.values()), DataType.UINT8);
          var unit = in.optional("unit", DataUnit.DECODER);
          return in.build(
              () -> new NominalOrOrdinalDataDescr(values.get(), type.get(), unit.get()));
        });
  }

  /// Values to compute with.
  ///
  /// @param offset only data on a ratio scale have one
  record IntervalOrRatioDataDescr(
      DataType type, DataRange range, DataUnit unit, double scale, OptionalDouble offset)
      implements TensorDataDescr {
    static final IntervalOrRatioDataDescr STANDARD =
        new IntervalOrRatioDataDescr(
            DataType.FLOAT32,
            DataRange.OPEN,
            new DataUnit.Arbitrary(),
            1.0,
            OptionalDouble.empty());
    private static final List<DataType> NUMBERS =
        Arrays.stream(DataType.values()).filter(type -> type != DataType.BOOL).toList();

    static final Decoder<IntervalOrRatioDataDescr> DECODER =
        Fields.mapping(in -> {
          var type =
              in.optional("type", Words.of(NUMBERS.toArray(DataType[]::new)), DataType.FLOAT32);
          var range = in.optional("range", DataRange.DECODER, DataRange.OPEN);
          var unit = in.optional("unit", DataUnit.DECODER, new DataUnit.Arbitrary());
          var scale = in.optional("scale", Numbers.REAL, 1.0);
          var offset = in.optional("offset", Numbers.REAL);
          return in.build(() ->
              new IntervalOrRatioDataDescr(
                  type.get(),
                  range.get(),
                  unit.get(),
                  scale.get(),
                  offset.get().map(OptionalDouble::of).orElse(OptionalDouble.empty())));
        });
  }

  /// The unit of values.
  sealed interface DataUnit {
    /// Written `arbitrary unit`.
    record Arbitrary() implements DataUnit {}

    record Si(SiUnit unit) implements DataUnit {}

    Decoder<DataUnit> DECODER =
        (node, at, out) ->
            node instanceof YamlScalar scalar && scalar.text().equals("arbitrary unit")
                ? Decoded.of(new Arbitrary())
                : Values.SI_UNIT.decode(node, at, out).map(Si::new);
  }

  Decoder<TensorDataDescr> DECODER =
      (node, at, out) ->
          node instanceof YamlMapping mapping && mapping.get("values") != null
              ? NominalOrOrdinalDataDescr.DECODER.decode(node, at, out).map(data -> data)
              : IntervalOrRatioDataDescr.DECODER.decode(node, at, out).map(data -> data);
}
