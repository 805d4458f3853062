package eu.riscale.hub.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a `.npy` file says about its data before they begin.
///
/// @param descr the element type as numpy writes it, such as `<f4`
/// @param dtype the type that the elements have once read; float16 is read as float32
/// @param order of the bytes of one element
/// @param fortran whether the first axis runs fastest
/// @param shape empty for a single number
/// @param dataAt where in the file the first element begins
public record NpyHeader(
    String descr, DType dtype, ByteOrder order, boolean fortran, List<Integer> shape, int dataAt) {
  /// Bytes that hold the magic text, the version and the length of the header at most.
  static final int START = 12;

  private static final int LONGEST = 1 << 16;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /// Where the data begin, by the first bytes of a file.
  ///
  /// @param start at least the first [#START] bytes, or the whole of a shorter file
  static int dataAt(byte[] start) throws NpyException {
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= start.length || start[i] != MAGIC[i]) {
        throw new NpyException(notNpy(start));
      }
    }
    if (start.length < 10) {
      throw new NpyException("The .npy file ends within its first " + START + " bytes.");
    }
    int major = start[6] & 0xFF;
    ByteBuffer bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    if (major < 1 || major > 3 || (major > 1 && start.length < START)) {
      throw new NpyException(".npy format version " + major + " is not known; 1, 2 and 3 are.");
    }
    long length = major == 1 ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8) & 0xFFFFFFFFL;
    if (length > LONGEST) {
      throw new NpyException(
          "The header of the .npy file claims "
              + length
              + " bytes; at most "
              + LONGEST
              + " are read.");
    }
    int dataAt = (major == 1 ? 10 : 12) + (int) length;
    if (dataAt < START) {
      throw new NpyException("The header of the .npy file is empty.");
    }
    return dataAt;
  }

  private static String notNpy(byte[] start) {
    if (start.length == 0) {
      return "The file is empty.";
    }
    boolean zip = start.length > 1 && start[0] == 'P' && start[1] == 'K';
    boolean pickle = start[0] == (byte) 0x80;
    String looks =
        zip ? "; it looks like a zip, such as .npz" : pickle ? "; it looks like a pickle" : "";
    return "The file is not in the .npy format: it does not begin with \\x93NUMPY" + looks + ".";
  }

  /// @param head the file up to where the data begin
  static NpyHeader parse(byte[] head) throws NpyException {
    boolean utf8 = head[6] >= 3;
    int at = head[6] == 1 ? 10 : 12;
    NpyLiteral literal =
        new NpyLiteral(
            new String(
                head,
                at,
                head.length - at,
                utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    String descr = "";
    boolean fortran = false;
    List<Long> shape = List.of();
    Set<String> keys = new HashSet<>();
    literal.expect('{');
    while (!literal.isNext('}')) {
      String key = literal.string();
      literal.expect(':');
      switch (key) {
        case "descr" -> descr = descr(literal);
        case "fortran_order" -> fortran = literal.bool();
        case "shape" -> shape = literal.tuple();
        default ->
            throw new NpyException(
                "The header of the .npy file has the unknown key '" + key + "'.");
      }
      keys.add(key);
      if (!literal.isNext('}')) {
        literal.expect(',');
      }
    }
    literal.expect('}');
    literal.expectEnd();
    if (keys.size() < 3) {
      throw new NpyException("The header of the .npy file has only the keys " + keys + ".");
    }
    ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(descr, dtype(descr), order, fortran, lengths(shape), head.length);
  }

  private static String descr(NpyLiteral literal) throws NpyException {
    if (literal.isNext('[')) {
      throw new NpyException("The .npy file holds records of several fields, not plain numbers.");
    }
    return literal.string();
  }

  /// The type for numpy's kind and size, whatever the byte order in front of them.
  private static DType dtype(String descr) throws NpyException {
    boolean ordered = !descr.isEmpty() && "<>|=".indexOf(descr.charAt(0)) >= 0;
    return switch (ordered ? descr.substring(1) : descr) {
      case "b1", "?" -> DType.BOOL;
      case "i1" -> DType.INT8;
      case "i2" -> DType.INT16;
      case "i4" -> DType.INT32;
      case "i8" -> DType.INT64;
      case "u1" -> DType.UINT8;
      case "u2" -> DType.UINT16;
      case "u4" -> DType.UINT32;
      case "u8" -> DType.UINT64;
      case "f2", "f4" -> DType.FLOAT32;
      case "f8" -> DType.FLOAT64;
      case "O", "O8", "O4" ->
          throw new NpyException(
              "The .npy file holds pickled Python objects, which could run code and are never"
                  + " loaded; save the array with a number type, such as arr.astype('float32').");
      default ->
          throw new NpyException(
              "The .npy file holds elements of type '"
                  + descr
                  + "'; bool, (u)int8 to 64 and"
                  + " float16 to 64 are read.");
    };
  }

  private static List<Integer> lengths(List<Long> shape) throws NpyException {
    List<Integer> lengths = new ArrayList<>();
    // A length of 0 must not hide that the others are absurd, so it does not end the product.
    double elements = 1;
    for (long length : shape) {
      elements *= Math.max(1, length);
      if (elements > Integer.MAX_VALUE - 8) {
        throw new NpyException(
            "The .npy file claims the shape " + shape + "; at most 2^31 elements are read.");
      }
      lengths.add((int) length);
    }
    return lengths;
  }

  /// Whether an element is a float16, which no [DType] is.
  boolean isHalf() {
    return descr.endsWith("f2");
  }

  /// Bytes that one element takes in the file.
  int bytes() {
    return isHalf() ? 2 : dtype.bytes();
  }

  int[] lengths() {
    return shape.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Bytes of all elements.
  long dataBytes() {
    return Tensor.count(lengths()) * bytes();
  }
}
