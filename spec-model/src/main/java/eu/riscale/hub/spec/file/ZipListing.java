package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of contents of a zip, which stands at its end. Nothing is unpacked.
///
/// @param names paths within the zip
public record ZipListing(List<String> names) {
  private static final int END_BYTES = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int ENTRY_MARK = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int TAIL = 4 << 20;
  private static final int MOST_ENTRIES = 100_000;

  /// Empty where the file is no zip, or one whose end is missing.
  public static Optional<ZipListing> of(FileLookup files, FileSource source) throws IOException {
    long size = files.size(source);
    long from = Math.max(0, size - TAIL);
    byte[] tail;
    try (InputStream in = files.open(source)) {
      in.skipNBytes(from);
      tail = in.readNBytes(TAIL);
    }
    ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(bytes);
    if (end < 0) {
      return Optional.empty();
    }
    // The table ends where its end mark stands, or the marks of a zip64; its size leads to its
    // start.
    long table = Integer.toUnsignedLong(bytes.getInt(end + 12));
    long offset = Integer.toUnsignedLong(bytes.getInt(end + 16));
    boolean isZip64 = offset == 0xFFFFFFFFL || table == 0xFFFFFFFFL;
    long start = isZip64 ? firstEntry(bytes, end) : offset - from;
    if (start < 0 || start > end) {
      return Optional.of(new ZipListing(List.of()));
    }
    return entries(bytes, (int) start, end);
  }

  /// Whether there is a file of this name, in whatever folder.
  public boolean hasFile(String name) {
    return names.stream().anyMatch(path -> path.equals(name) || path.endsWith("/" + name));
  }

  private static int end(ByteBuffer bytes) {
    for (int at = bytes.limit() - END_BYTES; at >= 0; at--) {
      if (bytes.getInt(at) == END_MARK) {
        return at;
      }
    }
    return -1;
  }

  private static long firstEntry(ByteBuffer bytes, int end) {
    for (int at = 0; at < end - ENTRY_BYTES; at++) {
      if (bytes.getInt(at) == ENTRY_MARK) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<ZipListing> entries(ByteBuffer bytes, int start, int end) {
    List<String> names = new ArrayList<>();
    int at = start;
    while (at + ENTRY_BYTES <= end
        && bytes.getInt(at) == ENTRY_MARK
        && names.size() < MOST_ENTRIES) {
      int name = Short.toUnsignedInt(bytes.getShort(at + 28));
      int extra = Short.toUnsignedInt(bytes.getShort(at + 30));
      int comment = Short.toUnsignedInt(bytes.getShort(at + 32));
      if (at + ENTRY_BYTES + name > bytes.limit()) {
        return Optional.empty();
      }
      byte[] path = new byte[name];
      bytes.get(at + ENTRY_BYTES, path);
      names.add(new String(path, StandardCharsets.UTF_8));
      at += ENTRY_BYTES + name + extra + comment;
    }
    return Optional.of(new ZipListing(List.copyOf(names)));
  }
}
