package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.model.v0_5.BioimageioConfig;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.Optional;

/// How much a model of format 0.5 allows its outputs to differ: by the first entry of
/// `reproducibility_tolerance` that fits the output and the weights; else by the older
/// `test_kwargs` of the weights format, with as many mismatches as the default; else by the
/// specification's defaults.
record TolerancesOf05(BioimageioConfig config) {
  private static final double PPM = 100;

  Tolerance of(OutputTensorDescr output, WeightsFormat format) {
    for (ReproducibilityTolerance entry : config.reproducibilityTolerance()) {
      boolean isDefault = ReproducibilityTolerance.STANDARD.contains(entry);
      if (!isDefault && entry.fits(format, output.id(), output.data().type())) {
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
