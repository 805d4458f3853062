package eu.riscale.hub.weights.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.Zips;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SavedModels whose checkpoint is not as it should be. What is in good ones stands in
/// `described.json`.
class CheckpointTest {
  private static final Path ZIPS = Path.of("src", "test", "resources", "savedmodel");
  private static final String INDEX = "variables.index";

  @TempDir Path dir;

  @Test
  void variablesHaveTheNamesOfTheirLayers() throws IOException {
    assertThat(read(ZIPS.resolve("trained-keras3.zip")).parameters().tensors())
        .extracting(StoredTensor::name)
        .contains("first/kernel", "norm/moving_variance", "last/bias");
    assertThat(read(ZIPS.resolve("trained-keras2.zip")).parameters().tensors())
        .extracting(StoredTensor::name)
        .contains("first/kernel", "norm/moving_variance", "last/bias");
    assertThat(read(ZIPS.resolve("trained-tensorflow1.zip")).parameters().tensors())
        .extracting(StoredTensor::name)
        .containsExactly("dense/bias", "dense/kernel", "parts");
    // Two variables of the name that TensorFlow gives those without one.
    assertThat(read(ZIPS.resolve("pass-labels-v05.zip")).parameters().tensors())
        .extracting(StoredTensor::name)
        .containsExactly("bias", "kernel");
  }

  @Test
  void withoutAnIndexTheGraphIsCounted() throws IOException {
    Path zip = Files.copy(ZIPS.resolve("pass-labels-v05.zip"), dir.resolve("model.zip"));
    Zips.without(zip, INDEX);
    WeightsContent.SavedModel found = read(zip);
    assertThat(found.obstacle()).startsWith("there is no variables/variables.index: ");
    assertThat(found.parameters().tensors()).isNotEmpty();
  }

  @Test
  void saysThatNumbersAreMissing() throws IOException {
    Path zip = Files.copy(ZIPS.resolve("pass-labels-v05.zip"), dir.resolve("model.zip"));
    Zips.change(zip, "variables.data-00000-of-00001", data -> Arrays.copyOf(data, 100));
    assertThat(read(zip).lacks())
        .singleElement(STRING)
        .startsWith("variables.data-00000-of-00001 has 100 bytes, and ");
    Zips.without(zip, "variables.data-00000-of-00001");
    assertThat(read(zip).lacks()).singleElement(STRING).endsWith(" is missing");
    assertThat(read(zip).parameters().trained()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 47})
  void aShortIndexIsOdd(int length) throws IOException {
    assertOdd(index -> Arrays.copyOf(index, length), "it does not end as such a file does");
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    byte[] changed = index();
    changed[30] ^= 1;
    assertOdd(index -> changed, "a checksum in it differs");
  }

  /// Every byte of the file in turn: never an error other than that the file is odd.
  @Test
  void anyChangedByteIsBorne() throws IOException {
    byte[] index = index();
    for (int at = 0; at < index.length; at++) {
      byte[] changed = index.clone();
      changed[at] ^= (byte) 0xFF;
      bears(changed);
    }
  }

  @Test
  void aCompressedTableIsSaidToBe() throws IOException {
    byte[] table = table(List.of(entry(0, "a", new byte[0])), 1, 1);
    assertOdd(index -> table, "it is compressed");
  }

  /// A block that the table names again and again, and names that grow by one letter each.
  @Test
  void hostileTablesEnd() throws IOException {
    byte[] twice = table(List.of(entry(0, "a", new byte[0])), 0, 2);
    assertOdd(index -> twice, "its blocks lie upon each other");
    List<byte[]> names = new ArrayList<>();
    names.add(entry(0, "a".repeat(4000), new byte[0]));
    for (int i = 0; i < 100_000; i++) {
      names.add(entry(4000, "b", new byte[0]));
    }
    byte[] growing = table(names, 0, 1);
    assertOdd(index -> growing, "it has more entries than any network needs");
  }

  private static void bears(byte[] table) throws IOException {
    try {
      CheckpointTable.read(table, (key, value) -> {});
    } catch (CheckpointTable.Odd e) {
      assertThat(e).hasMessageMatching("[a-z].+");
    }
  }

  private void assertOdd(UnaryOperator<byte[]> change, String reason) throws IOException {
    Path zip = dir.resolve("odd.zip");
    Files.write(zip, Files.readAllBytes(ZIPS.resolve("pass-labels-v05.zip")));
    Zips.change(zip, INDEX, change);
    WeightsContent.SavedModel found = read(zip);
    assertThat(found.obstacle()).contains("cannot be read, " + reason + ": ");
    assertThat(found.parameters().tensors()).isNotEmpty();
  }

  private static byte[] index() throws IOException {
    try (ZipFile zip = new ZipFile(ZIPS.resolve("pass-labels-v05.zip").toFile());
        InputStream in = zip.getInputStream(zip.getEntry("variables/" + INDEX))) {
      return in.readAllBytes();
    }
  }

  private static WeightsContent.SavedModel read(Path zip) {
    return (WeightsContent.SavedModel) ContentReader.read(zip);
  }

  /// A table of one block, written after TensorFlow's `format.h`.
  ///
  /// @param type of the block
  /// @param times how often the table names it
  private static byte[] table(List<byte[]> entries, int type, int times) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] place = block(file, entries, type);
    List<byte[]> places = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      places.add(entry(0, "x" + i, place));
    }
    byte[] none = block(file, List.of(), 0);
    byte[] blocks = block(file, places, 0);
    byte[] handles = new byte[40];
    System.arraycopy(none, 0, handles, 0, none.length);
    System.arraycopy(blocks, 0, handles, none.length, blocks.length);
    file.writeBytes(handles);
    file.writeBytes(little(8).putLong(0xdb4775248b80fb57L).array());
    return file.toByteArray();
  }

  /// @return where it lies
  private static byte[] block(ByteArrayOutputStream file, List<byte[]> entries, int type) {
    int start = file.size();
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    entries.forEach(block::writeBytes);
    block.writeBytes(little(4).putInt(0).array());
    int size = block.size();
    block.write(type);
    CRC32C sum = new CRC32C();
    sum.update(block.toByteArray());
    int crc = (int) sum.getValue();
    file.writeBytes(block.toByteArray());
    file.writeBytes(little(4).putInt(((crc >>> 15) | (crc << 17)) + 0xa282ead8).array());
    ByteArrayOutputStream place = new ByteArrayOutputStream();
    varint(place, start);
    varint(place, size);
    return place.toByteArray();
  }

  private static byte[] entry(int shared, String added, byte[] value) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    varint(entry, shared);
    varint(entry, added.length());
    varint(entry, value.length);
    entry.writeBytes(added.getBytes(StandardCharsets.US_ASCII));
    entry.writeBytes(value);
    return entry.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int left = value;
    for (; left >= 0x80; left >>>= 7) {
      out.write(left | 0x80);
    }
    out.write(left);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
