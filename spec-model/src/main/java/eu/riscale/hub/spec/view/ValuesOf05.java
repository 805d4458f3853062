package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.model.v0_5.NominalValues;
import eu.riscale.hub.spec.model.v0_5.TensorDataDescr;
import java.util.List;
import java.util.stream.IntStream;

/// The values of a tensor of model 0.5, or of one of its channels.
final class ValuesOf05 {
  private ValuesOf05() {}

  static ValuesView of(TensorDataDescr data) {
    return switch (data) {
      case TensorDataDescr.IntervalOrRatioDataDescr interval ->
          new ValuesView.Range(
              interval.range().min().orElse(Double.NEGATIVE_INFINITY),
              interval.range().max().orElse(Double.POSITIVE_INFINITY));
      case TensorDataDescr.NominalOrOrdinalDataDescr nominal -> listed(nominal.values());
    };
  }

  private static ValuesView.Listed listed(NominalValues values) {
    return switch (values) {
      case NominalValues.Numeric(List<Double> numbers, boolean whole) ->
          new ValuesView.Listed(
              numbers,
              numbers.stream()
                  .map(number -> whole ? String.valueOf(number.longValue()) : number.toString())
                  .toList());
      case NominalValues.Truths(List<Boolean> truths) ->
          new ValuesView.Listed(
              truths.stream().map(truth -> truth ? 1.0 : 0.0).toList(),
              truths.stream().map(Object::toString).toList());
      case NominalValues.Labels(List<String> names) ->
          new ValuesView.Listed(
              IntStream.range(0, names.size()).mapToObj(i -> (double) i).toList(), names);
    };
  }
}
