package eu.riscale.hub.tensor;

import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/// What a TIFF page says of its numbers beyond what the image library hands on.
final class TiffTags {
  private static final int SAMPLE_FORMAT = 339;
  private static final int SIGNED = 2;

  private TiffTags() {}

  /// Whether the page is of a TIFF and its whole numbers have a sign.
  static boolean isSigned(ImageReader reader, int page) throws IOException {
    if (!reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif")) {
      return false;
    }
    IIOMetadata metadata = reader.getImageMetadata(page);
    TIFFField format = TIFFDirectory.createFromMetadata(metadata).getTIFFField(SAMPLE_FORMAT);
    return format != null && format.getCount() > 0 && format.getAsInt(0) == SIGNED;
  }
}
