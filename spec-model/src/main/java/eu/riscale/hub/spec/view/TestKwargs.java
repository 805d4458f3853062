package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;
import java.util.OptionalDouble;

/// The older way to say how much an output may differ: `config.bioimageio.test_kwargs.<format>` has
/// the two tolerances, or the number of decimals that agree.
final class TestKwargs {
  static final double STANDARD = 1e-3;

  private TestKwargs() {}

  /// Empty where the description says nothing of the format.
  ///
  /// @param config what stands in `config.bioimageio`
  /// @param ppm how many elements in a million may disagree
  static Optional<Tolerance> tolerance(YamlValue config, WeightsFormat format, double ppm) {
    Optional<YamlValue> kwargs =
        field(config, "test_kwargs").flatMap(all -> field(all, format.word()));
    if (kwargs.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble rtol = number(kwargs.get(), "relative_tolerance");
    OptionalDouble atol = number(kwargs.get(), "absolute_tolerance");
    String origin = "config.bioimageio.test_kwargs." + format.word();
    if (rtol.isPresent() || atol.isPresent()) {
      return Optional.of(new Tolerance(rtol.orElse(STANDARD), atol.orElse(STANDARD), ppm, origin));
    }
    OptionalDouble decimal = number(kwargs.get(), "decimal");
    return decimal.isPresent()
        ? Optional.of(new Tolerance(0, 1.5 * Math.pow(10, -decimal.getAsDouble()), ppm, origin))
        : Optional.empty();
  }

  static Optional<YamlValue> field(YamlValue value, String name) {
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
