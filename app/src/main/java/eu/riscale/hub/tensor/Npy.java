package eu.riscale.hub.tensor;

import eu.riscale.hub.spec.npy.NpyHeader;
import eu.riscale.hub.spec.npy.NpyReader;
import eu.riscale.hub.spec.npy.NpyRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The `.npy` files of numpy: format versions 1, 2 and 3, either order of axes and of bytes.
/// Pickled objects are refused.
public final class Npy {
  /// A larger file is mapped into memory; for a smaller one, reading is quicker.
  private static final long MAPPED = 1 << 20;

  private static final int CHUNK = 1 << 16;

  private Npy() {}

  /// What a file says about its data; these must be there, but are not read.
  ///
  /// @throws NpyException where it is no such file or a part of it is missing
  public static NpyHeader header(Path file) throws IOException, NpyException {
    long size = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      NpyHeader header = header(in);
      requireBytes(header, size - header.dataAt());
      return header;
    }
  }

  /// The array in a file; its axes are named after their positions, `0`, `1`, and so on.
  public static Tensor read(Path file) throws IOException, NpyException {
    NpyHeader header = header(file);
    return read(file, header, names(header));
  }

  /// The array in a file.
  ///
  /// @param axes names of its axes in their order
  /// @throws NpyException where it is no such file, a part of it is missing, or it does not have as
  ///   many axes as there are names
  public static Tensor read(Path file, List<String> axes) throws IOException, NpyException {
    return read(file, header(file), axes);
  }

  private static Tensor read(Path file, NpyHeader header, List<String> axes)
      throws IOException, NpyException {
    if (NpyData.bytes(header) <= MAPPED) {
      try (InputStream in = Files.newInputStream(file)) {
        return read(in, axes);
      }
    }
    NpyData data = new NpyData(header);
    int elements = (int) header.elements();
    int window = (1 << 30) / header.itemBytes();
    try (FileChannel channel = FileChannel.open(file)) {
      for (long at = 0; at < elements; at += window) {
        int count = (int) Math.min(window, elements - at);
        long from = header.dataAt() + at * header.itemBytes();
        long bytes = (long) count * header.itemBytes();
        data.read(channel.map(FileChannel.MapMode.READ_ONLY, from, bytes), (int) at, count);
      }
    }
    return data.tensor(axes);
  }

  /// As for a file, from a stream such as an entry of a zip; what follows the data is left.
  public static Tensor read(InputStream in, List<String> axes) throws IOException, NpyException {
    NpyHeader header = header(in);
    // An absurd shape must not take memory before the bytes for it have arrived.
    byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, NpyData.bytes(header)));
    requireBytes(header, bytes.length);
    NpyData data = new NpyData(header);
    data.read(ByteBuffer.wrap(bytes), 0, (int) header.elements());
    return data.tensor(axes);
  }

  private static NpyHeader header(InputStream in) throws IOException, NpyException {
    try {
      NpyHeader header = NpyReader.header(in);
      NpyData.requireFit(header);
      return header;
    } catch (NpyRefused refused) {
      throw new NpyException(refused.sentence());
    }
  }

  private static void requireBytes(NpyHeader header, long found) throws NpyException {
    if (found < NpyData.bytes(header)) {
      throw new NpyException(
          "The .npy file is cut off: it has "
              + found
              + " of the "
              + NpyData.bytes(header)
              + " bytes that its shape "
              + header.shape()
              + " needs.");
    }
  }

  private static List<String> names(NpyHeader header) {
    return IntStream.range(0, header.shape().size()).mapToObj(Integer::toString).toList();
  }

  /// Writes format 1, little endian, the last axis fastest. The names of the axes are not kept.
  public static void write(Tensor tensor, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(tensor, out);
    }
  }

  /// As to a file; the stream is left open.
  public static void write(Tensor tensor, OutputStream out) throws IOException {
    out.write(head(tensor));
    writeElements(tensor, out);
  }

  /// The elements alone, little endian, the last axis fastest; the stream is left open.
  public static void writeElements(Tensor tensor, OutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int each = CHUNK / tensor.dtype().bytes();
    for (int at = 0; at < tensor.size(); at += each) {
      int count = Math.min(each, tensor.size() - at);
      bytes.clear();
      put(tensor.array(), at, count, bytes);
      out.write(bytes.array(), 0, count * tensor.dtype().bytes());
    }
  }

  private static byte[] head(Tensor tensor) {
    String kind =
        switch (tensor.dtype()) {
          case FLOAT32, FLOAT64 -> "<f";
          case INT16, INT32, INT64 -> "<i";
          case UINT16, UINT32, UINT64 -> "<u";
          case INT8 -> "|i";
          case UINT8 -> "|u";
          case BOOL -> "|b";
        };
    String shape =
        IntStream.of(tensor.shape())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "(", tensor.rank() == 1 ? ",)" : ")"));
    String text =
        "{'descr': '"
            + kind
            + tensor.dtype().bytes()
            + "', 'fortran_order': False, 'shape': "
            + shape
            + ", }";
    int total = Math.ceilDiv(10 + text.length() + 1, 64) * 64;
    ByteBuffer head = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    head.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    head.put((byte) 1).put((byte) 0).putShort((short) (total - 10));
    head.put(text.getBytes(StandardCharsets.US_ASCII));
    Arrays.fill(head.array(), head.position(), total - 1, (byte) ' ');
    head.put(total - 1, (byte) '\n');
    return head.array();
  }

  private static void put(Object array, int at, int count, ByteBuffer to) {
    switch (array) {
      case byte[] a -> to.put(a, at, count);
      case short[] a -> to.asShortBuffer().put(a, at, count);
      case int[] a -> to.asIntBuffer().put(a, at, count);
      case long[] a -> to.asLongBuffer().put(a, at, count);
      case float[] a -> to.asFloatBuffer().put(a, at, count);
      case double[] a -> to.asDoubleBuffer().put(a, at, count);
      default -> throw new IllegalStateException("no array of a data type: " + array.getClass());
    }
  }
}
