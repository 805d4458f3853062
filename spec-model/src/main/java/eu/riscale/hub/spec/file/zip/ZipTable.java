package eu.riscale.hub.spec.file.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/// The table of contents of a zip. hub reads it itself: Java refuses a whole zip for one entry that
/// nobody needs, takes bytes that belong to two, and its words about what is wrong are for who
/// writes zips.
///
/// @param prefix how many bytes stand before the zip
/// @param doubt why other readers may find another table; a clause, empty where none can
record ZipTable(long prefix, List<ZipRecord> entries, String doubt) {
  static final int LOCAL_HEADER = 30;
  static final int LOCAL_MARK = 0x04034b50;

  /// @throws ZipException with a clause, where it is damaged or two entries share their bytes
  static ZipTable read(ZipBytes in) throws IOException {
    ZipEnd end = ZipEnd.of(in);
    ByteBuffer table = in.bytes(end.at(), end.length());
    List<ZipRecord> entries = new ArrayList<>();
    while (table.remaining() >= ZipRecord.HEADER) {
      entries.add(ZipRecord.next(table));
    }
    if (entries.isEmpty() && end.entries() > 0) {
      throw ZipRecord.damaged();
    }
    refuseShared(entries);
    boolean isPlain =
        !table.hasRemaining()
            && end.entries() == entries.size()
            && entries.stream().allMatch(ZipRecord::isPlain);
    String doubt = end.doubt().isEmpty() && !isPlain ? ZipEnd.SEVERAL_WAYS : end.doubt();
    return new ZipTable(end.prefix(), List.copyOf(entries), doubt);
  }

  private static void refuseShared(List<ZipRecord> entries) throws ZipException {
    List<ZipRecord> inOrder = new ArrayList<>(entries);
    inOrder.sort((one, other) -> Long.compare(one.at(), other.at()));
    for (int i = 1; i < inOrder.size(); i++) {
      ZipRecord before = inOrder.get(i - 1);
      if (before.end() > inOrder.get(i).at()) {
        throw new ZipException(
            "'%s' and '%s' share the same bytes, as in a zip that is made to do harm; zip it again"
                .formatted(before.name().text(), inOrder.get(i).name().text()));
      }
    }
  }

  /// Whether any checksum was written: PyTorch can leave them all out.
  boolean hasChecksums() {
    return entries.stream().anyMatch(entry -> entry.crc() != 0);
  }

  /// Where in the file the data of an entry begins, which says of itself what the table says of it:
  /// software that reads a zip from its beginning sees nothing else.
  ///
  /// @throws ZipException where it says something else, or the entry cannot be unpacked
  long dataOf(ZipRecord entry, ZipBytes in) throws IOException {
    Optional<String> obstacle = entry.obstacle();
    if (obstacle.isPresent()) {
      throw new ZipException(obstacle.get());
    }
    long at = prefix + entry.at();
    if (at > in.size() - LOCAL_HEADER) {
      throw damaged(entry, "its data is not there");
    }
    ByteBuffer header = in.bytes(at, LOCAL_HEADER);
    if (header.getInt(0) != LOCAL_MARK) {
      throw damaged(entry, "its data is not where the table of contents says");
    }
    int length = Short.toUnsignedInt(header.getShort(26));
    if (!Arrays.equals(in.bytes(at + LOCAL_HEADER, length).array(), entry.name().bytes())
        || Short.toUnsignedInt(header.getShort(8)) != entry.method()) {
      throw damaged(entry, "its own header has another name or method than the table of contents");
    }
    long data = at + LOCAL_HEADER + length + Short.toUnsignedInt(header.getShort(28));
    if (data > in.size() - entry.sizes().packed()) {
      throw damaged(entry, "its data is not there");
    }
    return data;
  }

  static ZipException damaged(ZipRecord entry, String why) {
    return new ZipException("its entry '" + entry.name().text() + "' is damaged: " + why);
  }
}
