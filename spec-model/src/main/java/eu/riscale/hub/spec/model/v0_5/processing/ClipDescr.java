package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.model.Clipping;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Values below a smallest one become that, values above a largest one become that.
public record ClipDescr(ClipKwargs kwargs) implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "clip";

  /// Each bound is a value or a percentile of the data, or open.
  ///
  /// @param axes the axes over which percentiles are taken together; all where empty
  public record ClipKwargs(
      Optional<Double> min,
      Optional<Double> minPercentile,
      Optional<Double> max,
      Optional<Double> maxPercentile,
      Optional<List<AxisId>> axes)
      implements Clipping {
    static final Decoder<ClipKwargs> DECODER =
        Fields.mapping(in -> {
          var min = in.optional("min", Numbers.REAL);
          var minPercentile = in.optional("min_percentile", MIN_PERCENTILE);
          var max = in.optional("max", Numbers.REAL);
          var maxPercentile = in.optional("max_percentile", MAX_PERCENTILE);
          var axes = in.optional("axes", AXES);
          return in.build(() ->
              new ClipKwargs(
                  min.get(), minPercentile.get(), max.get(), maxPercentile.get(), axes.get()));
        });

    @Override
    public List<Bounds> bounds() {
      List<Bounds> bounds = new ArrayList<>();
      if (min.isPresent() && max.isPresent()) {
        bounds.add(new Bounds("min", min.get(), "max", max.get()));
      }
      if (minPercentile.isPresent() && maxPercentile.isPresent()) {
        bounds.add(
            new Bounds(
                "min_percentile", minPercentile.get(), "max_percentile", maxPercentile.get()));
      }
      return bounds;
    }
  }

  static final Decoder<ClipDescr> DECODER =
      ProcessingDescr.step(ID, ClipKwargs.DECODER, ClipDescr::new);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean takesStatistics() {
    return kwargs.minPercentile().isPresent() || kwargs.maxPercentile().isPresent();
  }

  @Override
  public Optional<List<AxisId>> reducedAxes() {
    return kwargs.axes();
  }
}
