package eu.riscale.hub.spec.value;

import java.util.Locale;
import java.util.Optional;

/// An `http` or `https` address.
public record HttpUrl(String text) {
  private static final int LONGEST = 2083;

  public static Optional<HttpUrl> parse(String text) {
    String url = text.strip();
    String lower = url.toLowerCase(Locale.ROOT);
    int start = lower.startsWith("https:") ? 6 : lower.startsWith("http:") ? 5 : -1;
    if (start < 0 || url.length() > LONGEST) {
      return Optional.empty();
    }
    int host = host(url, start);
    String authority = url.substring(host, end(url, host, "/\\?#"));
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    return host > start && isHost(authority) ? Optional.of(new HttpUrl(url)) : Optional.empty();
  }

  /// The part after the host, without query and fragment; may be empty.
  public String path() {
    int from = end(text, host(text, text.indexOf(':') + 1), "/\\?#");
    return text.substring(from, end(text, from, "?#")).replace('\\', '/');
  }

  public String host() {
    int from = host(text, text.indexOf(':') + 1);
    String authority = text.substring(from, end(text, from, "/\\?#"));
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int port = authority.lastIndexOf(':');
    return (port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority)
        .toLowerCase(Locale.ROOT);
  }

  /// The last part of the path. Zenodo's `…/files/NAME/content` counts as NAME.
  public String fileName() {
    String path = path();
    if (host().equals("zenodo.org")
        && path.startsWith("/api/records/")
        && path.endsWith("/content")) {
      path = path.substring(0, path.length() - "/content".length());
    }
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isHost(String authority) {
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = hasPort ? authority.substring(0, colon) : authority;
    if (host.isEmpty() || (hasPort && !isPort(authority.substring(colon + 1)))) {
      return false;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c <= ' ' || Character.isSpaceChar(c) || "<>^|%\"`{}".indexOf(c) >= 0) {
        return false;
      }
    }
    return (!host.startsWith(".") || host.length() > 1)
        && !Ipv4Host.isImpossible(host)
        && !Ipv6Host.isImpossible(host);
  }

  private static boolean isPort(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() < 6 && (text.isEmpty() || Integer.parseInt(text) < 65536);
  }

  /// Where the host begins: browsers take any number of slashes of either kind in front of it.
  private static int host(String url, int from) {
    int at = from;
    while (at < url.length() && (url.charAt(at) == '/' || url.charAt(at) == '\\')) {
      at++;
    }
    return at;
  }

  private static int end(String text, int from, String stops) {
    int at = from;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
