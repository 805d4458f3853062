package eu.riscale.hub.spec.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address for electronic mail, checked by its form alone.
public record Email(String text) {
  private static final Pattern LOCAL =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+[\\p{L}\\p{M}\\p{N}-]{0,62}\\p{L}");

  /// Top-level names that never lead to a mailbox (RFC 6761 and its kin).
  private static final Pattern NOWHERE =
      Pattern.compile(".*\\.(?:arpa|invalid|local|localhost|onion|test)");

  public static Optional<Email> parse(String text) {
    String address = text.strip();
    int at = address.lastIndexOf('@');
    boolean isOneLine = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    if (!isOneLine || at < 1 || at > 64 || address.length() > 254) {
      return Optional.empty();
    }
    String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
    boolean good =
        LOCAL.matcher(address.substring(0, at)).matches()
            && DOMAIN.matcher(domain).matches()
            && !NOWHERE.matcher(domain).matches();
    return good ? Optional.of(new Email(address)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
