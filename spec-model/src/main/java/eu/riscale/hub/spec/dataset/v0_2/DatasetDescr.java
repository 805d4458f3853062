package eu.riscale.hub.spec.dataset.v0_2;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.v0_2.GenericFields;
import eu.riscale.hub.spec.value.HttpUrl;
import java.util.Optional;

/// Images or other data.
///
/// @param source where the data are found
public record DatasetDescr(GenericFields fields, Optional<HttpUrl> source) {

  public static final Decoder<DatasetDescr> DECODER =
      Fields.mapping(in -> {
        var fields = GenericFields.read(in);
        var source = in.optional("source", Values.URL);
        return in.build(() -> new DatasetDescr(fields.get(), source.get()));
      });
}
