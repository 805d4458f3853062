package eu.riscale.hub.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  private static final List<String> YX = List.of("y", "x");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(DType dtype) throws Exception {
    // The second size is beyond what is read without mapping.
    for (int[] shape : new int[][] {{2, 3}, {1100, 1000}, {0, 4}}) {
      Tensor tensor = Naive.random(dtype, 1, YX, shape);
      Path file = folder.resolve("a.npy");
      Npy.write(tensor, file);
      Tensor read = Npy.read(file, YX);
      assertThat(read.dtype()).isEqualTo(dtype);
      assertThat(read.shape()).containsExactly(shape);
      assertThat(read.array()).isEqualTo(tensor.array());
    }
  }

  @Test
  void theDataBeginAtAMultipleOf64() throws Exception {
    for (int rank = 0; rank < 8; rank++) {
      int[] shape = new int[rank];
      java.util.Arrays.fill(shape, 1);
      List<String> axes = java.util.stream.IntStream.range(0, rank).mapToObj(i -> "a" + i).toList();
      Path file = folder.resolve("a.npy");
      Npy.write(Tensor.of(new float[] {3}, axes, shape), file);
      assertThat(Npy.header(file).dataAt() % 64).isZero();
      assertThat(Npy.read(file).shape()).containsExactly(shape);
      assertThat(Npy.read(file).floats()).containsExactly(3);
    }
  }

  /// The values 1, 2, 3 as numpy writes them, in either order of bytes.
  @ParameterizedTest
  @CsvSource({
    "|b1, BOOL, 010001",
    "?, BOOL, 010002",
    "|i1, INT8, 0102FF",
    "|u1, UINT8, 0102FF",
    "i1, INT8, 0102FF",
    "<u1, UINT8, 0102FF",
    ">u1, UINT8, 0102FF",
    "<i2, INT16, 01000200FFFF",
    ">i2, INT16, 00010002FFFF",
    "<u2, UINT16, 01000200FFFF",
    ">u2, UINT16, 00010002FFFF",
    "=u2, UINT16, 01000200FFFF",
    "<i4, INT32, 0100000002000000FFFFFFFF",
    ">i4, INT32, 0000000100000002FFFFFFFF",
    "<u4, UINT32, 0100000002000000FFFFFFFF",
    ">u4, UINT32, 0000000100000002FFFFFFFF",
    "<i8, INT64, 01000000000000000200000000000000FFFFFFFFFFFFFFFF",
    ">i8, INT64, 00000000000000010000000000000002FFFFFFFFFFFFFFFF",
    "<u8, UINT64, 01000000000000000200000000000000FFFFFFFFFFFFFFFF",
    ">u8, UINT64, 00000000000000010000000000000002FFFFFFFFFFFFFFFF",
    "<f2, FLOAT32, 003C004000BC",
    ">f2, FLOAT32, 3C004000BC00",
    "<f4, FLOAT32, 0000803F00000040000080BF",
    ">f4, FLOAT32, 3F80000040000000BF800000",
    "<f8, FLOAT64, 000000000000F03F0000000000000040000000000000F0BF",
    ">f8, FLOAT64, 3FF00000000000004000000000000000BFF0000000000000"
  })
  void everyTypeAndByteOrderIsRead(String descr, DType dtype, String hex) throws Exception {
    Tensor read = read(1, descr, "False", "(3,)", bytes(hex));
    assertThat(read.dtype()).isEqualTo(dtype);
    assertThat(read.at(0)).isEqualTo(1);
    assertThat(read.at(1)).isEqualTo(dtype == DType.BOOL ? 0 : 2);
    double last = dtype == DType.BOOL ? 1 : dtype.isUnsigned() ? dtype.max() : -1;
    assertThat(read.at(2)).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyFormatVersionIsRead(int version) throws Exception {
    Tensor read = read(version, "|u1", "False", "(1, 2)", bytes("0709"));
    assertThat(read.at(1)).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(2, 3)", "(2,3)", "( 2 , 3 , )", "(2L, 3L)"})
  void shapesAreReadAsPythonWritesThem(String shape) throws Exception {
    assertThat(read(1, "|u1", "False", shape, new byte[6]).shape()).containsExactly(2, 3);
  }

  /// numpy 2.4.6: `np.asfortranarray(np.arange(24).reshape(2, 3, 4))`, saved.
  @Test
  void fortranOrderIsTurned() throws Exception {
    byte[] data = new byte[24];
    for (int i = 0; i < 24; i++) {
      data[i] = (byte) (i % 2 * 12 + i / 2 % 3 * 4 + i / 6);
    }
    Tensor read = read(1, "|u1", "True", "(2, 3, 4)", data);
    assertThat(read.shape()).containsExactly(2, 3, 4);
    for (int i = 0; i < 24; i++) {
      assertThat(read.at(i)).isEqualTo(i);
    }
  }

  @Test
  void aSingleNumberHasNoShape() throws Exception {
    assertThat(read(1, "<f4", "False", "()", bytes("00002041")).floats()).containsExactly(10);
  }

  @Test
  void nothingOfManyIsNothing() throws Exception {
    assertThat(read(1, "<f4", "False", "(3, 0)", new byte[0]).size()).isZero();
  }

  @Test
  void whatFollowsTheDataIsLeft() throws Exception {
    assertThat(read(1, "|u1", "False", "(1,)", bytes("0506")).at(0)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          O | (1,)        | pickled Python objects
          <c8               | (1,)        | have the type '<c8'
          <U5               | (1,)        | have the type '<U5'
          <f16              | (1,)        | have the type '<f16'
          <M8[ns]           | (1,)        | have the type '<M8[ns]'
          <f4               | (2,)        | cut off: it has 4 of the 8 bytes
          <f4               | (99999, 99999)        | claims the shape [99999, 99999]
          <f4               | (0, 999999999999)     | claims the shape
          <f4               | (12345678901234567890,) | is not a list of sizes
          <f4               | (-1,)       | is not a list of sizes
          <f4               | 3           | no '(' where
          """)
  void whatIsNotReadIsSaid(String descr, String shape, String message) {
    String type = descr.equals("O") ? "|O" : descr;
    assertThatThrownBy(() -> read(1, type, "False", shape, new byte[4]))
        .isInstanceOf(NpyException.class)
        .hasMessageContaining(message)
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': (1,)}",
        "{'descr': '<f4', 'fortran_order': false, 'shape': (1,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f4, 'fortran_order': False, 'shape': (1,)}",
        "__import__('os').system('id')",
        "",
        "{"
      })
  void brokenHeadersAreSaid(String header) {
    assertThatThrownBy(() -> read(NpyFile.of(1, header, new byte[4])))
        .isInstanceOf(NpyException.class)
        .hasMessageEndingWith(".");
  }

  @Test
  void everyPlaceWhereAFileMayEndIsSaid() throws Exception {
    byte[] whole = NpyFile.of(1, header("<f4", "False", "(3,)"), new byte[12]);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part)).as(length + "").isInstanceOf(NpyException.class);
      Path file = folder.resolve("part.npy");
      Files.write(file, part);
      assertThatThrownBy(() -> Npy.read(file)).isInstanceOf(NpyException.class);
    }
    assertThat(read(whole).size()).isEqualTo(3);
  }

  @Test
  void otherFilesAreNamed() {
    assertThatThrownBy(() -> read("PK\3\4 zip".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("The file does not start as .npy files do.");
    assertThatThrownBy(() -> read(new byte[0])).hasMessage("The file has only 0 bytes.");
    byte[] newer = NpyFile.of(1, header("<f4", "False", "()"), new byte[4]);
    newer[6] = 4;
    assertThatThrownBy(() -> read(newer)).hasMessageContaining("format 4.0");
    byte[] longHeader = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 127};
    assertThatThrownBy(() -> read(longHeader))
        .hasMessageContaining("claims to have 2147483647 bytes");
  }

  @Test
  void anAbsurdShapeTakesNoMemory() throws Exception {
    Path file = folder.resolve("absurd.npy");
    Files.write(file, NpyFile.of(1, header("<f8", "False", "(2000000000,)"), new byte[8]));
    assertThatThrownBy(() -> Npy.read(file)).hasMessageContaining("cut off");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1 << 12);
    }
    assertThatThrownBy(() -> Npy.read(file)).hasMessageContaining("cut off");
  }

  @Test
  void theAxesAreCounted() {
    byte[] file = NpyFile.of(1, header("|u1", "False", "(1, 2)"), new byte[2]);
    assertThatThrownBy(() -> Npy.read(new ByteArrayInputStream(file), List.of("x")))
        .isInstanceOf(NpyException.class)
        .hasMessage("The array has 2 axes (its shape is [1, 2]), but 1 are described: x.");
  }

  @Test
  void aMissingFileIsTheFileSystemsMatter() {
    assertThatThrownBy(() -> Npy.read(folder.resolve("none.npy")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static byte[] bytes(String hex) {
    return java.util.HexFormat.of().parseHex(hex);
  }

  private static String header(String descr, String fortran, String shape) {
    return "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
  }

  private static Tensor read(int version, String descr, String fortran, String shape, byte[] data)
      throws IOException, NpyException {
    return read(NpyFile.of(version, header(descr, fortran, shape), data));
  }

  private static Tensor read(byte[] file) throws IOException, NpyException {
    Path path = Files.createTempFile("hub", ".npy");
    try {
      Files.write(path, file);
      return Npy.read(path);
    } finally {
      Files.delete(path);
    }
  }
}
