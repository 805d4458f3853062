package eu.riscale.hub.spec.generic.v0_2;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.HttpUrl;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;

/// A resource of a type that has no fields of its own.
///
/// @param source where the resource is found
/// @param extras fields that the format does not know; a generic description may have any
public record GenericDescr(
    GenericFields fields, Optional<HttpUrl> source, YamlValue.Mapping extras) {

  /// Further fields may stand here, but have texts as their names as all others.
  public static final Decoder<GenericDescr> DECODER =
      Free.textNames(
          Fields.mapping(in -> {
            var fields = GenericFields.read(in);
            var source = in.optional("source", Values.URL);
            YamlValue.Mapping extras = in.extras();
            return in.buildOpen(() -> new GenericDescr(fields.get(), source.get(), extras));
          }));
}
