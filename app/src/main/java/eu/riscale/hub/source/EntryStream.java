package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.zip.SoundZip;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/// The content of an entry of a zip that may be hostile: a few megabytes could unpack to more than
/// any disk holds, and to more than the zip says.
public final class EntryStream extends FilterInputStream {
  private static final long SMALL = 64L << 20;
  private static final int MAX_RATIO = 200;

  private long left;

  private EntryStream(InputStream in, long size) {
    super(in);
    this.left = size;
  }

  /// @throws IOException where the entry unpacks to more than a file of a model would, or cannot be
  ///   read
  public static EntryStream open(SoundZip zip, ZipEntry entry) throws IOException {
    long size = entry.getSize();
    if (size > SMALL && size / Math.max(1, entry.getCompressedSize()) > MAX_RATIO) {
      throw new IOException(
          "'" + entry.getName() + "' unpacks to more than " + MAX_RATIO + " times its size");
    }
    return new EntryStream(zip.getInputStream(entry), size);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(Math.max(0, n));
    return n;
  }

  @Override
  public long skip(long bytes) throws IOException {
    // One byte beyond the end shows whether there is more.
    long skipped = super.skip(Math.min(bytes, left + 1));
    count(skipped);
    return skipped;
  }

  private void count(long bytes) throws ZipException {
    left -= bytes;
    if (left < 0) {
      throw new ZipException("there is more of it than the zip says");
    }
  }
}
