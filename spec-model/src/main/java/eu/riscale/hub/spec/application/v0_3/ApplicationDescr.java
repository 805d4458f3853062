package eu.riscale.hub.spec.application.v0_3;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.generic.v0_3.FairField;
import eu.riscale.hub.spec.generic.v0_3.GenericFields;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.FormatVersion;
import java.util.Optional;

/// A program, plugin or web page.
///
/// @param source where the program is available
public record ApplicationDescr(GenericFields fields, Optional<FileSource> source) {

  public static Decoder<ApplicationDescr> decoder(FormatVersion declared) {
    return Fields.mapping(in -> {
      var fields = GenericFields.read(in, declared);
      var source = FairField.optional(in, "source", FileSources.NO_DESCRIPTION);
      return in.build(() -> new ApplicationDescr(fields.get(), source.get()));
    });
  }
}
