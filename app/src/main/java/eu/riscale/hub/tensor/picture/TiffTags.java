package eu.riscale.hub.tensor.picture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// What a TIFF page says of its numbers beyond what the image library hands on.
final class TiffTags {
  private static final int SAMPLE_FORMAT = 339;
  private static final int SIGNED = 2;
  private static final int DESCRIPTION = 270;
  private static final int X_RESOLUTION = 282;
  private static final int Y_RESOLUTION = 283;
  private static final int RESOLUTION_UNIT = 296;

  private TiffTags() {}

  /// Whether the page is of a TIFF and its whole numbers have a sign.
  static boolean isSigned(ImageReader reader, int page) throws IOException {
    if (!isTiff(reader)) {
      return false;
    }
    IIOMetadata metadata = reader.getImageMetadata(page);
    TIFFField format = TIFFDirectory.createFromMetadata(metadata).getTIFFField(SAMPLE_FORMAT);
    return format != null && format.getCount() > 0 && format.getAsInt(0) == SIGNED;
  }

  /// What the first page says of the image in words; empty where it says nothing.
  static String description(ImageReader reader) throws IOException {
    TIFFField text =
        TIFFDirectory.createFromMetadata(reader.getImageMetadata(0)).getTIFFField(DESCRIPTION);
    return text != null && text.getCount() > 0 ? text.getAsString(0) : "";
  }

  /// How large the pixels of the first page are, as far as it says.
  static PixelSizes pixels(ImageReader reader) throws IOException {
    if (!isTiff(reader)) {
      return PixelSizes.NONE;
    }
    TIFFDirectory page = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
    TIFFField unit = page.getTIFFField(RESOLUTION_UNIT);
    return PixelSizes.of(
        description(reader),
        List.of(number(page.getTIFFField(X_RESOLUTION)), number(page.getTIFFField(Y_RESOLUTION))),
        unit == null || unit.getCount() == 0 ? 0 : unit.getAsInt(0));
  }

  private static OptionalDouble number(@Nullable TIFFField field) {
    return field == null || field.getCount() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(field.getAsDouble(0));
  }

  /// Refuses a TIFF with more pages than `most`, or with pages that follow each other in a circle,
  /// which the image library would follow for ever.
  static void requireEnd(ImageInputStream in, int most) throws IOException, ImageException {
    in.seek(0);
    in.setByteOrder(in.read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.seek(4);
    long page = in.readUnsignedInt();
    for (int pages = 0; page != 0; pages++) {
      if (pages == most) {
        throw new ImageException("The image has more than " + most + " pages.");
      }
      in.seek(page);
      int entries = in.readUnsignedShort();
      in.seek(page + 2 + entries * 12L);
      page = in.readUnsignedInt();
    }
    in.seek(0);
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
  }

  static boolean isTiff(ImageReader reader) throws IOException {
    return reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif");
  }
}
