package eu.riscale.hub.spec.dataset.v0_3;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.v0_3.FairField;
import eu.riscale.hub.spec.generic.v0_3.GenericFields;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.value.HttpUrl;
import java.util.Optional;

/// A set of images or other data.
///
/// @param source where the data are available
public record DatasetDescr(GenericFields fields, Optional<HttpUrl> source) {
  public static final FormatVersion NEWEST = new FormatVersion(0, 3, 4);

  public static Decoder<DatasetDescr> decoder(FormatVersion declared) {
    return Fields.mapping(in -> {
      var fields = GenericFields.read(in, declared);
      var source = FairField.optional(in, "source", Values.URL);
      return in.build(() -> new DatasetDescr(fields.get(), source.get()));
    });
  }
}
