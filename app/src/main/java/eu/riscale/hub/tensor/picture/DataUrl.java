package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.Tensor;
import java.util.Base64;

/// A `data:` address, which holds a file itself.
public final class DataUrl {
  private DataUrl() {}

  /// A picture as [Images#writePng] takes it.
  public static String of(Tensor picture) {
    return of("image/png", Images.png(picture));
  }

  public static String of(String mediaType, byte[] content) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content);
  }
}
