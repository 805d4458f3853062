package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.value.YamlValue;

/// A way to run the model that is not the usual one.
public record RunMode(String name, YamlValue.Mapping kwargs) {
  public static final Decoder<RunMode> DECODER =
      Fields.mapping(in -> {
        var name = in.required("name", Texts.ANY);
        var kwargs = in.optional("kwargs", Free.MAPPING, YamlValue.Mapping.EMPTY);
        return in.build(() -> new RunMode(name.get(), kwargs.get()));
      });
}
