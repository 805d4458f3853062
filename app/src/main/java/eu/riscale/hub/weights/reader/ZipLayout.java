package eu.riscale.hub.weights.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// Holds that a zip has one end and one table. Readers look for the end from behind, and differ in
/// which of several they take and in whose numbers they believe: so one file can be another zip to
/// an engine than to hub.
final class ZipLayout {
  private static final int END = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int END_64 = 56;
  private static final int END_64_MARK = 0x06064b50;
  private static final int LOCATOR = 20;
  private static final int LOCATOR_MARK = 0x07064b50;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ENTRY = 46;
  private static final int ENTRY_MARK = 0x02014b50;
  private static final int LARGE_NUMBERS = 1;
  private static final long OPEN_16 = 0xFFFF;
  private static final long OPEN_32 = 0xFFFFFFFFL;

  private ZipLayout() {}

  /// The table of all entries.
  ///
  /// @param from where in the file it begins
  /// @param until where in the file something else begins
  private record Table(long entries, long bytes, long from, long until) {}

  /// A clause that says what is wrong; empty where all readers find the same.
  ///
  /// @param file a zip that Java can open
  static Optional<String> obstacle(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      int tail = (int) Math.min(in.size(), END + LONGEST_COMMENT);
      long tailAt = in.size() - tail;
      ByteBuffer bytes = bytes(in, tailAt, tail);
      int end = tail - END;
      while (end >= 0 && bytes.getInt(end) != END_MARK) {
        end--;
      }
      if (end < 0 || end + END + unsigned16(bytes, end + 20) != tail) {
        return Optional.of("as a zip, it has bytes behind its end, or several ends");
      }
      Table table = table(in, tailAt + end, bytes.slice(end, END).order(ByteOrder.LITTLE_ENDIAN));
      return isPlain(in, table)
          ? Optional.empty()
          : Optional.of("as a zip, it can be read in several ways");
    }
  }

  /// As the record at the end says, and the larger one that may stand before it.
  private static Table table(FileChannel in, long endAt, ByteBuffer end) throws IOException {
    Table small = new Table(unsigned16(end, 10), unsigned32(end, 12), unsigned32(end, 16), endAt);
    long locatorAt = endAt - LOCATOR;
    if (locatorAt < END_64 || bytes(in, locatorAt, LOCATOR).getInt(0) != LOCATOR_MARK) {
      return small;
    }
    long largeAt = locatorAt - END_64;
    ByteBuffer large = bytes(in, largeAt, END_64);
    boolean agrees =
        bytes(in, locatorAt, LOCATOR).getLong(8) == largeAt
            && large.getInt(0) == END_64_MARK
            && agree(small.entries(), OPEN_16, large.getLong(32))
            && agree(small.bytes(), OPEN_32, large.getLong(40))
            && agree(small.from(), OPEN_32, large.getLong(48));
    return agrees
        ? new Table(large.getLong(32), large.getLong(40), large.getLong(48), largeAt)
        : small;
  }

  private static boolean agree(long small, long open, long large) {
    return small == large || small == open;
  }

  private static boolean isPlain(FileChannel in, Table table) throws IOException {
    if (table.from() < 0
        || table.bytes() < 0
        || table.bytes() > Integer.MAX_VALUE
        || table.from() + table.bytes() != table.until()) {
      return false;
    }
    ByteBuffer bytes = bytes(in, table.from(), (int) table.bytes());
    int at = 0;
    for (long entry = 0; entry < table.entries(); entry++) {
      if (at + ENTRY > bytes.limit() || bytes.getInt(at) != ENTRY_MARK) {
        return false;
      }
      int extraAt = at + ENTRY + unsigned16(bytes, at + 28);
      int commentAt = extraAt + unsigned16(bytes, at + 30);
      if (!hasOneSize(bytes, extraAt, commentAt)) {
        return false;
      }
      at = commentAt + unsigned16(bytes, at + 32);
    }
    return at == bytes.limit();
  }

  /// Whether the numbers that are too large for an entry stand in one place behind it.
  private static boolean hasOneSize(ByteBuffer bytes, int from, int to) {
    int found = 0;
    for (int at = from; at + 4 <= Math.min(to, bytes.limit()); ) {
      found += unsigned16(bytes, at) == LARGE_NUMBERS ? 1 : 0;
      at += 4 + unsigned16(bytes, at + 2);
    }
    return found < 2;
  }

  private static int unsigned16(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private static long unsigned32(ByteBuffer bytes, int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  private static ByteBuffer bytes(FileChannel in, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n >= 0 && bytes.hasRemaining(); ) {
      n = in.read(bytes, from + bytes.position());
    }
    return bytes;
  }
}
