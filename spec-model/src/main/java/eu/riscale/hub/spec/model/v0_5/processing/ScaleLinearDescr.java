package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.model.LinearScaling;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/// Multiplies by `gain`, then adds `offset`.
public record ScaleLinearDescr(Kwargs kwargs) implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "scale_linear";

  public static final Code AXIS_WITHOUT_LISTS =
      Code.error(
              "scale-linear-axis-without-lists",
              "scale_linear has an axis, but no list of values along it.")
          .why("A single gain and offset are the same for all axes.")
          .section("model 0.5, scale_linear")
          .example("kwargs: {axis: channel, gain: 2.0}", "kwargs: {gain: 2.0}");

  /// One gain and offset for all values, or one of each for each position along an axis.
  public sealed interface Kwargs extends LinearScaling {}

  public record ScaleLinearKwargs(double gain, double offset) implements Kwargs {
    static final Decoder<Kwargs> DECODER =
        Fields.mapping(in -> {
          var gain = in.optional("gain", Numbers.REAL, 1.0);
          var offset = in.optional("offset", Numbers.REAL, 0.0);
          return in.build(() -> new ScaleLinearKwargs(gain.get(), offset.get()));
        });

    @Override
    public boolean keepsAll() {
      return gain == 1.0 && offset == 0.0;
    }
  }

  /// A list of one value stands for the same value everywhere.
  public record ScaleLinearAlongAxisKwargs(AxisId axis, List<Double> gain, List<Double> offset)
      implements Kwargs {
    static final Decoder<Kwargs> DECODER =
        Fields.mapping(in -> {
          var axis = in.required("axis", AxisId.NOT_BATCH, UNKNOWN_AXIS);
          boolean lists =
              in.raw("gain") instanceof YamlSequence || in.raw("offset") instanceof YamlSequence;
          var gain = in.optional("gain", ONE_OR_MORE, List.of(1.0));
          var offset = in.optional("offset", ONE_OR_MORE, List.of(0.0));
          if (!lists) {
            in.out()
                .add(
                    Finding.of(
                            AXIS_WITHOUT_LISTS,
                            in.at().field("axis"),
                            "gain and offset are single values.")
                        .hint(
                            "Remove the axis, or give a list with a value for each position along"
                                + " it."));
          }
          return in.build(
              () -> new ScaleLinearAlongAxisKwargs(axis.get(), gain.get(), offset.get()));
        });

    @Override
    public boolean keepsAll() {
      return gain.stream().allMatch(value -> value == 1.0)
          && offset.stream().allMatch(value -> value == 0.0);
    }
  }

  private static final Decoder<List<Double>> ONE_OR_MORE =
      (node, at, out) ->
          node instanceof YamlSequence
              ? Lists.nonEmpty(Numbers.REAL, 0.0).decode(node, at, out)
              : Numbers.REAL.decode(node, at, out).map(List::of);

  private static final Decoder<Kwargs> KWARGS =
      (node, at, out) -> {
        boolean along =
            node instanceof YamlMapping mapping
                && (mapping.get("axis") != null
                    || mapping.get("gain") instanceof YamlSequence
                    || mapping.get("offset") instanceof YamlSequence);
        Decoded<Kwargs> kwargs =
            (along ? ScaleLinearAlongAxisKwargs.DECODER : ScaleLinearKwargs.DECODER)
                .decode(node, at, out);
        return kwargs;
      };

  static final Decoder<ScaleLinearDescr> DECODER =
      ProcessingDescr.step(ID, KWARGS, ScaleLinearDescr::new);

  @Override
  public String id() {
    return ID;
  }

  /// Where whole numbers are scaled to fractions of them.
  @Override
  public boolean makesFractions() {
    return switch (kwargs) {
      case ScaleLinearKwargs(double gain, double offset) -> Math.abs(gain) < 0.5;
      case ScaleLinearAlongAxisKwargs along ->
          along.gain().stream().anyMatch(gain -> Math.abs(gain) < 0.5);
    };
  }

  @Override
  public Optional<AxisId> alongAxis() {
    return kwargs instanceof ScaleLinearAlongAxisKwargs along
        ? Optional.of(along.axis())
        : Optional.empty();
  }

  @Override
  public int parameters() {
    return kwargs instanceof ScaleLinearAlongAxisKwargs along
        ? Math.max(along.gain().size(), along.offset().size())
        : 0;
  }
}
