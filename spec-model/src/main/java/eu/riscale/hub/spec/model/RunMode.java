package eu.riscale.hub.spec.model;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.value.YamlValue;

/// A way to run the model that only some consumers know, such as `deepimagej`.
///
/// @param kwargs arguments that the consumer understands
public record RunMode(String name, YamlValue.Mapping kwargs) {
  public static final Decoder<RunMode> DECODER =
      Fields.mapping(in -> {
        var name = in.required("name", Texts.ANY, "");
        var kwargs = in.optional("kwargs", Free.MAPPING, YamlValue.Mapping.EMPTY);
        return in.build(() -> new RunMode(name.get(), kwargs.get()));
      });
}
