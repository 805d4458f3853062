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
///
/// @param own what the description sets beside the defaults
record TolerancesOf05(BioimageioConfig config, List<ReproducibilityTolerance> own) {
  private static final double PPM = 100;

  TolerancesOf05(BioimageioConfig config) {
    this(config, own(config.reproducibilityTolerance()));
  }

  private static List<ReproducibilityTolerance> own(List<ReproducibilityTolerance> given) {
    List<ReproducibilityTolerance> standard = ReproducibilityTolerance.STANDARD;
    // Most models set none, and comparing the first two entries costs a start 2 ms.
    return given.equals(standard)
        ? List.of()
        : given.stream().filter(entry -> !standard.contains(entry)).toList();
  }

  Tolerance of(OutputTensorDescr output, WeightsFormat format) {
    for (ReproducibilityTolerance entry : own) {
      if (entry.fits(format, output.id(), output.data().type())) {
        return tolerance(entry, "config.bioimageio.reproducibility_tolerance");
      }
    }
    Optional<Tolerance> older = TestKwargs.tolerance(config.extras(), format, PPM);
    if (older.isPresent()) {
      return older.get();
    }
    for (ReproducibilityTolerance entry : ReproducibilityTolerance.STANDARD) {
      if (entry.fits(format, output.id(), output.data().type())) {
        return tolerance(entry, "the specification's default");
      }
    }
    throw new IllegalStateException("the defaults cover every output");
  }

  private static Tolerance tolerance(ReproducibilityTolerance entry, String origin) {
    return new Tolerance(
        entry.relativeTolerance(),
        entry.absoluteTolerance(),
        entry.mismatchedElementsPerMillion(),
        origin);
  }
}
