package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Arrays;
import java.util.List;

/// Decoded images as tensors, with the numbers as they were in the file.
final class Rasters {
  private Rasters() {}

  /// The numbers of an image, `y`, `x` and, where there are several, `channel` last.
  ///
  /// @param signed whether its whole numbers have a sign
  /// @throws ImageException where it is in CMYK or too large
  static Tensor tensor(BufferedImage decoded, boolean signed) throws ImageException {
    BufferedImage image = colours(decoded);
    if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
      throw new ImageException("The image is in CMYK, for printing; RGB or grey is read.");
    }
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    DType dtype = dtype(raster.getSampleModel(), signed);
    long elements = (long) raster.getWidth() * raster.getHeight() * bands;
    if (elements > Images.MOST_ELEMENTS) {
      throw new ImageException("The image has more than " + Images.MOST_ELEMENTS + " numbers.");
    }
    Object data = dtype.newArray((int) elements);
    copy(raster, dtype, data);
    return bands == 1
        ? Tensor.of(dtype, data, List.of("y", "x"), raster.getHeight(), raster.getWidth())
        : Tensor.of(
            dtype,
            data,
            List.of("y", "x", "channel"),
            raster.getHeight(),
            raster.getWidth(),
            bands);
  }

  /// The image with its palette looked up; other images as they are.
  private static BufferedImage colours(BufferedImage image) {
    if (!(image.getColorModel() instanceof IndexColorModel palette)) {
      return image;
    }
    BufferedImage colours = palette.convertToIntDiscrete(image.getRaster(), false);
    byte[] red = new byte[palette.getMapSize()];
    byte[] green = new byte[red.length];
    byte[] blue = new byte[red.length];
    palette.getReds(red);
    palette.getGreens(green);
    palette.getBlues(blue);
    boolean grey = Arrays.equals(red, green) && Arrays.equals(red, blue) && !palette.hasAlpha();
    if (!grey) {
      return colours;
    }
    BufferedImage one =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      colours.getRaster().getSamples(0, y, row.length, 1, 0, row);
      one.getRaster().setSamples(0, y, row.length, 1, 0, row);
    }
    return one;
  }

  private static DType dtype(SampleModel model, boolean signed) throws ImageException {
    int bits = model.getSampleSize(0);
    return switch (model.getDataType()) {
      case DataBuffer.TYPE_FLOAT -> DType.FLOAT32;
      case DataBuffer.TYPE_DOUBLE -> DType.FLOAT64;
      case DataBuffer.TYPE_BYTE,
          DataBuffer.TYPE_USHORT,
          DataBuffer.TYPE_SHORT,
          DataBuffer.TYPE_INT ->
          switch ((bits + 7) / 8) {
            case 1 -> signed ? DType.INT8 : DType.UINT8;
            case 2 -> signed ? DType.INT16 : DType.UINT16;
            default -> signed ? DType.INT32 : DType.UINT32;
          };
      default ->
          throw new ImageException("The image has numbers of " + bits + " bits of no known kind.");
    };
  }

  private static void copy(Raster raster, DType dtype, Object data) {
    int width = raster.getWidth();
    int line = width * raster.getNumBands();
    double[] numbers = new double[dtype.isFloat() ? line : 0];
    int[] whole = new int[dtype.isFloat() ? 0 : line];
    for (int y = 0; y < raster.getHeight(); y++) {
      int at = y * line;
      int top = raster.getMinY() + y;
      if (dtype.isFloat()) {
        raster.getPixels(raster.getMinX(), top, width, 1, numbers);
        for (int i = 0; i < line; i++) {
          if (dtype == DType.FLOAT32) {
            ((float[]) data)[at + i] = (float) numbers[i];
          } else {
            ((double[]) data)[at + i] = numbers[i];
          }
        }
        continue;
      }
      raster.getPixels(raster.getMinX(), top, width, 1, whole);
      for (int i = 0; i < line; i++) {
        switch (data) {
          case byte[] a -> a[at + i] = (byte) whole[i];
          case short[] a -> a[at + i] = (short) whole[i];
          default -> ((int[]) data)[at + i] = whole[i];
        }
      }
    }
  }
}
