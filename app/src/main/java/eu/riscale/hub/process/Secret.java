package eu.riscale.hub.process;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/// Random bytes that nobody can guess.
final class Secret {
  private static final String SYSTEM = "/dev/urandom";

  private Secret() {}

  /// From the system where it offers them as a file, which saves the start of Java's own security.
  static byte[] make() throws IOException {
    byte[] secret = new byte[Frame.SECRET];
    if (new File(SYSTEM).exists()) {
      try (InputStream in = new FileInputStream(SYSTEM)) {
        new DataInputStream(in).readFully(secret);
      }
    } else {
      new SecureRandom().nextBytes(secret);
    }
    return secret;
  }
}
