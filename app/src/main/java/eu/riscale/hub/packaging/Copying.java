package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.file.Checksums;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/// Copies a stream and computes its checksums on the way.
///
/// @param crc32 the checksum that zips have
record Copying(Sha256 sha256, long crc32) {
  private static final int CHUNK = 1 << 20;

  static Copying of(InputStream from, WritableByteChannel to, long size)
      throws IOException, UnreadableFile {
    MessageDigest digest = Checksums.digest();
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[Math.clamp(size, 1, CHUNK)];
    long left = size;
    for (int n = read(from, buffer); n >= 0; n = read(from, buffer)) {
      left -= n;
      if (left < 0) {
        break;
      }
      digest.update(buffer, 0, n);
      crc.update(buffer, 0, n);
      for (ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, n); chunk.hasRemaining(); ) {
        to.write(chunk);
      }
    }
    if (left != 0) {
      throw new UnreadableFile(new IOException("it changed while it was copied"));
    }
    return new Copying(Checksums.of(digest), crc.getValue());
  }

  private static int read(InputStream from, byte[] buffer) throws UnreadableFile {
    try {
      return from.read(buffer);
    } catch (IOException e) {
      throw new UnreadableFile(e);
    }
  }
}
