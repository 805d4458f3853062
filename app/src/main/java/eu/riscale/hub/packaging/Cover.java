package eu.riscale.hub.packaging;

import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Images;
import eu.riscale.hub.tensor.picture.Picture;
import eu.riscale.hub.tensor.picture.Thumbnail;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// A cover drawn from test tensors: the input on the left, the output on the right, twice as wide
/// as high.
public final class Cover {
  private static final int MOST_BYTES = 500_000;
  private static final int EDGE = 400;

  private final byte[] png;

  private Cover(byte[] png) {
    this.png = png;
  }

  /// A PNG picture of less than 500 kB.
  ///
  /// @throws IllegalArgumentException where a tensor has no elements
  public static Cover of(Tensor input, Tensor output) {
    Tensor left = Picture.of(input);
    Tensor right = Picture.of(output);
    int edge = EDGE;
    byte[] png = png(left, right, edge);
    while (png.length > MOST_BYTES) {
      edge /= 2;
      png = png(left, right, edge);
    }
    return new Cover(png);
  }

  /// The picture, to be read from its start.
  public InputStream open() {
    return new ByteArrayInputStream(png);
  }

  long size() {
    return png.length;
  }

  private static byte[] png(Tensor left, Tensor right, int edge) {
    return Images.png(Thumbnail.beside(Thumbnail.of(left, edge), Thumbnail.of(right, edge)));
  }
}
