package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;

/// Information for tools.
///
/// @param stardist what StarDist keeps for itself
/// @param extras what all other tools keep
public record Config(
    BioimageioConfig bioimageio, Optional<YamlValue> stardist, YamlValue.Mapping extras) {
  static final Config EMPTY =
      new Config(BioimageioConfig.EMPTY, Optional.empty(), YamlValue.Mapping.EMPTY);

  static final Decoder<Config> DECODER =
      Free.textNames(
          Fields.mapping(in -> {
            var bioimageio =
                in.optional(
                    "bioimageio", Free.textNames(BioimageioConfig.DECODER), BioimageioConfig.EMPTY);
            var stardist = in.optional("stardist", Free.VALUE);
            return in.buildOpen(() -> new Config(bioimageio.get(), stardist.get(), in.extras()));
          }));
}
