package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Opens zips that may be hostile.
public final class ZipFiles {
  private ZipFiles() {}

  /// The zip, with its table read. What is read of its entries is compared with their sizes and
  /// checksums; names that are not UTF-8 are those of DOS.
  ///
  /// @throws ZipException with a clause, where the file is no complete zip, an entry of it cannot
  ///   be unpacked, two entries share their bytes, or its table is larger than any of a model
  public static ZipFile open(Path file) throws IOException {
    return SoundZip.open(file);
  }

  /// Names of all entries, in the order of the table.
  public static List<String> names(ZipFile zip) {
    return zip.stream().map(ZipEntry::getName).toList();
  }
}
