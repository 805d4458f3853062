package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.value.HttpUrl;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;

/// A resource that has no type of its own.
///
/// @param source where the resource is available
/// @param extras fields that the format does not know; only generic descriptions may have them
public record GenericDescr(
    GenericFields fields, Optional<HttpUrl> source, YamlValue.Mapping extras) {

  /// Further fields may stand here, but have texts as their names as all others.
  public static Decoder<GenericDescr> decoder(FormatVersion declared) {
    return Free.textNames(
        Fields.mapping(in -> {
          var fields = GenericFields.read(in, declared);
          var source = in.optional("source", Values.URL);
          return in.buildOpen(() -> new GenericDescr(fields.get(), source.get(), in.extras()));
        }));
  }
}
