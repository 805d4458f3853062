package eu.riscale.hub.inspect;

import java.util.Base64;

/// A `data:` address, which holds a file itself.
final class DataUrl {
  private DataUrl() {}

  static String of(String mediaType, byte[] content) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content);
  }
}
