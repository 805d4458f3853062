package eu.riscale.hub.spec.application.v0_2;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.generic.v0_2.GenericFields;
import eu.riscale.hub.spec.value.FileSource;
import java.util.Optional;

/// A program, such as a web application or a plugin.
///
/// @param source the program, or where it is found
public record ApplicationDescr(GenericFields fields, Optional<FileSource> source) {

  public static final Decoder<ApplicationDescr> DECODER =
      Fields.mapping(in -> {
        var fields = GenericFields.read(in);
        var source = in.optional("source", FileSources.NO_DESCRIPTION);
        return in.build(() -> new ApplicationDescr(fields.get(), source.get()));
      });
}
