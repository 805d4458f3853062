package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;

/// Runs Python code that comes with the model.
///
/// @param callable the function or class in `source`
public record CustomProcessingDescr(
    String callable, FileSource source, Optional<Sha256> sha256, YamlValue.Mapping kwargs)
    implements PostprocessingDescr {
  static final String ID = "custom";

  static final Decoder<CustomProcessingDescr> DECODER =
      Fields.mapping(in -> {
        in.required("id", Words.only(ID));
        var callable = in.required("callable", Texts.ANY, "");
        var source = in.required("source", FileSources.NO_DESCRIPTION, FileSources.NOWHERE);
        var sha256 = in.optional("sha256", Values.SHA256);
        var kwargs = in.optional("kwargs", Free.KWARGS, YamlValue.Mapping.EMPTY);
        return in.build(() ->
            new CustomProcessingDescr(callable.get(), source.get(), sha256.get(), kwargs.get()));
      });

  @Override
  public String id() {
    return ID;
  }
}
