package eu.riscale.hub.spec.notebook.v0_3;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.generic.v0_3.GenericFields;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.FormatVersion;
import java.util.List;

/// A Jupyter notebook.
///
/// @param source the `.ipynb` file
public record NotebookDescr(GenericFields fields, FileSource source) {
  private static final Decoder<FileSource> NOTEBOOK =
      FileSources.ending(FileSources.SOURCE, List.of(".ipynb"));

  public static Decoder<NotebookDescr> decoder(FormatVersion declared) {
    return Fields.mapping(in -> {
      var fields = GenericFields.read(in, declared);
      var source = in.required("source", NOTEBOOK, FileSources.NOWHERE);
      return in.build(() -> new NotebookDescr(fields.get(), source.get()));
    });
  }
}
