package eu.riscale.hub.run;

import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.ValuesView;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;

/// An output's values held against the data type and the range that the description declares.
final class DeclaredValues {
  private DeclaredValues() {}

  static void check(TensorView output, Tensor actual, TestLog log) {
    DType declared = DType.of(output.type());
    if (actual.dtype() != declared) {
      log.note(
          Finding.of(
                  RunCodes.OUTPUT_TYPE,
                  output.typeAt(),
                  "The values of output '%s' are %s where the description declares %s."
                      .formatted(output.id(), actual.dtype().word(), declared.word()))
              .hint("End the postprocessing with an ensure_dtype to the type that is declared."));
    }
    range(output, actual, log);
  }

  private static void range(TensorView output, Tensor actual, TestLog log) {
    ValuesView.Range range = output.range();
    if (range.equals(ValuesView.Range.OPEN)) {
      return;
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    int size = actual.size();
    for (int i = 0; i < size; i++) {
      double value = actual.at(i);
      least = value < least ? value : least;
      greatest = value > greatest ? value : greatest;
    }
    if (least < range.min() || greatest > range.max()) {
      String message =
          String.format(
              "The values of output '%s' lie between %s and %s, outside the declared range of %s to"
                  + " %s.",
              output.id(),
              Figures.of(least),
              Figures.of(greatest),
              Figures.of(range.min()),
              Figures.of(range.max()));
      log.note(
          Finding.of(RunCodes.OUTPUT_RANGE, output.valuesAt(), message)
              .hint(
                  "Declare the range that the output really has, or add a 'clip' as its last"
                      + " step."));
    }
  }
}
