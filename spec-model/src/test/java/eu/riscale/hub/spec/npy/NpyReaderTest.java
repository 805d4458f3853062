package eu.riscale.hub.spec.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms of `.npy` files that numpy writes.
final class NpyReaderTest {
  @ParameterizedTest(name = "format {0}, {1}, {2}")
  @CsvSource({
    "1, <f4, float32", "2, >f4, float32", "3, <f8, float64", "1, <f2, float16", "1, |u1, uint8",
    "1, |i1, int8", "1, <u2, uint16", "1, >i2, int16", "1, <u4, uint32", "1, <i4, int32",
    "1, <u8, uint64", "1, >i8, int64", "1, |b1, bool", "1, ?, bool"
  })
  void readsEveryTypeInEveryFormat(int format, String descr, String name) throws Exception {
    ByteBuffer values = ByteBuffer.allocate(16);
    values.order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    switch (name) {
      case "float16" -> values.putShort((short) 0x3C00).putShort((short) 0x4000);
      case "float32" -> values.putFloat(1).putFloat(2);
      case "float64" -> values.putDouble(1).putDouble(2);
      case "uint16", "int16" -> values.putShort((short) 1).putShort((short) 2);
      case "uint32", "int32" -> values.putInt(1).putInt(2);
      case "uint64", "int64" -> values.putLong(1).putLong(2);
      default -> values.put((byte) 1).put((byte) 2);
    }
    String header = "{'descr': '" + descr + "', 'fortran_order': True, 'shape': (2,), }\n";
    InputStream in = file(format, header, values.array());

    NpyHeader read = NpyReader.header(in);

    assertThat(read.typeName()).isEqualTo(name);
    assertThat(read.shape()).containsExactly(2L);
    assertThat(read.fortranOrder()).isTrue();
    assertThat(values(in, read)).containsExactly(1.0, name.equals("bool") ? 1.0 : 2.0);
  }

  @Test
  void readsUnsignedNumbersAsSuch() throws Exception {
    byte[] largest = {-1, -1, -1, -1, -1, -1, -1, -1};
    for (String type : List.of("|u1", "<u2", "<u4", "<u8")) {
      InputStream in =
          file(1, "{'descr': '" + type + "', 'fortran_order': False, 'shape': ()}", largest);
      NpyHeader header = NpyReader.header(in);

      assertThat(header.elements()).isEqualTo(1);
      assertThat(values(in, header))
          .containsExactly(Math.pow(2, 8 * header.itemBytes()) - (header.itemBytes() < 8 ? 1 : 0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{''descr'': ''|O'', ''fortran_order'': False, ''shape'': (1,)}', PICKLED",
    "'{''descr'': [(''a'', ''<f4'')], ''fortran_order'': False, ''shape'': (1,)}', TYPE",
    "'{''descr'': ''<U4'', ''fortran_order'': False, ''shape'': (1,)}', TYPE",
    "'{''descr'': ''<f4'', ''shape'': (1,)}', NOT_NPY",
    "'{''descr'': ''<f4'', ''fortran_order'': 1, ''shape'': (1,)}', NOT_NPY",
    "'{''descr'': ''<f4'', ''fortran_order'': False, ''shape'': (-1,)}', NOT_NPY",
    "'__import__(''os'')', NOT_NPY"
  })
  void refusesEverythingElse(String header, NpyRefused.Reason reason) {
    assertThatThrownBy(() -> NpyReader.header(file(1, header, new byte[4])))
        .isInstanceOfSatisfying(
            NpyRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  /// Each as numpy 2.4.6 takes it (`numpy.load`).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
        "  {'shape':(2,3),'fortran_order':False,'descr':'<f4'}\n\n  ",
        "\n{\"descr\": \"<f4\",\r\n\t\"fortran_order\": False,\f \"shape\": (2L, 3L,)}",
        "{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3 L)}",
      })
  void readsWhatNumpyReads(String header) throws Exception {
    NpyHeader read = NpyReader.header(file(1, header, new byte[24]));

    assertThat(read.typeName()).isEqualTo("float32");
    assertThat(read.shape()).containsExactly(2L, 3L);
    assertThat(read.dataAt()).isEqualTo(10 + header.length());
  }

  /// Each as numpy 2.4.6 refuses it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), } x",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)};",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)},",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}\0",
        "{'descr': '<f4' 'fortran_order': False, 'shape': (2, 3)}",
        "{'descr': '<f4', 'fortran_order': False 'shape': (2, 3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2 3)}",
        "{'descr': '<f4',, 'fortran_order': False, 'shape': (2, 3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3),,}",
        "{,'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (6)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': [2, 3]}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (02, 3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2l, 3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 0)}",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3)}",
        "{'descr': '<f4', 'fortran_order': Truex, 'shape': (2, 3)}",
        "{'descr': '<f4',\u000b 'fortran_order': False, 'shape': (2, 3)}",
        "{'descr': '<f4',\u00a0 'fortran_order': False, 'shape': (2, 3)}",
        "{'descr': '', 'fortran_order': False, 'shape': (2, 3)}",
        "{}",
        "",
      })
  void refusesWhatNumpyRefuses(String header) {
    assertThatThrownBy(() -> NpyReader.header(file(1, header, new byte[24])))
        .isInstanceOfSatisfying(
            NpyRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(NpyRefused.Reason.NOT_NPY));
  }

  @Test
  void readsTheSizesOfPython2WhereNumpyDoes() throws Exception {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3), }";

    assertThat(NpyReader.header(file(2, header, new byte[24])).shape()).containsExactly(2L, 3L);
    assertThatThrownBy(() -> NpyReader.header(file(3, header, new byte[24])))
        .hasMessage("The header has no ',' where it should.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsAsLongAHeaderAsNumpy(int format) throws Exception {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
    String longest = header + " ".repeat(10_000 - header.length());

    assertThat(NpyReader.header(file(format, longest, new byte[24])).elements()).isEqualTo(6);
    assertThatThrownBy(() -> NpyReader.header(file(format, longest + " ", new byte[24])))
        .hasMessage("The header claims to have 10001 bytes; numpy reads no more than 10000.");
  }

  @Test
  void readsAsManyAxesAsNumpy() throws Exception {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }";

    assertThat(NpyReader.header(file(1, header.formatted("1, ".repeat(64)), new byte[4])).shape())
        .hasSize(64);
    assertThatThrownBy(
            () -> NpyReader.header(file(1, header.formatted("1, ".repeat(65)), new byte[4])))
        .hasMessage("The shape has more than 64 axes.");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "1, 1"})
  void readsTheThreeFormatsThatThereAre(byte major, byte minor) throws IOException {
    byte[] file =
        file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': ()}", new byte[4])
            .readAllBytes();
    file[6] = major;
    file[7] = minor;

    assertThatThrownBy(() -> NpyReader.header(new ByteArrayInputStream(file)))
        .hasMessage("The .npy format " + major + "." + minor + " is not known.");
  }

  @Test
  void refusesShapesThatNoMachineHolds() throws Exception {
    String huge = "(999999999999999999, 999999999999999999)";
    InputStream in =
        file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': " + huge + "}", new byte[4]);
    NpyHeader header = NpyReader.header(in);

    assertThatThrownBy(() -> values(in, header)).isInstanceOf(NpyRefused.class);
  }

  @Test
  void neverThrowsAnythingElseOnDamagedFiles() throws IOException {
    byte[] whole =
        file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", new byte[24])
            .readAllBytes();
    SplittableRandom random = new SplittableRandom(20261121);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try (InputStream in =
          new ByteArrayInputStream(damaged, 0, random.nextInt(damaged.length + 1))) {
        values(in, NpyReader.header(in));
      } catch (NpyRefused refused) {
        assertThat(refused.sentence()).isNotBlank();
      }
    }
  }

  private static List<Double> values(InputStream in, NpyHeader header)
      throws IOException, NpyRefused {
    List<Double> values = new ArrayList<>();
    NpyReader.values(in, header, values::add);
    return values;
  }

  private static InputStream file(int format, String header, byte[] values) {
    ByteBuffer file =
        ByteBuffer.allocate(12 + header.length() + values.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    file.put((byte) format).put((byte) 0);
    if (format == 1) {
      file.putShort((short) header.length());
    } else {
      file.putInt(header.length());
    }
    file.put(header.getBytes(StandardCharsets.UTF_8)).put(values);
    return new ByteArrayInputStream(file.array(), 0, file.position());
  }
}
