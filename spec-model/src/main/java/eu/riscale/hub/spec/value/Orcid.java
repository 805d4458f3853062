package eu.riscale.hub.spec.value;

import java.util.Optional;

/// An ORCID iD: four groups of four digits, the last character a checksum (ISO 7064 mod 11-2).
public record Orcid(String text) {

  public static Optional<Orcid> parse(String text) {
    if (text.length() != 19) {
      return Optional.empty();
    }
    int sum = 0;
    for (int i = 0; i < 19; i++) {
      char c = text.charAt(i);
      if (i == 4 || i == 9 || i == 14) {
        if (c != '-') {
          return Optional.empty();
        }
      } else if (c >= '0' && c <= '9') {
        sum = (2 * sum + (c - '0')) % 11;
      } else if (c == 'X' && i == 18) {
        sum = (2 * sum + 10) % 11;
      } else {
        return Optional.empty();
      }
    }
    return sum == 1 ? Optional.of(new Orcid(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
