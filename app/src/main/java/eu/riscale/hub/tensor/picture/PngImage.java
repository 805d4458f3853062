package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tensors of whole numbers as images that a PNG file holds as they are.
final class PngImage {
  private static final List<String> AXES = List.of("y", "x", "channel");
  private static final int MOST_CHANNELS = 4;

  private PngImage() {}

  /// As of [Images#pngRefusal].
  static Optional<String> refusal(Tensor image) {
    if (image.dtype() != DType.UINT8
        && image.dtype() != DType.UINT16
        && image.dtype() != DType.BOOL) {
      return Optional.of("PNG holds uint8 and uint16 alone, not " + image.dtype().word());
    }
    int channel = image.axes().indexOf("channel");
    if (!AXES.containsAll(image.axes())
        || !image.axes().contains("y")
        || !image.axes().contains("x")
        || (channel >= 0 && image.length(channel) > MOST_CHANNELS)) {
      return Optional.of("PNG holds one plane of 1 to 4 channels");
    }
    return Optional.empty();
  }

  static BufferedImage of(Tensor image) {
    List<String> order = new ArrayList<>(AXES);
    order.retainAll(image.axes());
    Tensor pixels = Permutation.to(order, image);
    int bands = pixels.rank() == 3 ? pixels.length(2) : 1;
    int height = pixels.length(0);
    int width = pixels.length(1);
    int type = pixels.dtype() == DType.UINT16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
    boolean alpha = bands == 2 || bands == MOST_CHANNELS;
    ColorSpace space = ColorSpace.getInstance(bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    ColorModel model =
        new ComponentColorModel(
            space, alpha, false, alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE, type);
    WritableRaster raster = Raster.createInterleavedRaster(type, width, height, bands, null);
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (int) pixels.at(y * row.length + i);
      }
      raster.setPixels(0, y, width, 1, row);
    }
    return new BufferedImage(model, raster, false, null);
  }
}
