package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.generic.Author;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.generic.v0_3.MetadataFields;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Optional;

/// What all weights have: a file, and where it comes from.
///
/// @param authors who trained or converted the weights; empty for the authors of the model
/// @param parent the format that the weights were converted from; empty for the original ones
/// @param comment empty where there is none
public record WeightsFile(
    FileSource source,
    Optional<Sha256> sha256,
    Optional<List<Author>> authors,
    Optional<WeightsFormat> parent,
    String comment) {
  /// What `external_data` must end with. A network may name its numbers otherwise.
  public static final String EXTERNAL_DATA_ENDING = ".data";

  static final Decoder<FileDescr> DEPENDENCIES =
      FileDescr.decoder(FileSources.ending(FileSources.SOURCE, List.of(".yaml", ".yml")));
  static final Decoder<FileDescr> EXTERNAL_DATA =
      FileDescr.decoder(FileSources.ending(FileSources.SOURCE, List.of(EXTERNAL_DATA_ENDING)));

  /// Reads the fields from an entry that has others beside them.
  static Decoded<WeightsFile> read(Fields in, Decoder<FileSource> sources) {
    var source = in.required("source", sources, FileSources.NOWHERE);
    var sha256 = in.optional("sha256", Values.SHA256);
    var authors = in.optional("authors", MetadataFields.AUTHORS);
    var parent = in.optional("parent", Words.of(WeightsFormat.values()));
    var comment = in.optional("comment", Texts.ANY, "");
    return in.part(
        () ->
            new WeightsFile(source.get(), sha256.get(), authors.get(), parent.get(), comment.get()),
        source,
        sha256,
        authors,
        parent,
        comment);
  }
}
