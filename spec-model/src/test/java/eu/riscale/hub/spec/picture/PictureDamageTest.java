package eu.riscale.hub.spec.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures that other programs wrote are whole; what is wrong with damaged ones is said.
final class PictureDamageTest {
  private static final Path WRITTEN_BY_OTHERS = Path.of("src", "test", "resources", "pictures");

  static List<Path> writtenByOthers() throws IOException {
    try (Stream<Path> all = Files.list(WRITTEN_BY_OTHERS)) {
      return all.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("writtenByOthers")
  void findsNothingInWholePictures(Path picture) throws IOException {
    assertThat(damage(Files.readAllBytes(picture))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("writtenByOthers")
  void seesThatThePictureIsCut(Path picture) throws IOException {
    byte[] whole = Files.readAllBytes(picture);
    for (int length = 60; length < whole.length - 2; length += 5) {
      assertThat(damage(Arrays.copyOf(whole, length))).as(picture + " to " + length).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({"png,1,1", "png,3,2", "png,40,33", "jpg,1,1", "jpg,16,16", "jpg,70,33", "gif,1,1"})
  void readsEverySizeInPasses(String format, int width, int height) throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY}) {
      assertThat(damage(inPasses(format, noise(width, height, type)))).isEmpty();
    }
  }

  @Test
  void seesAnUnknownFilter() {
    byte[] rows = {0, 1, 5, 1};

    assertThat(damage(Png.gray(8, 2, Png.deflated(rows))))
        .contains("row 2 names a filter that does not exist");
    assertThat(damage(Png.gray(8, 2, Png.deflated(new byte[] {0, 1, 4, 1})))).isEmpty();
  }

  @Test
  void seesAWrongPalette() {
    byte[] pixels = Png.deflated(new byte[] {0, 0, 0, 0});
    Png palette = new Png().header(8, 2, 1, 3);

    assertThat(damage(palette.chunk("IDAT", pixels).end())).contains("its palette is missing");
    assertThat(damage(new Png().header(8, 2, 1, 3).chunk("PLTE", new byte[4]).end()))
        .contains("its palette is damaged");
    assertThat(
            damage(
                new Png()
                    .header(8, 2, 1, 3)
                    .chunk("PLTE", new byte[6])
                    .chunk("IDAT", pixels)
                    .end()))
        .isEmpty();
  }

  @Test
  void seesDamagedCompression() {
    byte[] pixels = Png.deflated(new byte[] {0, 0, 0, 0});
    byte[] checksum = pixels.clone();
    checksum[checksum.length - 1] ^= 1;

    assertThat(damage(Png.gray(8, 2, checksum))).contains("its compressed pixels are damaged");
    assertThat(damage(Png.gray(8, 2, Arrays.copyOf(pixels, pixels.length - 2))))
        .contains("its compressed pixels end early");
    assertThat(damage(Png.gray(8, 3, pixels))).contains("some of its rows are missing");
    assertThat(
            damage(
                new Png()
                    .header(8, 2, 1, 0)
                    .chunk("IDAT", Arrays.copyOf(pixels, 4))
                    .chunk("tEXt", new byte[] {'a', 0})
                    .chunk("IDAT", Arrays.copyOfRange(pixels, 4, pixels.length))
                    .end()))
        .contains("some of its rows are missing");
  }

  @Test
  void seesAHeaderThatCannotBe() {
    assertThat(damage(new Png().header(8, 2, 3, 0).end())).contains("its header is damaged");
    assertThat(damage(new Png().header(8, 2, 16, 3).end())).contains("its header is damaged");
    assertThat(damage(new Png().header(0, 2, 8, 0).end())).contains("its header is damaged");
    assertThat(damage(new Png().header(8, 2, 8, 0).chunk("CgBI", new byte[4]).end()))
        .contains("its part CgBI is known to no program");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restarts", "progressive", "planes", "subsampled", "cmyk"})
  void seesThatTheEndComesTooSoon(String name) throws IOException {
    byte[] whole = Files.readAllBytes(WRITTEN_BY_OTHERS.resolve(name + ".jpg"));
    byte[] early = Arrays.copyOf(whole, whole.length * 6 / 10 + 2);
    early[early.length - 2] = (byte) 0xFF;
    early[early.length - 1] = (byte) 0xD9;

    assertThat(damage(early)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "C4,a Huffman table is missing",
    "DB,a quantization table is missing",
    "C0,it has pixels ahead of its frame header",
    "DA,some of its pixels are missing"
  })
  void seesAMissingSegment(String marker, String clause) throws IOException {
    byte[] whole = inPlain("jpg", noise(40, 40, BufferedImage.TYPE_3BYTE_BGR));

    assertThat(damage(whole)).isEmpty();
    assertThat(damage(withoutSegments(whole, Integer.parseInt(marker, 16)))).contains(clause);
  }

  @Test
  void seesZerosBehindTheHeader() throws IOException {
    byte[] jpeg = inPlain("jpg", noise(40, 40, BufferedImage.TYPE_3BYTE_BGR));
    Arrays.fill(jpeg, 200, jpeg.length, (byte) 0);
    byte[] gif = inPlain("gif", noise(40, 40, BufferedImage.TYPE_3BYTE_BGR));
    Arrays.fill(gif, 900, gif.length, (byte) 0);

    assertThat(damage(jpeg)).isPresent();
    assertThat(damage(gif)).isPresent();
  }

  @Test
  void seesADamagedScan() throws IOException {
    byte[] whole = inPlain("jpg", noise(200, 200, BufferedImage.TYPE_BYTE_GRAY));
    SplittableRandom random = new SplittableRandom(20261127);
    int seen = 0;
    for (int i = 0; i < 100; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n < 100; n++) {
        int at = random.nextInt(whole.length / 2, whole.length - 100);
        damaged[at] = damaged[at] == -1 || damaged[at - 1] == -1 ? damaged[at] : 0x55;
      }
      seen += damage(damaged).isPresent() ? 1 : 0;
    }

    assertThat(seen).isGreaterThan(60);
  }

  @Test
  void seesDamagedPixelsOfAGif() throws IOException {
    byte[] whole = inPlain("gif", noise(40, 40, BufferedImage.TYPE_BYTE_GRAY));
    byte[] noPalette = Arrays.copyOf(whole, 13);
    noPalette[10] = 0;
    byte[] frame = Arrays.copyOfRange(whole, 13 + 768, whole.length);
    byte[] joined = Arrays.copyOf(noPalette, 13 + frame.length);
    System.arraycopy(frame, 0, joined, 13, frame.length);
    byte[] higher = whole.clone();
    int size = frameOf(higher) + 7;
    higher[size] = 60;

    assertThat(damage(whole)).isEmpty();
    assertThat(damage(joined)).contains("its palette is missing");
    assertThat(damage(higher)).contains("some of its pixels are missing");
  }

  /// A scan of 30 bytes says of 1.3 million blocks that they change nothing; there are 50,000.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void followsNoMoreThanABoundedNumberOfBlocks() throws IOException {
    assertThat(damage(JpegOfScans.empty(9_000, 9_000, 50_000))).isEmpty();
  }

  private static Optional<String> damage(byte[] picture) {
    return ImageHeader.of(picture)
        .map(header -> PictureDamage.of(header.format(), picture))
        .orElse(Optional.of("no picture"));
  }

  private static int frameOf(byte[] gif) {
    int at = 13 + 768;
    while (gif[at] == 0x21) {
      at += 2;
      while (gif[at] != 0) {
        at += 1 + Byte.toUnsignedInt(gif[at]);
      }
      at++;
    }
    return at;
  }

  private static byte[] withoutSegments(byte[] jpeg, int marker) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    int at = 2;
    while (at + 3 < jpeg.length && jpeg[at] == (byte) 0xFF) {
      int length = 2 + (Byte.toUnsignedInt(jpeg[at + 2]) << 8 | Byte.toUnsignedInt(jpeg[at + 3]));
      boolean isScan = jpeg[at + 1] == (byte) 0xDA;
      if (Byte.toUnsignedInt(jpeg[at + 1]) != marker) {
        out.write(jpeg, at, length);
      }
      at += length;
      if (isScan) {
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
      }
    }
    return out.toByteArray();
  }

  private static BufferedImage noise(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    SplittableRandom random = new SplittableRandom(width);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt());
    }
    return image;
  }

  private static byte[] inPlain(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /// Interlaced or progressive, as the format calls it.
  private static byte[] inPasses(String format, BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersBySuffix(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      writer.write(null, new IIOImage(image, null, null), param);
    }
    writer.dispose();
    return out.toByteArray();
  }
}
