package eu.riscale.hub.packaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The records of a zip with stored files (APPNOTE 6.3.10): names in UTF-8, midnight of 1 January
/// 1980 for every file, no extra fields but those that sizes from 4 GB on need.
final class ZipRecords {
  static final long LARGE = 0xFFFF_FFFFL;

  private static final int MANY = 0xFFFF;
  private static final short UTF8 = 1 << 11;
  private static final short FIRST_DAY = (1 << 5) | 1;
  private static final short ZIP64 = 1;

  /// Versions of the format that a reader needs.
  private static final short PLAIN = 10;

  private static final short WITH_ZIP64 = 45;

  private final long zip64From;
  private final List<byte[]> central = new ArrayList<>();

  /// @param zip64From the least number that is written in eight bytes instead of four
  ZipRecords(long zip64From) {
    this.zip64From = zip64From;
  }

  /// @param offset where its local record begins
  record Entry(String name, long size, long offset) {
    byte[] nameBytes() {
      return name.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// What stands before the data.
  ByteBuffer local(Entry entry, long crc32) {
    byte[] name = entry.nameBytes();
    boolean large = isLarge(entry.size());
    ByteBuffer out = buffer(30 + name.length + (large ? 20 : 0));
    out.putInt(0x04034B50);
    common(entry, crc32, large, out);
    out.putShort((short) (large ? 20 : 0)).put(name);
    if (large) {
      out.putShort(ZIP64).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
    }
    return out.flip();
  }

  /// Adds an entry to the directory.
  void add(Entry entry, long crc32) {
    byte[] name = entry.nameBytes();
    boolean largeSize = isLarge(entry.size());
    boolean largeOffset = isLarge(entry.offset());
    int extra = (largeSize ? 16 : 0) + (largeOffset ? 8 : 0);
    byte[] record = new byte[46 + name.length + (extra > 0 ? 4 + extra : 0)];
    ByteBuffer out = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x02014B50).putShort(version(largeSize || largeOffset));
    common(entry, crc32, largeSize || largeOffset, out);
    out.putShort((short) (extra > 0 ? 4 + extra : 0)).putShort((short) 0); // no comment
    out.putShort((short) 0).putShort((short) 0).putInt(0); // disk, attributes
    out.putInt(largeOffset ? -1 : (int) entry.offset()).put(name);
    if (extra > 0) {
      out.putShort(ZIP64).putShort((short) extra);
      if (largeSize) {
        out.putLong(entry.size()).putLong(entry.size());
      }
      if (largeOffset) {
        out.putLong(entry.offset());
      }
    }
    central.add(record);
  }

  /// Version, flags, method, time, checksum, sizes and the length of the name.
  private void common(Entry entry, long crc32, boolean large, ByteBuffer out) {
    int size = isLarge(entry.size()) ? -1 : (int) entry.size();
    out.putShort(version(large)).putShort(UTF8).putShort((short) 0);
    out.putShort((short) 0).putShort(FIRST_DAY);
    out.putInt((int) crc32).putInt(size).putInt(size);
    out.putShort((short) entry.nameBytes().length);
  }

  /// The directory and the end of the zip.
  ///
  /// @param at where the directory begins
  ByteBuffer directory(long at) {
    int size = central.stream().mapToInt(record -> record.length).sum();
    int count = central.size();
    boolean large = isLarge(at) || isLarge(size) || count >= MANY;
    ByteBuffer out = buffer(size + 22 + (large ? 56 + 20 : 0));
    central.forEach(out::put);
    if (large) {
      out.putInt(0x06064B50).putLong(44).putShort(WITH_ZIP64).putShort(WITH_ZIP64);
      out.putInt(0).putInt(0).putLong(count).putLong(count).putLong(size).putLong(at);
      out.putInt(0x07064B50).putInt(0).putLong(at + size).putInt(1);
    }
    short entries = (short) Math.min(count, MANY);
    out.putInt(0x06054B50).putShort((short) 0).putShort((short) 0);
    out.putShort(entries).putShort(entries);
    out.putInt(isLarge(size) ? -1 : size).putInt(isLarge(at) ? -1 : (int) at);
    return out.putShort((short) 0).flip();
  }

  private boolean isLarge(long number) {
    return number >= zip64From;
  }

  private static short version(boolean large) {
    return large ? WITH_ZIP64 : PLAIN;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
