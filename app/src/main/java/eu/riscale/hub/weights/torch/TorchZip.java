package eu.riscale.hub.weights.torch;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.spec.file.zip.SoundZip;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;

/// A zip that PyTorch wrote: all that it wrote lies in one folder.
///
/// @param folder its name with a slash
public record TorchZip(SoundZip zip, String folder) {
  boolean has(String name) {
    return size(name) >= 0;
  }

  /// How long a file is; -1 where there is none.
  long size(String name) {
    ZipEntry entry = zip.getEntry(folder + name);
    return entry == null ? -1 : entry.getSize();
  }

  /// The names of the files below a folder, sorted.
  public List<String> names(String inside) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(folder + inside))
        .map(name -> name.substring(folder.length()))
        .sorted()
        .toList();
  }

  InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(folder + name);
    if (entry == null) {
      throw new FileNotFoundException(name);
    }
    return EntryStream.open(zip, entry);
  }

  /// The file, or the first `most` bytes of it.
  public byte[] bytes(String name, int most) throws IOException {
    try (InputStream in = open(name)) {
      return in.readNBytes(most);
    }
  }

  /// The version of the archive's format.
  String version() throws IOException {
    for (String name : List.of("version", ".data/version")) {
      if (has(name)) {
        return new String(bytes(name, 16), StandardCharsets.US_ASCII).strip();
      }
    }
    return "";
  }

  /// The oldest PyTorch that leaves such an archive. The version of the format alone tells little:
  /// it only grows where a network uses an operator that has changed since. (torch, `versions.h`;
  /// pull requests 94503 and 100994.)
  ///
  /// @param first the PyTorch that was the first to write what the archive holds
  String since(String first) throws IOException {
    if (has(".storage_alignment")) {
      return "2.7";
    }
    if (has("byteorder") || has(".data/serialization_id")) {
      return "2.1";
    }
    return switch (version()) {
      case "10" -> "1.12";
      case "8", "9" -> "1.11";
      default -> first;
    };
  }
}
