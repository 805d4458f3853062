package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Where in a zip its table of contents lies, as the record at its end says. (PKWARE's APPNOTE
/// 6.3.10, 4.3.14 to 4.3.16.)
///
/// @param at where the table begins
/// @param length in bytes
/// @param prefix how many bytes stand before the zip, which offsets do not count
record ZipEnd(long at, int length, long prefix) {
  /// The table of a model's weights takes some kilobytes, one of 100,000 entries about ten
  /// megabytes.
  private static final long LARGEST_TABLE = 64L << 20;

  private static final int END = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int END_64 = 56;
  private static final int END_64_MARK = 0x06064b50;
  private static final int LOCATOR = 20;
  private static final int LOCATOR_MARK = 0x07064b50;
  private static final int LONGEST_COMMENT = 0xFFFF;

  /// What stands where a number needs the longer record.
  private static final long LONG = 0xFFFFFFFFL;

  /// Java reads one of the records that look like an end, wherever the comment of the zip puts it,
  /// and takes its table into memory: none may claim too much. The last that fits is the zip's.
  ///
  /// @throws ZipException where none does, or the table is larger than any of a model
  static ZipEnd of(FileChannel in) throws IOException {
    long size = in.size();
    int tail = (int) Math.min(size, LOCATOR + END + LONGEST_COMMENT);
    ByteBuffer bytes = bytes(in, size - tail, tail);
    ZipEnd found = null;
    for (int at = tail - END; at >= 0; at--) {
      if (bytes.getInt(at) == END_MARK) {
        ZipEnd end = read(in, bytes, at, size - tail);
        found = found == null && end != null ? end : found;
      }
    }
    if (found == null) {
      throw new ZipException("it is no zip, or its end is missing");
    }
    return found;
  }

  /// @return null where the record does not fit the file
  private static @Nullable ZipEnd read(FileChannel in, ByteBuffer bytes, int at, long tailAt)
      throws IOException {
    long endAt = tailAt + at;
    long length = Integer.toUnsignedLong(bytes.getInt(at + 12));
    long offset = Integer.toUnsignedLong(bytes.getInt(at + 16));
    if (at >= LOCATOR && bytes.getInt(at - LOCATOR) == LOCATOR_MARK) {
      long recordAt = bytes.getLong(at - LOCATOR + 8);
      if (recordAt >= 0 && recordAt <= in.size() - END_64) {
        ByteBuffer record = bytes(in, recordAt, END_64);
        boolean isLong = length == LONG || record.getLong(40) == length;
        if (record.getInt(0) == END_64_MARK && isLong) {
          length = record.getLong(40);
          offset = record.getLong(48);
          endAt = recordAt;
        }
      }
    }
    boolean closesFile =
        tailAt + at + END + Short.toUnsignedInt(bytes.getShort(at + 20)) == in.size();
    if (length < 0 || length > endAt || offset < 0 || offset > endAt - length) {
      return null;
    }
    if (!closesFile && !isTable(in, endAt - length, endAt - length - offset)) {
      return null;
    }
    if (length > LARGEST_TABLE) {
      throw new ZipException("its table of contents is larger than that of any model");
    }
    return new ZipEnd(endAt - length, (int) length, endAt - length - offset);
  }

  /// Bytes may follow a zip, and then it must begin and list its entries where the record says.
  private static boolean isTable(FileChannel in, long at, long first) throws IOException {
    return bytes(in, at, 4).getInt(0) == ZipRecord.MARK
        && bytes(in, first, 4).getInt(0) == ZipTable.LOCAL_MARK;
  }

  /// Zeros stand for what the file loses while it is read.
  static ByteBuffer bytes(FileChannel in, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n >= 0 && bytes.hasRemaining(); ) {
      n = in.read(bytes, from + bytes.position());
    }
    return bytes;
  }
}
