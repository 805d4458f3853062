package eu.riscale.hub.spec.value;

import java.util.Optional;

/// A digital object identifier such as `10.1038/s41592-019-0612-7`, without a resolver's address.
public record Doi(String text) {

  public static Optional<Doi> parse(String text) {
    boolean matches = text.length() > 7 && text.startsWith("10.") && text.indexOf('\n') < 0;
    for (int i = 3; matches && i < 7; i++) {
      matches = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return matches ? Optional.of(new Doi(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
