package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;

/// How much a model of format 0.4 allows its outputs to differ: by `test_kwargs`, else the
/// specification's default. No element may disagree.
final class TolerancesOf04 {
  private TolerancesOf04() {}

  static Tolerance of(YamlValue config, WeightsFormat format) {
    return TestKwargs.field(config, "bioimageio")
        .flatMap(own -> TestKwargs.tolerance(own, format, 0))
        .orElse(
            new Tolerance(
                TestKwargs.STANDARD, TestKwargs.STANDARD, 0, "the specification's default"));
  }
}
