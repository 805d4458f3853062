package eu.riscale.hub.run;

import eu.riscale.hub.run.comparison.Tolerance;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;
import java.util.OptionalDouble;

/// How much a model allows its outputs to differ (specification, `config.bioimageio`).
///
/// The first entry of `reproducibility_tolerance` that fits the output and the weights counts; else
/// the older `test_kwargs` of the weights format; else the specification's defaults.
final class Tolerances {
  private static final double DEFAULT = 1e-3;

  private Tolerances() {}

  static Tolerance of(
      eu.riscale.hub.spec.model.v0_5.ModelDescr model,
      WeightsFormat format,
      OutputTensorDescr output) {
    var config = model.config().bioimageio();
    for (ReproducibilityTolerance entry : config.reproducibilityTolerance()) {
      boolean isDefault = ReproducibilityTolerance.STANDARD.contains(entry);
      if (!isDefault && fits(entry, format, output)) {
        return tolerance(entry, "config.bioimageio.reproducibility_tolerance");
      }
    }
    Optional<Tolerance> legacy = testKwargs(config.extras(), format.word(), 100);
    if (legacy.isPresent()) {
      return legacy.get();
    }
    for (ReproducibilityTolerance entry : ReproducibilityTolerance.STANDARD) {
      if (fits(entry, format, output)) {
        return tolerance(entry, "the specification's default");
      }
    }
    throw new IllegalStateException("the defaults cover every output");
  }

  /// Model 0.4 allows no element to disagree.
  static Tolerance of(eu.riscale.hub.spec.model.v0_4.ModelDescr model, WeightsFormat format) {
    return field(model.metadata().config(), "bioimageio")
        .flatMap(config -> testKwargs(config, format.word(), 0))
        .orElse(new Tolerance(DEFAULT, DEFAULT, 0, "the specification's default"));
  }

  private static boolean fits(
      ReproducibilityTolerance entry, WeightsFormat format, OutputTensorDescr output) {
    return entry.outputs().include(output.id(), output.data().type())
        && (entry.weightsFormats().isEmpty() || entry.weightsFormats().contains(format));
  }

  private static Tolerance tolerance(ReproducibilityTolerance entry, String origin) {
    return new Tolerance(
        entry.relativeTolerance(),
        entry.absoluteTolerance(),
        entry.mismatchedElementsPerMillion(),
        origin);
  }

  /// The entry `test_kwargs.<format>`: the two tolerances, or the number of decimals that agree.
  private static Optional<Tolerance> testKwargs(YamlValue config, String format, double ppm) {
    Optional<YamlValue> kwargs = field(config, "test_kwargs").flatMap(all -> field(all, format));
    if (kwargs.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble rtol = number(kwargs.get(), "relative_tolerance");
    OptionalDouble atol = number(kwargs.get(), "absolute_tolerance");
    String origin = "config.bioimageio.test_kwargs." + format;
    if (rtol.isPresent() || atol.isPresent()) {
      return Optional.of(new Tolerance(rtol.orElse(DEFAULT), atol.orElse(DEFAULT), ppm, origin));
    }
    OptionalDouble decimal = number(kwargs.get(), "decimal");
    return decimal.isPresent()
        ? Optional.of(new Tolerance(0, 1.5 * Math.pow(10, -decimal.getAsDouble()), ppm, origin))
        : Optional.empty();
  }

  private static Optional<YamlValue> field(YamlValue value, String name) {
    return value instanceof YamlValue.Mapping mapping
        ? Optional.ofNullable(mapping.get(name))
        : Optional.empty();
  }

  /// A number that is not negative; anything else is as if it were not there.
  private static OptionalDouble number(YamlValue kwargs, String name) {
    if (field(kwargs, name).orElse(null) instanceof YamlValue.Scalar scalar) {
      try {
        double value = Double.parseDouble(scalar.text());
        return value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }
}
