package eu.riscale.hub.spec.value;

import java.util.Locale;
import java.util.Optional;

/// The id of a resource in a collection, such as `affable-shark` or `ilastik/ilastik`: lower-case
/// letters, digits and `_-/.`, without a slash at either end.
public record ResourceId(String text) {

  public static Optional<ResourceId> parse(String text) {
    boolean good = !text.isEmpty() && !text.startsWith("/") && !text.endsWith("/");
    for (int i = 0; good && i < text.length(); i++) {
      char c = text.charAt(i);
      good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "_-/.".indexOf(c) >= 0;
    }
    return good ? Optional.of(new ResourceId(text)) : Optional.empty();
  }

  /// As [#parse], with capital letters read as small ones.
  public static Optional<ResourceId> parseAnyCase(String text) {
    return parse(text.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return text;
  }
}
