package eu.riscale.hub.spec.file.zip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The bytes of a zip, read here and there by any thread. Not a channel: that closes for all who
/// read where one of them is interrupted.
final class ZipBytes implements Closeable {
  private final RandomAccessFile file;
  private final long size;

  private ZipBytes(RandomAccessFile file) throws IOException {
    this.file = file;
    this.size = file.length();
  }

  static ZipBytes open(Path path) throws IOException {
    Files.newInputStream(path).close(); // It tells why a file cannot be read, the other does not.
    return new ZipBytes(new RandomAccessFile(path.toFile(), "r"));
  }

  /// In bytes.
  long size() {
    return size;
  }

  /// Little-endian, from their first; zeros stand for what the file loses while it is read.
  ByteBuffer bytes(long from, int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int read = 0, n = 0; n >= 0 && read < count; read += Math.max(0, n)) {
      n = read(from + read, bytes, read, count - read);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// A part of them, in order.
  InputStream stream(long from, long count) {
    return new InputStream() {
      private long at = from;
      private long left = count;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0 || left <= 0) {
          return length == 0 ? 0 : -1;
        }
        int n = ZipBytes.this.read(at, buffer, offset, (int) Math.min(length, left));
        at += Math.max(0, n);
        left -= Math.max(0, n);
        return n;
      }
    };
  }

  private synchronized int read(long at, byte[] buffer, int offset, int length) throws IOException {
    file.seek(at);
    return file.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
