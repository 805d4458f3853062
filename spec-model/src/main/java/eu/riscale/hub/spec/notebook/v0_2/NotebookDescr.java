package eu.riscale.hub.spec.notebook.v0_2;

import eu.riscale.hub.spec.convert.Older02;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.generic.v0_2.GenericFields;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.FormatVersion;
import java.util.List;

/// A Jupyter notebook.
///
/// @param source the `.ipynb` file
public record NotebookDescr(GenericFields fields, FileSource source) {
  private static final Decoder<FileSource> NOTEBOOK =
      FileSources.ending(FileSources.SOURCE, List.of(".ipynb"));

  /// Reads a description of format 0.2.
  ///
  /// @param version the version that the description declares
  public static Decoder<NotebookDescr> decoder(FormatVersion version) {
    return Older02.upgraded(
        version,
        Fields.mapping(in -> {
          var fields = GenericFields.read(in);
          var source = in.required("source", NOTEBOOK);
          return in.build(() -> new NotebookDescr(fields.get(), source.get()));
        }));
  }
}
