package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// PNG, JPEG and TIFF files as tensors, and pictures as PNG files, by the JDK's own image library;
/// only this class makes the JVM load it.
///
/// An image has the axes `y` and `x`, `channel` last where there are several, and `page` first
/// where a TIFF has several pages. Numbers are those in the file: (u)int8, 16 and 32, float32 and
/// float64; a palette is looked up. BigTIFF and CMYK are not read.
public final class Images {
  /// Elements of an image at most: what is larger is refused before memory is taken for it.
  static final long MOST_ELEMENTS = 1L << 28;

  private static final int MOST_PAGES = 1 << 14;
  private static final List<String> COLOURS = List.of("y", "x", "channel");
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "tif");

  private Images() {}

  /// The numbers of an image.
  ///
  /// @throws ImageException where it is no image of a known format, damaged, or too large, or its
  ///   pages differ
  public static Tensor read(Path file) throws IOException, ImageException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try (ImageInputStream in = new FileImageInputStream(new File(file.toString()))) {
      ImageReader reader = reader(in);
      try {
        if (TiffTags.isTiff(reader)) {
          TiffTags.requireEnd(in, MOST_PAGES);
        }
        reader.setInput(in, false, true);
        int pages = reader.getNumImages(true);
        requireRoom(reader, pages);
        return readPages(reader, pages);
      } catch (IOException | RuntimeException e) {
        throw new ImageException("The image is damaged or of a kind that is not read: " + said(e));
      } catch (OutOfMemoryError e) {
        throw new ImageException("The image claims more memory than there is.");
      } finally {
        reader.dispose();
      }
    }
  }

  /// The numbers of an image; the pages of a TIFF that says what they are have the axes `time`, `z`
  /// and `channel`, in its order, in the place of `page`.
  ///
  /// @throws ImageException as [#read]
  public static Tensor readNamed(Path file) throws IOException, ImageException {
    Tensor image = read(file);
    return image.axes().contains("page") ? PageAxes.named(image, description(file)) : image;
  }

  private static String description(Path file) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(new File(file.toString()))) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, false, false);
        return TiffTags.description(reader);
      } finally {
        reader.dispose();
      }
    } catch (ImageException | RuntimeException e) {
      return ""; // The image was read; what its description says nobody can tell.
    }
  }

  /// How large the pixels of an image are, as far as its file says.
  public static PixelSizes pixels(Path file) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(new File(file.toString()))) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, false, false);
        return TiffTags.pixels(reader);
      } finally {
        reader.dispose();
      }
    } catch (ImageException | RuntimeException e) {
      return PixelSizes.NONE;
    }
  }

  private static String said(Exception e) {
    String message = e.getMessage();
    String text = message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    return text.endsWith(".") || text.endsWith("!") ? text : text + ".";
  }

  private static ImageReader reader(ImageInputStream in) throws ImageException {
    for (Iterator<ImageReader> all = ImageIO.getImageReaders(in); all.hasNext(); ) {
      ImageReader reader = all.next();
      try {
        if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          return reader;
        }
      } catch (IOException e) {
        continue;
      }
      reader.dispose();
    }
    throw new ImageException("The file is no PNG, JPEG or TIFF image.");
  }

  private static void requireRoom(ImageReader reader, int pages)
      throws IOException, ImageException {
    if (pages < 1 || pages > MOST_PAGES) {
      throw new ImageException(
          "The image has " + pages + " pages; 1 to " + MOST_PAGES + " are read.");
    }
    long elements = 0;
    for (int page = 0; page < pages; page++) {
      elements += (long) reader.getWidth(page) * reader.getHeight(page);
      if (elements > MOST_ELEMENTS) {
        throw new ImageException(
            "The image has more than " + MOST_ELEMENTS + " pixels; at most so many are read.");
      }
    }
  }

  private static Tensor readPages(ImageReader reader, int pages)
      throws IOException, ImageException {
    List<Tensor> read = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      boolean signed = TiffTags.isSigned(reader, page);
      Tensor tensor = Rasters.tensor(reader.read(page), signed);
      Tensor first = read.isEmpty() ? tensor : read.getFirst();
      if (first.dtype() != tensor.dtype() || !Arrays.equals(first.shape(), tensor.shape())) {
        throw new ImageException(
            "The pages of the image differ: "
                + first
                + " and, as page "
                + (page + 1)
                + ", "
                + tensor
                + ".");
      }
      read.add(tensor);
      if ((long) pages * tensor.size() > MOST_ELEMENTS) {
        throw new ImageException("The image has more than " + MOST_ELEMENTS + " numbers.");
      }
    }
    return pages == 1 ? read.getFirst() : stack(read);
  }

  private static Tensor stack(List<Tensor> pages) {
    Tensor first = pages.getFirst();
    Object all = first.dtype().newArray(pages.size() * first.size());
    for (int page = 0; page < pages.size(); page++) {
      System.arraycopy(pages.get(page).array(), 0, all, page * first.size(), first.size());
    }
    List<String> axes = new ArrayList<>(first.axes());
    axes.addFirst("page");
    int[] shape = new int[first.rank() + 1];
    shape[0] = pages.size();
    System.arraycopy(first.shape(), 0, shape, 1, first.rank());
    return Tensor.of(first.dtype(), all, axes, shape);
  }

  /// A picture as a PNG file in memory.
  ///
  /// @param picture as [#writePng] takes it
  public static byte[] png(Tensor picture) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      writePng(picture, png);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return png.toByteArray();
  }

  /// Why a PNG file does not hold a tensor as it is, as a clause; empty where it does.
  ///
  /// @param image its axes by their names
  public static Optional<String> pngRefusal(Tensor image) {
    return PngImage.refusal(image);
  }

  /// Writes a picture as PNG; the same tensor gives the same bytes.
  ///
  /// @param picture one that there is no [#pngRefusal] of: uint8 or uint16 with the axes y, x and,
  ///   for up to four, channel
  public static void writePng(Tensor picture, OutputStream out) throws IOException {
    List<String> axes = picture.axes();
    boolean isGrey = picture.rank() == 2 && !axes.equals(List.of("x", "y"));
    boolean isColoured = axes.equals(COLOURS) && picture.length(2) == 3;
    boolean shown = picture.dtype() == DType.UINT8 && (isGrey || isColoured);
    BufferedImage image = shown ? shown(picture) : PngImage.of(picture);
    // ImageIO would put a file of its own between, in a folder that may not be writable.
    try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", png)) {
        throw new IllegalStateException("the JDK writes no PNG");
      }
    }
  }

  /// Of the kinds that every viewer knows.
  private static BufferedImage shown(Tensor picture) {
    boolean grey = picture.rank() == 2;
    int height = picture.length(0);
    int width = picture.length(1);
    BufferedImage image =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    byte[] from = (byte[]) picture.array();
    int[] row = new int[grey ? width : 3 * width];
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = from[y * row.length + i] & 0xFF;
      }
      image.getRaster().setPixels(0, y, width, 1, row);
    }
    return image;
  }
}
