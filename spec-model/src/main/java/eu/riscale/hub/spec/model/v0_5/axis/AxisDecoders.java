package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.TaggedUnion;
import eu.riscale.hub.spec.decode.TaggedUnion.Member;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;

/// Every kind of axis by its `type`.
public final class AxisDecoders {
  public static final TaggedUnion<InputAxis> INPUT =
      new TaggedUnion<>(
          "type",
          List.of(
              Member.of("batch", BatchAxis.class, BatchAxis.DECODER),
              Member.of("channel", ChannelAxis.class, ChannelAxis.DECODER),
              Member.of("index", InputAxis.IndexInputAxis.class, InputAxis.IndexInputAxis.DECODER),
              Member.of("time", InputAxis.TimeInputAxis.class, InputAxis.TimeInputAxis.DECODER),
              Member.of(
                  "space", InputAxis.SpaceInputAxis.class, InputAxis.SpaceInputAxis.DECODER)));

  public static final TaggedUnion<OutputAxis> OUTPUT =
      new TaggedUnion<>(
          "type",
          List.of(
              Member.of("batch", BatchAxis.class, BatchAxis.DECODER),
              Member.of("channel", ChannelAxis.class, ChannelAxis.DECODER),
              Member.of(
                  "index", OutputAxis.IndexOutputAxis.class, OutputAxis.IndexOutputAxis.DECODER),
              new Member<>(
                  "time",
                  List.of(OutputAxis.TimeOutputAxis.class, WithHalo.TimeOutputAxisWithHalo.class),
                  haloOr(
                      WithHalo.TimeOutputAxisWithHalo.DECODER, OutputAxis.TimeOutputAxis.DECODER)),
              new Member<>(
                  "space",
                  List.of(OutputAxis.SpaceOutputAxis.class, WithHalo.SpaceOutputAxisWithHalo.class),
                  haloOr(
                      WithHalo.SpaceOutputAxisWithHalo.DECODER,
                      OutputAxis.SpaceOutputAxis.DECODER))));

  /// The axes of an input, at least one.
  public static final Decoder<List<InputAxis>> INPUTS = Lists.nonEmpty(INPUT, BatchAxis.UNKNOWN);

  /// The axes of an output, at least one.
  public static final Decoder<List<OutputAxis>> OUTPUTS = Lists.nonEmpty(OUTPUT, BatchAxis.UNKNOWN);

  private AxisDecoders() {}

  private static Decoder<OutputAxis> haloOr(
      Decoder<? extends OutputAxis> halo, Decoder<? extends OutputAxis> plain) {
    return (node, at, out) ->
        node instanceof YamlMapping mapping && mapping.get("halo") != null
            ? halo.decode(node, at, out).map(axis -> axis)
            : plain.decode(node, at, out).map(axis -> axis);
  }
}
