package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Interval;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.model.DescribedStep;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A step that prepares an input for the network, or finishes an output of it.
public sealed interface ProcessingDescr extends DescribedStep
    permits PreprocessingDescr, PostprocessingDescr {
  /// The word that descriptions write for the step.
  String id();

  /// The single axis along which a list of parameters runs; empty where there is none.
  default Optional<AxisId> alongAxis() {
    return Optional.empty();
  }

  /// The number of parameters along [#alongAxis()]; 0 where the step has no list of them.
  default int parameters() {
    return 0;
  }

  /// The axes that are reduced together; empty where the step has no such choice, or all are.
  default Optional<List<AxisId>> reducedAxes() {
    return Optional.empty();
  }

  /// Whether the step measures the tensor that it works on, or its reference.
  default boolean takesStatistics() {
    return false;
  }

  /// Whether the step turns whole numbers into fractions, which a cast to a whole-number type
  /// loses.
  default boolean makesFractions() {
    return false;
  }

  /// The input whose values the step compares with.
  default Optional<TensorId> referenceTensor() {
    return Optional.empty();
  }

  @Override
  default Optional<String> referenceKey() {
    return referenceTensor().map(TensorId::text);
  }

  /// Stands for an axis that is broken.
  AxisId UNKNOWN_AXIS = new AxisId("");

  Decoder<List<AxisId>> AXES = Lists.of(AxisId.DECODER);
  Decoder<Double> EPS = Numbers.real(Interval.between(0, 0.1).withoutLow());
  double STANDARD_EPS = 1e-6;
  Decoder<Double> MIN_PERCENTILE = Numbers.real(Interval.between(0, 100).withoutHigh());
  Decoder<Double> MAX_PERCENTILE = Numbers.real(Interval.between(1, 100).withoutLow());

  /// A step that must have `kwargs`.
  static <K, T> Decoder<T> step(String id, Decoder<K> kwargs, Function<K, T> make) {
    return Fields.mapping(in -> {
      in.required("id", Words.only(id));
      var given = in.required("kwargs", kwargs);
      return in.build(() -> make.apply(given.get()));
    });
  }

  /// A step whose `kwargs` may be left out.
  static <K, T> Decoder<T> step(String id, Decoder<K> kwargs, K standard, Function<K, T> make) {
    return Fields.mapping(in -> {
      in.required("id", Words.only(id));
      var given = in.optional("kwargs", kwargs, standard);
      return in.build(() -> make.apply(given.get()));
    });
  }
}
