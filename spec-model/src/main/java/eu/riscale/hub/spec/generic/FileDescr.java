package eu.riscale.hub.spec.generic;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.util.Optional;

/// A file that belongs to a resource, and the checksum that it must have.
public record FileDescr(FileSource source, Optional<Sha256> sha256) {
  /// Stands for a file that is broken.
  public static final FileDescr NOWHERE = new FileDescr(FileSources.NOWHERE, Optional.empty());

  public static final Decoder<FileDescr> DECODER = decoder(FileSources.NO_DESCRIPTION);

  /// Reads a file of some kind.
  ///
  /// @param source which files are allowed here
  public static Decoder<FileDescr> decoder(Decoder<FileSource> source) {
    return Fields.mapping(in -> {
      var file = in.required("source", source);
      var sha256 = in.optional("sha256", Values.SHA256);
      return in.build(() -> new FileDescr(file.get(), sha256.get()));
    });
  }
}
