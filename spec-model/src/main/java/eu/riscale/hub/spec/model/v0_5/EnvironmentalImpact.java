package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;

/// What the training cost the environment.
///
/// @param co2Emitted in kilograms of CO2 equivalents
/// @param extras fields that the format does not know
public record EnvironmentalImpact(
    Optional<String> hardwareType,
    Optional<Double> hoursUsed,
    Optional<String> cloudProvider,
    Optional<String> computeRegion,
    Optional<Double> co2Emitted,
    YamlValue.Mapping extras) {
  static final EnvironmentalImpact EMPTY =
      new EnvironmentalImpact(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          YamlValue.Mapping.EMPTY);

  static final Decoder<EnvironmentalImpact> DECODER =
      Fields.mapping(in -> {
        var hardware = in.optional("hardware_type", Texts.ANY);
        var hours = in.optional("hours_used", Numbers.REAL);
        var provider = in.optional("cloud_provider", Texts.ANY);
        var region = in.optional("compute_region", Texts.ANY);
        var co2 = in.optional("co2_emitted", Numbers.REAL);
        return in.buildOpen(() ->
            new EnvironmentalImpact(
                hardware.get(), hours.get(), provider.get(), region.get(), co2.get(), in.extras()));
      });
}
