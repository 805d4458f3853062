package eu.riscale.hub.spec.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.picture.ImageHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers that look at the outside of files made by others.
final class OutlinesTest {
  @TempDir private Path folder;

  @Test
  void readsTheSizeOfAJpegBehindOtherSegments() {
    ByteBuffer jpeg = ByteBuffer.allocate(64);
    jpeg.put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 10});
    jpeg.position(14).put(new byte[] {(byte) 0xFF, (byte) 0xC2, 0, 17, 8});
    jpeg.putShort((short) 300).putShort((short) 600);

    assertThat(ImageHeader.of(jpeg.array()))
        .contains(new ImageHeader("jpg", Optional.of(new ImageHeader.Size(600, 300))));
  }

  @Test
  void tellsSvgFromOtherText() {
    assertThat(ImageHeader.of("<?xml version='1.0'?><svg/>".getBytes(StandardCharsets.UTF_8)))
        .map(ImageHeader::format)
        .contains("svg");
    assertThat(ImageHeader.of("no <svg".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void staysCalmWithDamagedFiles() throws IOException {
    byte[] zip = zip("a", "b/c");
    byte[] onnx = {8, 8, 58, 10, 18, 3, 'n', 'e', 't', 42, 3, 66, 1, 'w', 66, 2, 16, 17};
    SplittableRandom random = new SplittableRandom(20261121);
    for (int i = 0; i < 400; i++) {
      Files.write(folder.resolve("a.zip"), damaged(zip, random));
      assertThat(WeightsArchive.read(folder.resolve("a.zip"))).isNotNull();
      assertThat(ImageHeader.of(damaged(onnx, random))).isNotNull();
      try {
        assertThat(OnnxOutline.read(new ByteArrayInputStream(damaged(onnx, random)))).isNotNull();
      } catch (EOFException cut) {
        assertThat(cut).isNotNull();
      }
    }
  }

  @Test
  void refusesOnnxFilesThatAreAllText() throws IOException {
    // 20,000 sets of operators, each with a name of 4,000 characters: 80 MB of names.
    ByteBuffer set = ByteBuffer.allocate(4006);
    set.put(new byte[] {8 << 3 | 2, (byte) 0xA3, 0x1F, 1 << 3 | 2, (byte) 0xA0, 0x1F});
    byte[] onnx = new byte[2 + 20_000 * set.capacity()];
    onnx[0] = 7 << 3 | 2; // a graph without anything in it
    for (int at = 2; at < onnx.length; at += set.capacity()) {
      System.arraycopy(set.array(), 0, onnx, at, set.capacity());
    }
    assertThat(OnnxOutline.read(new ByteArrayInputStream(Arrays.copyOf(onnx, 2 + 4006))))
        .isPresent();
    assertThatThrownBy(() -> OnnxOutline.read(new ByteArrayInputStream(onnx)))
        .isInstanceOf(ProtobufReader.BeyondLimits.class)
        .hasMessage("it has more than 64 MiB of text, the most that hub reads");
  }

  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    byte[] damaged = whole.clone();
    for (int n = random.nextInt(1, 5); n > 0; n--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("made by a test");
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(new byte[10]);
      }
    }
    return bytes.toByteArray();
  }
}
