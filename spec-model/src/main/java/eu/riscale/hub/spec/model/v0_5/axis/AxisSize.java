package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.OptionalInt;

/// How many elements a tensor has along an axis.
public sealed interface AxisSize {
  Code KIND =
      Code.error(
              "axis-size-kind", "The size of an axis is none of the kinds that are allowed there.")
          .why("Input sizes are chosen by the user within the rule; output sizes follow from them.")
          .section("model 0.5, axes.size")
          .example(
              "outputs:\n- axes:\n  - {type: space, id: x, size: {min: 64, step: 16}}",
              "outputs:\n- axes:\n  - {type: space, id: x, size: {tensor_id: raw, axis_id: x}}");

  /// Stands for a size that is broken.
  AxisSize UNKNOWN = new FixedSize(1);

  /// Always the same size.
  record FixedSize(int size) implements AxisSize {}

  /// `min`, `min + step`, `min + 2·step` and so on.
  record ParameterizedSize(int min, int step) implements AxisSize {
    static final Decoder<AxisSize> DECODER =
        Fields.mapping(in -> {
          var min = in.required("min", Numbers.integer(1));
          var step = in.required("step", Numbers.integer(1));
          return in.build(() -> new ParameterizedSize(min.get(), step.get()));
        });
  }

  /// The size of another axis: `reference size · reference scale / own scale + offset`, rounded
  /// down.
  record SizeReference(TensorId tensorId, AxisId axisId, int offset) implements AxisSize {
    /// Stands for a reference that is broken.
    static final SizeReference NOWHERE = new SizeReference(new TensorId(""), new AxisId(""), 0);

    static final Decoder<SizeReference> DECODER =
        Fields.mapping(in -> {
          var tensorId = in.required("tensor_id", TensorId.DECODER);
          var axisId = in.required("axis_id", AxisId.DECODER);
          var offset = in.optional("offset", Numbers.STRICT_INTEGER, 0);
          return in.build(() -> new SizeReference(tensorId.get(), axisId.get(), offset.get()));
        });

    @Override
    public String toString() {
      return tensorId + "." + axisId;
    }
  }

  /// Known only after the model has run.
  record DataDependentSize(int min, OptionalInt max) implements AxisSize {
    static final Decoder<DataDependentSize> DECODER =
        Fields.mapping(in -> {
          var min = in.optional("min", Numbers.integer(1), 1);
          var max = in.optional("max", Numbers.integer(2));
          return in.build(() ->
              new DataDependentSize(
                  min.get(), max.get().map(OptionalInt::of).orElse(OptionalInt.empty())));
        });
  }

  Decoder<AxisSize> INPUT =
      (node, at, out) ->
          node instanceof YamlMapping mapping && isStepped(mapping) && !isReference(mapping)
              ? ParameterizedSize.DECODER.decode(node, at, out)
              : fixedOrReference(node, at, "a number, {min, step} or {tensor_id, axis_id}", out);

  /// Time and space.
  Decoder<AxisSize> OUTPUT =
      (node, at, out) ->
          fixedOrReference(
              node,
              at,
              "a number, or {tensor_id, axis_id, offset} of an axis of an input; {min, step} is for"
                  + " inputs",
              out);

  /// Index axes, such as a list of detections.
  Decoder<AxisSize> INDEX_OUTPUT =
      (node, at, out) ->
          node instanceof YamlMapping mapping && !isReference(mapping)
              ? DataDependentSize.DECODER.decode(node, at, out).map(size -> size)
              : fixedOrReference(node, at, "a number, {tensor_id, axis_id} or {min, max}", out);

  private static boolean isReference(YamlMapping mapping) {
    return mapping.get("tensor_id") != null || mapping.get("axis_id") != null;
  }

  private static boolean isStepped(YamlMapping mapping) {
    return mapping.get("min") != null || mapping.get("step") != null;
  }

  private static Decoded<AxisSize> fixedOrReference(
      YamlNode node, RdfPath at, String allowed, Reading out) {
    boolean foreign = node instanceof YamlMapping mapping && !isReference(mapping);
    boolean empty = node instanceof YamlScalar scalar && scalar.isNull();
    if (foreign || empty || !(node instanceof YamlMapping || node instanceof YamlScalar)) {
      out.add(Finding.of(KIND, at, "Found " + node.describe() + ".").expected(allowed));
      return Decoded.broken();
    }
    if (node instanceof YamlMapping mapping && (isStepped(mapping) || mapping.get("max") != null)) {
      String mixed = "Found a size in two ways at once: its own range, and that of another axis.";
      out.add(Finding.of(KIND, at, mixed).expected(allowed));
      return Decoded.broken();
    }
    return node instanceof YamlScalar
        ? Numbers.integer(1).decode(node, at, out).map(FixedSize::new)
        : SizeReference.DECODER.decode(node, at, out).map(size -> size);
  }
}
