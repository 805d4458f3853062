package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Writes tensors as TIFF files, a page for each plane, with what ImageJ or OME needs to know of
/// the pages. The same tensor gives the same bytes.
public final class Tiff {
  private static final long LARGEST = 0xF0000000L;
  private static final int ENTRIES = 10;
  private static final int DIRECTORY = 2 + ENTRIES * 12 + 4;

  /// The pages of a file from the slowest to the fastest, and a page itself.
  private static final List<String> ORDER = List.of("time", "z", "channel", "y", "x");

  private Tiff() {}

  /// Whose words describe the pages.
  public enum Dialect {
    IMAGEJ,
    OME
  }

  /// Why a tensor is not written, as a clause; empty where it is.
  ///
  /// @param image with some of the axes time, z, channel, y and x
  public static Optional<String> refusal(Tensor image) {
    if (!ORDER.containsAll(image.axes())
        || !image.axes().contains("y")
        || !image.axes().contains("x")) {
      return Optional.of("TIFF has the axes time, z, channel, y and x alone");
    }
    if (image.dtype() == DType.INT64 || image.dtype() == DType.UINT64) {
      return Optional.of("TIFF has no numbers of 64 bits");
    }
    return (long) image.size() * image.dtype().bytes() > LARGEST
        ? Optional.of("a TIFF holds 4 GB at most")
        : Optional.empty();
  }

  /// The dialect that a tensor is written in where none is asked for: ImageJ knows three types.
  public static Dialect usual(Tensor image) {
    return switch (image.dtype()) {
      case UINT8, UINT16, FLOAT32, BOOL -> Dialect.IMAGEJ;
      case INT8, INT16, INT32, INT64, UINT32, UINT64, FLOAT64 -> Dialect.OME;
    };
  }

  /// @param image one that there is no [#refusal] of
  /// @param out is left open
  public static void write(Tensor image, Dialect dialect, OutputStream out) throws IOException {
    Tensor ordered = Permutation.to(ORDER.stream().filter(image.axes()::contains).toList(), image);
    int height = ordered.length(ordered.rank() - 2);
    int width = ordered.length(ordered.rank() - 1);
    int plane = height * width;
    int pages = plane == 0 ? 0 : ordered.size() / plane;
    byte[] words = (words(ordered, pages, dialect) + '\0').getBytes(StandardCharsets.UTF_8);
    long bytes = (long) plane * ordered.dtype().bytes();
    long data = 8;
    long directories = data + bytes * pages + (bytes * pages & 1);
    long text = directories + (long) DIRECTORY * pages;
    BufferedOutputStream to = new BufferedOutputStream(out, 1 << 16);
    byte[] head = new byte[8];
    little(head).put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt((int) directories);
    to.write(head);
    Npy.writeElements(ordered, to);
    if ((bytes * pages & 1) != 0) {
      to.write(0);
    }
    for (int page = 0; page < pages; page++) {
      long next = page + 1 < pages ? directories + (long) DIRECTORY * (page + 1) : 0;
      byte[] bare = new byte[DIRECTORY];
      ByteBuffer directory = little(bare);
      directory.putShort((short) ENTRIES);
      entry(directory, 256, 4, 1, width);
      entry(directory, 257, 4, 1, height);
      entry(directory, 258, 3, 1, 8L * ordered.dtype().bytes());
      entry(directory, 259, 3, 1, 1);
      entry(directory, 262, 3, 1, 1);
      entry(directory, 270, 2, words.length, text);
      entry(directory, 273, 4, 1, data + bytes * page);
      entry(directory, 278, 4, 1, height);
      entry(directory, 279, 4, 1, bytes);
      entry(directory, 339, 3, 1, format(ordered.dtype()));
      directory.putInt((int) next);
      to.write(bare);
    }
    to.write(words);
    to.flush();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void entry(ByteBuffer to, int tag, int type, int count, long value) {
    to.putShort((short) tag).putShort((short) type).putInt(count);
    if (type == 3) {
      to.putShort((short) value).putShort((short) 0);
    } else {
      to.putInt((int) value);
    }
  }

  private static int format(DType type) {
    if (type.isFloat()) {
      return 3;
    }
    return type.isUnsigned() ? 1 : 2;
  }

  private static String words(Tensor image, int pages, Dialect dialect) {
    int channels = length(image, "channel");
    int slices = length(image, "z");
    int frames = length(image, "time");
    return switch (dialect) {
      case IMAGEJ ->
          "ImageJ=1.54f\nimages=%d\nchannels=%d\nslices=%d\nframes=%d\n%smode=grayscale\nloop=false\n"
              .formatted(pages, channels, slices, frames, pages > 1 ? "hyperstack=true\n" : "");
      case OME -> ome(image, channels, slices, frames);
    };
  }

  private static String ome(Tensor image, int channels, int slices, int frames) {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
            .append("<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">")
            .append("<Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\"")
            .append(" Type=\"%s\" BigEndian=\"false\"".formatted(omeType(image.dtype())))
            .append(
                " SizeX=\"%d\" SizeY=\"%d\" SizeC=\"%d\" SizeZ=\"%d\" SizeT=\"%d\">"
                    .formatted(length(image, "x"), length(image, "y"), channels, slices, frames));
    for (int channel = 0; channel < channels; channel++) {
      text.append("<Channel ID=\"Channel:0:%d\" SamplesPerPixel=\"1\"/>".formatted(channel));
    }
    return text.append("<TiffData/></Pixels></Image></OME>").toString();
  }

  private static String omeType(DType type) {
    return switch (type) {
      case FLOAT32 -> "float";
      case FLOAT64 -> "double";
      case BOOL -> "uint8";
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> type.word();
    };
  }

  private static int length(Tensor image, String axis) {
    int at = image.axes().indexOf(axis);
    return at < 0 ? 1 : image.length(at);
  }
}
