package eu.riscale.hub.spec.file.zip;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/// What is in an entry of a zip, compared with its size and checksum once its last byte is read.
final class EntryContent extends FilterInputStream {
  private final ZipRecord entry;
  private final boolean hasChecksum;
  private final CRC32 crc = new CRC32();
  private long left;

  EntryContent(InputStream in, ZipRecord entry, boolean hasChecksum) {
    super(in);
    this.entry = entry;
    this.hasChecksum = hasChecksum;
    this.left = entry.sizes().unpacked();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? n : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int n = unpacked(buffer, offset, length);
    if (n < 0) {
      if (left > 0) {
        throw ZipTable.damaged(entry, "it ends early");
      }
      return n;
    }
    boolean ends = left > 0 && n >= left;
    left -= n;
    crc.update(buffer, offset, n);
    if (left < 0) {
      throw ZipTable.damaged(entry, "there is more of it than the zip says");
    }
    if (ends && hasChecksum && crc.getValue() != entry.crc()) {
      throw ZipTable.damaged(
          entry, "its checksum is not the one that it was packed with; pack or download it again");
    }
    return n;
  }

  private int unpacked(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (ZipException | EOFException e) {
      throw (ZipException) ZipTable.damaged(entry, "it cannot be unpacked").initCause(e);
    }
  }

  /// What is passed over counts as well.
  @Override
  public long skip(long bytes) throws IOException {
    byte[] buffer = new byte[(int) Math.max(0, Math.min(bytes, 1 << 16))];
    long skipped = 0;
    while (skipped < bytes) {
      int n = read(buffer, 0, (int) Math.min(buffer.length, bytes - skipped));
      if (n < 0) {
        break;
      }
      skipped += n;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
