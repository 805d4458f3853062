package eu.riscale.hub.spec.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Opens zips that may be hostile. Java keeps the whole table of a zip in memory, and a hostile one
/// can be as large as the file.
public final class ZipFiles {
  /// The table of a model's weights takes some kilobytes, one of 100,000 entries about ten
  /// megabytes.
  private static final long LARGEST_TABLE = 64L << 20;

  private static final int END = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int END_64 = 56;
  private static final int LOCATOR = 20;
  private static final int LOCATOR_MARK = 0x07064b50;
  private static final int LONGEST_COMMENT = 0xFFFF;

  private ZipFiles() {}

  /// The zip, with its table read.
  ///
  /// @throws ZipException where the file is no complete zip, or its table is larger than any of a
  ///   model
  public static ZipFile open(Path file) throws IOException {
    if (tableBytes(file) > LARGEST_TABLE) {
      throw new ZipException("its table of contents is larger than that of any model");
    }
    try {
      return new ZipFile(file.toFile());
    } catch (EOFException e) {
      throw (ZipException) new ZipException("its table of contents is cut off").initCause(e);
    }
  }

  /// Names of all entries, in the order of the table.
  public static List<String> names(ZipFile zip) {
    return zip.stream().map(ZipEntry::getName).toList();
  }

  /// How long the table claims to be. Java takes one of the end records, wherever its comment puts
  /// it; a record that lies about more than the file holds is none.
  private static long tableBytes(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      long size = in.size();
      int tail = (int) Math.min(size, LOCATOR + END + LONGEST_COMMENT);
      ByteBuffer bytes = bytes(in, size - tail, tail);
      long largest = 0;
      for (int at = tail - END; at >= 0; at--) {
        if (bytes.getInt(at) == END_MARK) {
          long claimed = Integer.toUnsignedLong(bytes.getInt(at + 12));
          boolean isLong = at >= LOCATOR && bytes.getInt(at - LOCATOR) == LOCATOR_MARK;
          long claimedLong = isLong ? tableBytes(in, bytes.getLong(at - LOCATOR + 8)) : 0;
          largest = Math.max(largest, claimed < size ? claimed : 0);
          largest = Math.max(largest, claimedLong < size ? claimedLong : 0);
        }
      }
      return largest;
    }
  }

  /// As the end record of a zip64 says.
  private static long tableBytes(FileChannel in, long recordAt) throws IOException {
    return recordAt < 0 || recordAt > in.size() - END_64
        ? 0
        : bytes(in, recordAt, END_64).getLong(40);
  }

  /// Zeros stand for what the file loses while it is read.
  private static ByteBuffer bytes(FileChannel in, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n >= 0 && bytes.hasRemaining(); ) {
      n = in.read(bytes, from + bytes.position());
    }
    return bytes;
  }
}
