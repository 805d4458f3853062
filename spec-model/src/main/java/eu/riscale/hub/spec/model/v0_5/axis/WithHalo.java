package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize.SizeReference;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.Optional;

/// An output axis with `halo` bad elements at both ends, which are to be cut off.
public sealed interface WithHalo extends OutputAxis {
  Code NEEDS_REFERENCE =
      Code.error(
              "halo-needs-size-reference",
              "An axis with a halo does not take its size from another axis.")
          .why("To make up for the halo, software enlarges the input axis that the size refers to.")
          .section("model 0.5, halo")
          .example(
              "- {type: space, id: x, size: 256, halo: 16}",
              "- {type: space, id: x, size: {tensor_id: raw, axis_id: x}, halo: 16}");

  /// Elements to cut off at each end, at least 1.
  int halo();

  SizeReference size();

  @Override
  default Optional<AxisSize> givenSize() {
    return Optional.of(size());
  }

  record TimeOutputAxisWithHalo(
      AxisId id,
      String description,
      SizeReference size,
      int halo,
      Optional<TimeUnit> unit,
      double scale)
      implements WithHalo {
    @Override
    public Optional<String> unitWord() {
      return unit.map(TimeUnit::word);
    }

    static final Decoder<TimeOutputAxisWithHalo> DECODER =
        Fields.mapping(in -> {
          var axis = AxisFields.time(in);
          var size = in.required("size", REFERENCE, SizeReference.NOWHERE);
          var halo = in.required("halo", Numbers.integer(1), 1);
          return in.build(() ->
              new TimeOutputAxisWithHalo(
                  axis.id().get(),
                  axis.description().get(),
                  size.get(),
                  halo.get(),
                  axis.unit().get(),
                  axis.scale().get()));
        });
  }

  record SpaceOutputAxisWithHalo(
      AxisId id,
      String description,
      SizeReference size,
      int halo,
      Optional<SpaceUnit> unit,
      double scale)
      implements WithHalo {
    @Override
    public Optional<String> unitWord() {
      return unit.map(SpaceUnit::word);
    }

    static final Decoder<SpaceOutputAxisWithHalo> DECODER =
        Fields.mapping(in -> {
          var axis = AxisFields.space(in);
          var size = in.required("size", REFERENCE, SizeReference.NOWHERE);
          var halo = in.required("halo", Numbers.integer(1), 1);
          return in.build(() ->
              new SpaceOutputAxisWithHalo(
                  axis.id().get(),
                  axis.description().get(),
                  size.get(),
                  halo.get(),
                  axis.unit().get(),
                  axis.scale().get()));
        });
  }

  private static Decoder<SizeReference> reference() {
    return (node, at, out) -> {
      if (node instanceof YamlMapping mapping
          && (mapping.get("tensor_id") != null || mapping.get("axis_id") != null)) {
        return SizeReference.DECODER.decode(node, at, out);
      }
      out.add(
          Finding.of(NEEDS_REFERENCE, at, "Found " + node.describe() + ".")
              .expected("{tensor_id, axis_id} of an input axis"));
      return Decoded.broken();
    };
  }

  Decoder<SizeReference> REFERENCE = reference();
}
