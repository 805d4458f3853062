package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// How the lines of a text end. Git and programs that copy files may turn the one into the other,
/// by which a file gets another checksum and means the same.
public enum LineEnds {
  /// As on Linux and macOS.
  LF,
  /// As on Windows.
  CRLF;

  /// The checksum that a file would have if all its lines ended so; reads `in` to its end.
  public Sha256 sha256(InputStream in) throws IOException {
    MessageDigest digest = Checksums.digest();
    byte[] buffer = new byte[1 << 16];
    byte[] turned = new byte[2 * buffer.length + 1];
    boolean afterReturn = false;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      int length = 0;
      for (int i = 0; i < n; i++) {
        byte b = buffer[i];
        // A return counts for itself unless a line feed follows.
        if (afterReturn && b != '\n') {
          turned[length++] = '\r';
        }
        afterReturn = b == '\r';
        if (b == '\n' && this == CRLF) {
          turned[length++] = '\r';
        }
        if (!afterReturn) {
          turned[length++] = b;
        }
      }
      digest.update(turned, 0, length);
    }
    if (afterReturn) {
      digest.update((byte) '\r');
    }
    return Checksums.of(digest);
  }
}
