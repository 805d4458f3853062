package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/// Decoders of the shapes of inputs and outputs.
final class ShapeForms {
  static final Code SHAPE =
      Code.error("shape-form", "A shape is neither a list of sizes nor a rule for them.")
          .why("Software has to know which sizes the network takes and yields.")
          .section("model 0.4, inputs.shape and outputs.shape")
          .example("shape: auto", "shape:\n  min: [1, 1, 64, 64]\n  step: [0, 0, 16, 16]");
  static final Code OFFSET =
      Code.error("offset-not-half-pixel", "An offset is no multiple of half a pixel.")
          .why("An offset counts on both sides, so twice of it has to be a whole number of pixels.")
          .section("model 0.4, outputs.shape.offset")
          .example("offset: [0, 0, 0.25, 0.25]", "offset: [0, 0, 0.5, 0.5]");

  private static final Decoder<ExplicitShape> EXPLICIT = TensorForms.SIZES.map(ExplicitShape::new);

  private static final Decoder<ParameterizedInputShape> PARAMETERIZED =
      Fields.mapping(in -> {
        var min = in.required("min", Lists.nonEmpty(Numbers.INTEGER, 1), List.of());
        var step = in.required("step", Lists.nonEmpty(Numbers.INTEGER, 0), List.of());
        return in.build(() -> new ParameterizedInputShape(min.get(), step.get()));
      });

  private static final Decoder<ImplicitOutputShape> IMPLICIT =
      Fields.mapping(in -> {
        var reference = in.required("reference_tensor", TensorForms.NAME, "");
        var scale =
            in.required("scale", Lists.nonEmpty(ShapeForms::scale, Optional.of(1.0)), List.of());
        var offset = in.required("offset", Lists.nonEmpty(ShapeForms::offset, 0.0), List.of());
        return in.build(() -> new ImplicitOutputShape(reference.get(), scale.get(), offset.get()));
      });

  static final Decoder<InputShape> INPUT =
      (node, at, out) ->
          switch (node) {
            case YamlMapping mapping -> PARAMETERIZED.decode(mapping, at, out).map(shape -> shape);
            case YamlSequence sequence -> EXPLICIT.decode(sequence, at, out).map(shape -> shape);
            case YamlScalar scalar ->
                wrong(scalar, "a list of sizes, or a mapping with min and step", at, out);
          };

  static final Decoder<OutputShape> OUTPUT =
      (node, at, out) ->
          switch (node) {
            case YamlMapping mapping -> IMPLICIT.decode(mapping, at, out).map(shape -> shape);
            case YamlSequence sequence -> EXPLICIT.decode(sequence, at, out).map(shape -> shape);
            case YamlScalar scalar ->
                wrong(
                    scalar,
                    "a list of sizes, or a mapping with reference_tensor, scale and offset",
                    at,
                    out);
          };

  private ShapeForms() {}

  private static <T> Decoded<T> wrong(YamlScalar scalar, String expected, RdfPath at, Reading out) {
    out.add(Finding.of(SHAPE, at, "Found " + scalar.describe() + ".").expected(expected));
    return Decoded.broken();
  }

  private static Decoded<Optional<Double>> scale(YamlNode node, RdfPath at, Reading out) {
    return node instanceof YamlScalar scalar && scalar.isNull()
        ? Decoded.of(Optional.empty())
        : Numbers.REAL.decode(node, at, out).map(Optional::of);
  }

  private static Decoded<Double> offset(YamlNode node, RdfPath at, Reading out) {
    Decoded<Double> decoded = Numbers.REAL.decode(node, at, out);
    if (decoded instanceof Decoded.Value<Double>(Double offset)
        && offset * 2 != Math.rint(offset * 2)) {
      out.add(
          Finding.of(OFFSET, at, "Found the number " + offset + ".").expected("a multiple of 0.5"));
      return Decoded.broken();
    }
    return decoded;
  }
}
