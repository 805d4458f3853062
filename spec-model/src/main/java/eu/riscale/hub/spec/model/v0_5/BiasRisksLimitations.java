package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;

/// What users of a model should beware of; the format has general words for what is not given.
///
/// @param extras fields that the format does not know
public record BiasRisksLimitations(
    Optional<String> knownBiases,
    Optional<String> risks,
    Optional<String> limitations,
    Optional<String> recommendations,
    YamlValue.Mapping extras) {
  static final BiasRisksLimitations EMPTY =
      new BiasRisksLimitations(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          YamlValue.Mapping.EMPTY);

  /// A text that may be left out, but not be null.
  private static final Decoder<Optional<String>> GIVEN = Texts.ANY.map(Optional::of);

  static final Decoder<BiasRisksLimitations> DECODER =
      Fields.mapping(in -> {
        var biases = in.optional("known_biases", GIVEN, Optional.empty());
        var risks = in.optional("risks", GIVEN, Optional.empty());
        var limitations = in.optional("limitations", Texts.ANY);
        var recommendations = in.optional("recommendations", GIVEN, Optional.empty());
        return in.buildOpen(() ->
            new BiasRisksLimitations(
                biases.get(), risks.get(), limitations.get(), recommendations.get(), in.extras()));
      });
}
