package eu.riscale.hub.spec.file.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/// Where in a zip its table of contents lies, as the record at its end says. (PKWARE's APPNOTE
/// 6.3.10, 4.3.14 to 4.3.16.)
///
/// @param at where the table begins
/// @param length in bytes
/// @param entries how many it says it has
/// @param prefix how many bytes stand before the zip, which offsets do not count
/// @param doubt why other readers may find another table; a clause, empty where none can
record ZipEnd(long at, int length, long entries, long prefix, String doubt) {
  static final String SEVERAL_ENDS = "as a zip, it has bytes behind its end, or several ends";
  static final String SEVERAL_WAYS = "as a zip, it can be read in several ways";

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

  private static final long MANY = 0xFFFF;

  /// Readers look for the end from behind, and differ in which of several they take and in whose
  /// numbers they believe. Here the last that fits is the zip's, unless another closes the file.
  ///
  /// @throws ZipException where none fits, or the table is larger than any of a model
  static ZipEnd of(ZipBytes in) throws IOException {
    int tail = (int) Math.min(in.size(), LOCATOR + END + LONGEST_COMMENT);
    long tailAt = in.size() - tail;
    ByteBuffer bytes = in.bytes(tailAt, tail);
    ZipEnd found = null;
    boolean isLast = true;
    for (int at = before(tail - END, bytes); at >= 0; at = before(at - 1, bytes)) {
      boolean closesFile = at + END + Short.toUnsignedInt(bytes.getShort(at + 20)) == tail;
      boolean isAlone = isLast && closesFile;
      isLast = false;
      if (found != null && (!closesFile || !found.doubt.equals(SEVERAL_ENDS))) {
        continue;
      }
      Numbers numbers = Numbers.read(in, bytes.slice(at, END).order(bytes.order()), tailAt + at);
      if (!numbers.fit() || !(closesFile || numbers.areATable(in))) {
        continue;
      }
      if (found != null) {
        throw new ZipException("it has two tables of contents");
      }
      found = numbers.end(isAlone);
    }
    if (found == null) {
      throw new ZipException("it is no zip, or its end is missing");
    }
    return found;
  }

  /// Where the mark stands at `last` or before it, or -1. Most bytes are passed over, since this is
  /// done once in the life of a process, and so at the speed of an interpreter.
  private static int before(int last, ByteBuffer bytes) {
    byte[] all = bytes.array();
    int first = bytes.arrayOffset();
    int at = last;
    while (at >= 0) {
      switch (all[first + at]) {
        case 'P' -> {
          if (bytes.getInt(at) == END_MARK) {
            return at;
          }
          at--;
        }
        case 'K' -> at--;
        case 5 -> at -= 2;
        case 6 -> at -= 3;
        default -> at -= 4;
      }
    }
    return -1;
  }

  /// @param until where in the file something else than the table begins
  /// @param agree whether all records at the end say the same
  private record Numbers(long entries, long length, long offset, long until, boolean agree) {
    static Numbers read(ZipBytes in, ByteBuffer end, long endAt) throws IOException {
      long entries = Short.toUnsignedInt(end.getShort(10));
      long length = Integer.toUnsignedLong(end.getInt(12));
      long offset = Integer.toUnsignedLong(end.getInt(16));
      Numbers small = new Numbers(entries, length, offset, endAt, true);
      long locatorAt = endAt - LOCATOR;
      ByteBuffer locator = locatorAt < 0 ? null : in.bytes(locatorAt, LOCATOR);
      if (locator == null || locator.getInt(0) != LOCATOR_MARK) {
        return small;
      }
      long at = locator.getLong(8);
      Numbers alone = new Numbers(entries, length, offset, endAt, false);
      if (at < 0 || at > in.size() - END_64) {
        return alone;
      }
      ByteBuffer large = in.bytes(at, END_64);
      boolean agree =
          agree(entries, MANY, large.getLong(32))
              && agree(length, LONG, large.getLong(40))
              && agree(offset, LONG, large.getLong(48));
      if (large.getInt(0) != END_64_MARK || !agree) {
        return alone;
      }
      boolean isBefore = at == locatorAt - END_64;
      return new Numbers(large.getLong(32), large.getLong(40), large.getLong(48), at, isBefore);
    }

    private static boolean agree(long small, long open, long large) {
      return small == large || small == open;
    }

    boolean fit() {
      return length >= 0 && length <= until && offset >= 0 && offset <= until - length;
    }

    /// Bytes may follow a zip, and then it must begin and list its entries where the record says.
    boolean areATable(ZipBytes in) throws IOException {
      return in.bytes(until - length, 4).getInt(0) == ZipRecord.MARK
          && in.bytes(until - length - offset, 4).getInt(0) == ZipTable.LOCAL_MARK;
    }

    ZipEnd end(boolean isAlone) throws ZipException {
      if (length > LARGEST_TABLE) {
        throw new ZipException("its table of contents is larger than that of any model");
      }
      long prefix = until - length - offset;
      String doubt = agree && prefix == 0 ? "" : SEVERAL_WAYS;
      return new ZipEnd(
          until - length, (int) length, entries, prefix, isAlone ? doubt : SEVERAL_ENDS);
    }
  }
}
