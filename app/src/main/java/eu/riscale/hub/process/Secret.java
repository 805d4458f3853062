package eu.riscale.hub.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/// Random bytes that nobody can guess.
final class Secret {
  private static final String SYSTEM = "/dev/urandom";

  private Secret() {}

  /// From the system where it offers them as a file, which saves the start of Java's own security.
  static byte[] make() {
    byte[] secret = new byte[Frame.SECRET];
    try (InputStream in = new FileInputStream(SYSTEM)) {
      if (in.readNBytes(secret, 0, secret.length) == secret.length) {
        return secret;
      }
    } catch (IOException e) {
      // There is no such file.
    }
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
