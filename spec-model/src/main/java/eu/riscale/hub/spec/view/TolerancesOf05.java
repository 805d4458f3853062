package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.model.v0_5.BioimageioConfig;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Optional;

/// How much a model of format 0.5 allows its outputs to differ: by the first entry of
/// `reproducibility_tolerance` that fits the output and the weights; else by the older
/// `test_kwargs` of the weights format, with as many mismatches as the default; else by the
/// specification's defaults.
final class TolerancesOf05 {
  private static final double PPM = 100;
  private static final FirstTolerances STANDARD =
      new FirstTolerances(ReproducibilityTolerance.STANDARD);

  private final FirstTolerances own;
  private final Optional<Tolerance> older;

  /// @param format of the weights
  TolerancesOf05(BioimageioConfig config, WeightsFormat format) {
    this.own = new FirstTolerances(own(config.reproducibilityTolerance(), format));
    this.older = TestKwargs.tolerance(config.extras(), format, PPM);
  }

  private static List<ReproducibilityTolerance> own(
      List<ReproducibilityTolerance> given, WeightsFormat format) {
    List<ReproducibilityTolerance> standard = ReproducibilityTolerance.STANDARD;
    // Most models set none, and comparing the first two entries costs a start 2 ms.
    return given.equals(standard)
        ? List.of()
        : given.stream().filter(entry -> entry.isFor(format) && !standard.contains(entry)).toList();
  }

  Tolerance of(OutputTensorDescr output) {
    return own.of(output.id(), output.data().type())
        .map(entry -> tolerance(entry, "config.bioimageio.reproducibility_tolerance"))
        .or(() -> older)
        .or(() ->
            STANDARD
                .of(output.id(), output.data().type())
                .map(entry -> tolerance(entry, "the specification's default")))
        .orElseThrow(); // The defaults cover every output.
  }

  private static Tolerance tolerance(ReproducibilityTolerance entry, String origin) {
    return new Tolerance(
        entry.relativeTolerance(),
        entry.absoluteTolerance(),
        entry.mismatchedElementsPerMillion(),
        origin);
  }
}
