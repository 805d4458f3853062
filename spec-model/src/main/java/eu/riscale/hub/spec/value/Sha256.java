package eu.riscale.hub.spec.value;

import java.util.Locale;
import java.util.Optional;

/// A SHA-256 checksum: 64 hexadecimal digits, in lower case.
public record Sha256(String hex) {

  public static Optional<Sha256> parse(String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT);
    boolean matches = hex.length() == 64;
    for (int i = 0; matches && i < 64; i++) {
      matches = hex.charAt(i) < 128 && Character.digit(hex.charAt(i), 16) >= 0;
    }
    return matches ? Optional.of(new Sha256(hex)) : Optional.empty();
  }

  @Override
  public String toString() {
    return hex;
  }
}
