package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Interval;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/// Subtracts a given mean and divides by a given standard deviation.
public record FixedZeroMeanUnitVarianceDescr(Kwargs kwargs)
    implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "fixed_zero_mean_unit_variance";

  private static final Decoder<Double> STD = Numbers.real(Interval.atLeast(1e-6));

  /// One mean and deviation for all values, or one of each for each position along an axis.
  public sealed interface Kwargs {}

  public record FixedZeroMeanUnitVarianceKwargs(double mean, double std) implements Kwargs {
    static final Decoder<Kwargs> DECODER =
        Fields.mapping(in -> {
          var mean = in.required("mean", Numbers.REAL, 0.0);
          var std = in.required("std", STD, 1.0);
          return in.build(() -> new FixedZeroMeanUnitVarianceKwargs(mean.get(), std.get()));
        });
  }

  public record FixedZeroMeanUnitVarianceAlongAxisKwargs(
      List<Double> mean, List<Double> std, AxisId axis) implements Kwargs {
    static final Decoder<Kwargs> DECODER =
        Fields.mapping(in -> {
          var mean = in.required("mean", Lists.nonEmpty(Numbers.REAL, 0.0), List.of());
          var std = in.required("std", Lists.nonEmpty(STD, 1.0), List.of());
          var axis = in.required("axis", AxisId.NOT_BATCH, UNKNOWN_AXIS);
          return in.build(() ->
                  new FixedZeroMeanUnitVarianceAlongAxisKwargs(mean.get(), std.get(), axis.get()))
              .map(kwargs -> kwargs);
        });
  }

  private static final Decoder<Kwargs> KWARGS =
      (node, at, out) ->
          node instanceof YamlMapping mapping
                  && (mapping.get("axis") != null
                      || mapping.get("mean") instanceof YamlSequence
                      || mapping.get("std") instanceof YamlSequence)
              ? FixedZeroMeanUnitVarianceAlongAxisKwargs.DECODER.decode(node, at, out)
              : FixedZeroMeanUnitVarianceKwargs.DECODER.decode(node, at, out);

  static final Decoder<FixedZeroMeanUnitVarianceDescr> DECODER =
      ProcessingDescr.step(ID, KWARGS, FixedZeroMeanUnitVarianceDescr::new);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean makesFractions() {
    return true;
  }

  @Override
  public Optional<AxisId> alongAxis() {
    return kwargs instanceof FixedZeroMeanUnitVarianceAlongAxisKwargs along
        ? Optional.of(along.axis())
        : Optional.empty();
  }

  @Override
  public int parameters() {
    return kwargs instanceof FixedZeroMeanUnitVarianceAlongAxisKwargs along
        ? along.mean().size()
        : 0;
  }
}
