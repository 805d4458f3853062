package eu.riscale.hub.tensor.picture;

import java.util.Base64;

/// A `data:` address, which holds a file itself.
public final class DataUrl {
  private DataUrl() {}

  public static String of(String mediaType, byte[] content) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content);
  }
}
