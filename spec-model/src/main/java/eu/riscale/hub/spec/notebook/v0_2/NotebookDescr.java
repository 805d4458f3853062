package eu.riscale.hub.spec.notebook.v0_2;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.generic.v0_2.GenericFields;
import eu.riscale.hub.spec.value.FileSource;
import java.util.List;

/// A Jupyter notebook.
///
/// @param source the `.ipynb` file
public record NotebookDescr(GenericFields fields, FileSource source) {
  private static final Decoder<FileSource> NOTEBOOK =
      FileSources.ending(FileSources.SOURCE, List.of(".ipynb"));

  public static final Decoder<NotebookDescr> DECODER =
      Fields.mapping(in -> {
        var fields = GenericFields.read(in);
        var source = in.required("source", NOTEBOOK, FileSources.NOWHERE);
        return in.build(() -> new NotebookDescr(fields.get(), source.get()));
      });
}
