package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/// The table of contents of a zip, read before Java reads it: Java's own words about what is wrong
/// are for who writes zips, it takes bytes that belong to two entries, and one name that it cannot
/// read keeps it from all others.
///
/// @param prefix how many bytes stand before the zip
record ZipTable(long prefix, List<ZipRecord> entries) {
  static final int LOCAL_HEADER = 30;
  static final int LOCAL_MARK = 0x04034b50;

  /// @throws ZipException with a clause, where an entry cannot be unpacked or shares its bytes
  static ZipTable read(FileChannel in) throws IOException {
    ZipEnd end = ZipEnd.of(in);
    ByteBuffer table = ZipEnd.bytes(in, end.at(), end.length());
    table.flip();
    List<ZipRecord> entries = new ArrayList<>();
    while (table.remaining() >= ZipRecord.HEADER) {
      ZipRecord entry = ZipRecord.next(table);
      Optional<String> obstacle = entry.obstacle();
      if (obstacle.isPresent()) {
        throw new ZipException(obstacle.get());
      }
      entries.add(entry);
    }
    refuseShared(entries);
    return new ZipTable(end.prefix(), List.copyOf(entries));
  }

  private static void refuseShared(List<ZipRecord> entries) throws ZipException {
    List<ZipRecord> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(ZipRecord::at));
    for (int i = 1; i < inOrder.size(); i++) {
      ZipRecord before = inOrder.get(i - 1);
      if (before.end() > inOrder.get(i).at()) {
        throw new ZipException(
            "'%s' and '%s' share the same bytes, as in a zip that is made to do harm; pack it again"
                .formatted(before.name(), inOrder.get(i).name()));
      }
    }
  }

  /// Whether a name is not as Java reads it.
  boolean hasForeignNames() {
    return entries.stream().anyMatch(entry -> !entry.letters().equals(entry.name()));
  }

  /// Whether any checksum was written: PyTorch can leave them all out.
  boolean hasChecksums() {
    return entries.stream().anyMatch(entry -> entry.crc() != 0);
  }

  /// Whether Java has found the same table.
  boolean isThatOf(List<? extends ZipEntry> found) {
    if (found.size() != entries.size()) {
      return false;
    }
    for (int i = 0; i < entries.size(); i++) {
      ZipRecord entry = entries.get(i);
      ZipEntry other = found.get(i);
      boolean isSame =
          entry.crc() == other.getCrc()
              && entry.method() == other.getMethod()
              && entry.sizes().unpacked() == other.getSize()
              && entry.sizes().packed() == other.getCompressedSize();
      if (!isSame) {
        return false;
      }
    }
    return true;
  }

  /// Holds that an entry says of itself what the table says of it: software that reads a zip from
  /// its beginning sees nothing else.
  void refuseOther(FileChannel in, ZipRecord entry) throws IOException {
    long at = prefix + entry.at();
    if (at < 0 || at > in.size() - LOCAL_HEADER) {
      throw damaged(entry, "its data is not there");
    }
    ByteBuffer header = ZipEnd.bytes(in, at, LOCAL_HEADER);
    if (header.getInt(0) != LOCAL_MARK) {
      throw damaged(entry, "its data is not where the table of contents says");
    }
    byte[] name = new byte[Short.toUnsignedInt(header.getShort(26))];
    ZipEnd.bytes(in, at + LOCAL_HEADER, name.length).flip().get(name);
    if (!Arrays.equals(name, entry.bytes())
        || Short.toUnsignedInt(header.getShort(8)) != entry.method()) {
      throw damaged(entry, "its own header has another name or method than the table of contents");
    }
  }

  static ZipException damaged(ZipRecord entry, String why) {
    return new ZipException("its entry '" + entry.name() + "' is damaged: " + why);
  }
}
