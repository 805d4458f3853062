package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Interval;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.TaggedUnion;
import eu.riscale.hub.spec.decode.TaggedUnion.Member;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Binarize;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Clip;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleLinear;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleRange;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Sigmoid;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;

/// Decoders of the steps before and after the network, chosen by their name.
final class ProcessingForms {
  private static final double EPS = 1e-6;
  private static final Decoder<Double> EPS_RANGE =
      Numbers.real(Interval.between(0, 0.1).withoutLow());
  private static final Mode[] MEASURED = {Mode.PER_DATASET, Mode.PER_SAMPLE};
  private static final Decoder<Values> VALUES = values(Lists.of(Numbers.REAL));
  private static final Decoder<Values> SOME_VALUES = values(Lists.nonEmpty(Numbers.REAL));

  private static final Member<Binarize> BINARIZE =
      step(
          "binarize",
          Binarize.class,
          Fields.mapping(in -> {
            var threshold = in.required("threshold", Numbers.REAL);
            return in.build(() -> new Binarize(threshold.get()));
          }));

  private static final Member<Clip> CLIP =
      step(
          "clip",
          Clip.class,
          Fields.mapping(in -> {
            var min = in.required("min", Numbers.REAL);
            var max = in.required("max", Numbers.REAL);
            return in.build(() -> new Clip(min.get(), max.get()));
          }));

  private static final Member<ScaleLinear> SCALE_LINEAR =
      step(
          "scale_linear",
          ScaleLinear.class,
          Fields.mapping(in -> {
            var axes = in.optional("axes", TensorForms.STEP_AXES);
            var gain = in.optional("gain", VALUES, new Values.Single(1));
            var offset = in.optional("offset", VALUES, new Values.Single(0));
            return in.build(() -> new ScaleLinear(axes.get(), gain.get(), offset.get()));
          }));

  private static final Member<Sigmoid> SIGMOID =
      Member.of(
          "sigmoid",
          Sigmoid.class,
          Fields.mapping(in -> {
            in.required("name", Words.only("sigmoid"));
            return in.build(Sigmoid::new);
          }));

  private static final Member<ZeroMeanUnitVariance> ZERO_MEAN_UNIT_VARIANCE =
      step(
          "zero_mean_unit_variance",
          ZeroMeanUnitVariance.class,
          Fields.mapping(in -> {
            var mode = in.optional("mode", Words.of(Mode.values()), Mode.FIXED);
            var axes = in.required("axes", TensorForms.STEP_AXES, "");
            var mean = in.optional("mean", SOME_VALUES);
            var std = in.optional("std", SOME_VALUES);
            var eps = in.optional("eps", EPS_RANGE, EPS);
            return in.build(() ->
                new ZeroMeanUnitVariance(mode.get(), axes.get(), mean.get(), std.get(), eps.get()));
          }));

  private static final Member<ScaleRange> SCALE_RANGE =
      step(
          "scale_range",
          ScaleRange.class,
          Fields.mapping(in -> {
            var mode = in.required("mode", Words.of(MEASURED), Mode.PER_SAMPLE);
            var axes = in.required("axes", TensorForms.STEP_AXES, "");
            var low =
                in.optional(
                    "min_percentile", Numbers.real(Interval.between(0, 100).withoutHigh()), 0.0);
            var high =
                in.optional(
                    "max_percentile", Numbers.real(Interval.between(1, 100).withoutLow()), 100.0);
            var eps = in.optional("eps", EPS_RANGE, EPS);
            var reference = in.optional("reference_tensor", TensorForms.NAME);
            return in.build(() ->
                new ScaleRange(
                    mode.get(), axes.get(), low.get(), high.get(), eps.get(), reference.get()));
          }));

  private static final Member<ScaleMeanVariance> SCALE_MEAN_VARIANCE =
      step(
          "scale_mean_variance",
          ScaleMeanVariance.class,
          Fields.mapping(in -> {
            var mode = in.required("mode", Words.of(MEASURED), Mode.PER_SAMPLE);
            var reference = in.required("reference_tensor", TensorForms.NAME, "");
            var axes = in.optional("axes", TensorForms.STEP_AXES);
            var eps = in.optional("eps", EPS_RANGE, EPS);
            return in.build(
                () -> new ScaleMeanVariance(mode.get(), reference.get(), axes.get(), eps.get()));
          }));

  static final TaggedUnion<PreprocessingDescr> BEFORE =
      new TaggedUnion<>(
          "name",
          List.of(BINARIZE, CLIP, SCALE_LINEAR, SIGMOID, ZERO_MEAN_UNIT_VARIANCE, SCALE_RANGE));
  static final TaggedUnion<PostprocessingDescr> AFTER =
      new TaggedUnion<>(
          "name",
          List.of(
              BINARIZE,
              CLIP,
              SCALE_LINEAR,
              SIGMOID,
              ZERO_MEAN_UNIT_VARIANCE,
              SCALE_RANGE,
              SCALE_MEAN_VARIANCE));

  private ProcessingForms() {}

  /// A step, all of which stands in its `kwargs`.
  private static <K> Member<K> step(String name, Class<K> type, Decoder<K> kwargs) {
    return Member.of(
        name,
        type,
        Fields.mapping(in -> {
          in.required("name", Words.only(name));
          return in.unwrap(in.required("kwargs", kwargs));
        }));
  }

  private static Decoder<Values> values(Decoder<List<Double>> several) {
    return (node, at, out) ->
        node instanceof YamlSequence
            ? several.decode(node, at, out).map(Values.Several::new)
            : Numbers.REAL.decode(node, at, out).map(Values.Single::new);
  }
}
