package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/// Values above a threshold become 1, all others 0.
public record BinarizeDescr(Kwargs kwargs) implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "binarize";

  /// One threshold for all values, or one for each position along an axis.
  public sealed interface Kwargs {}

  public record BinarizeKwargs(double threshold) implements Kwargs {
    static final Decoder<Kwargs> DECODER =
        Fields.mapping(in -> {
          var threshold = in.required("threshold", Numbers.REAL, 0.0);
          return in.build(() -> new BinarizeKwargs(threshold.get()));
        });
  }

  public record BinarizeAlongAxisKwargs(List<Double> threshold, AxisId axis) implements Kwargs {
    static final Decoder<Kwargs> DECODER =
        Fields.mapping(in -> {
          var threshold = in.required("threshold", Lists.nonEmpty(Numbers.REAL, 0.0), List.of());
          var axis = in.required("axis", AxisId.NOT_BATCH, UNKNOWN_AXIS);
          return in.build(() -> new BinarizeAlongAxisKwargs(threshold.get(), axis.get()));
        });
  }

  private static final Decoder<Kwargs> KWARGS =
      (node, at, out) ->
          node instanceof YamlMapping mapping
                  && (mapping.get("axis") != null
                      || mapping.get("threshold") instanceof YamlSequence)
              ? BinarizeAlongAxisKwargs.DECODER.decode(node, at, out)
              : BinarizeKwargs.DECODER.decode(node, at, out);

  static final Decoder<BinarizeDescr> DECODER =
      ProcessingDescr.step(ID, KWARGS, BinarizeDescr::new);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<AxisId> alongAxis() {
    return kwargs instanceof BinarizeAlongAxisKwargs along
        ? Optional.of(along.axis())
        : Optional.empty();
  }

  @Override
  public int parameters() {
    return kwargs instanceof BinarizeAlongAxisKwargs along ? along.threshold().size() : 0;
  }
}
