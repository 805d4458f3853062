package eu.riscale.hub.spec.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures whose parts are each whole, but which lack something that their pixels need.
final class ShortPicturesTest {
  private static final Path WRITTEN_BY_OTHERS = Path.of("src", "test", "resources", "pictures");
  private static final String NOT_IN_PALETTE =
      "some of its pixels have colours that its palette lacks";
  private static final String NO_SIZE = "its header says that it has no pixels";

  /// Two rows of eight pixels, 1 of 3 colours each but for the last, which is the fourth; by each
  /// filter.
  @ParameterizedTest
  @ValueSource(strings = {"00000600001b", "0000060100 1b", "0000060200 1d", "0000060303 1b"})
  void looksUpTheColoursOfAPng(String rows) {
    byte[] pixels = Png.deflated(HexFormat.of().parseHex(rows.replace(" ", "")));

    assertThat(damage(png(3, 2).chunk("PLTE", new byte[9]).chunk("IDAT", pixels).end()))
        .contains(NOT_IN_PALETTE);
    assertThat(damage(png(3, 2).chunk("PLTE", new byte[12]).chunk("IDAT", pixels).end())).isEmpty();
  }

  @Test
  void looksAtNoBitsBehindARow() {
    byte[] pixels = Png.deflated(new byte[] {0, 0b01010111});
    Png png = new Png().header(3, 1, 2, 3).chunk("PLTE", new byte[6]);

    assertThat(damage(png.chunk("IDAT", pixels).end())).isEmpty();
  }

  @Test
  void seesASecondHeaderAndASecondPalette() {
    byte[] pixels = Png.deflated(new byte[6]);

    assertThat(damage(new Png().header(8, 2, 2, 0).header(8, 2, 2, 0).chunk("IDAT", pixels).end()))
        .contains("it has two headers");
    assertThat(damage(png(3, 2).chunk("PLTE", new byte[9]).chunk("PLTE", new byte[9]).end()))
        .contains("it has two palettes");
  }

  @ParameterizedTest
  @CsvSource({
    "0,2,",
    "0,3,its transparent colour is not of the kind of its pixels",
    "2,6,",
    "2,2,its transparent colour is not of the kind of its pixels",
    "3,1,",
    "3,3,",
    "3,4,it says how transparent colours are that its palette lacks",
    "4,2,its transparent colour is not of the kind of its pixels",
    "6,6,its transparent colour is not of the kind of its pixels"
  })
  void seesTransparencyOfAnotherKind(int colours, int bytes, String clause) {
    Png png = png(colours, colours == 3 ? 2 : 8).chunk("PLTE", new byte[9]);
    byte[] pixels = Png.deflated(new byte[2 * (1 + (colours == 3 ? 2 : 8 * 4))]);

    Optional<String> damage =
        damage(png.chunk("tRNS", new byte[bytes]).chunk("IDAT", rows(colours, pixels)).end());

    assertThat(damage).isEqualTo(Optional.ofNullable(clause));
  }

  @Test
  void followsTheFramesOfAnAnimation() {
    byte[] pixels = Png.deflated(new byte[6]);
    byte[] small = Png.deflated(new byte[2]);

    assertThat(damage(animated(2).chunk("fdAT", numbered(2, pixels)).end())).isEmpty();
    assertThat(damage(animated(2).chunk("fdAT", numbered(3, pixels)).end()))
        .contains("one of its frames is missing");
    assertThat(damage(animated(2).chunk("fdAT", numbered(2, small)).end()))
        .contains("some of its rows are missing");
    assertThat(damage(animated(2).chunk("fdAT", numbered(2, new byte[9])).end()))
        .contains("its compressed pixels are damaged");
    assertThat(damage(animated(2).end())).contains("some of its rows are missing");
    assertThat(damage(animated(3).chunk("fdAT", numbered(2, pixels)).end()))
        .contains("it has 2 of its 3 frames");
    assertThat(
            damage(
                animated(2)
                    .chunk("fdAT", numbered(2, pixels))
                    .chunk("fcTL", control(3, 8, 3))
                    .end()))
        .contains("one of its frames is damaged");
  }

  @Test
  void needsNoFramesOfAPictureThatDoesNotMove() {
    byte[] pixels = Png.deflated(new byte[6]);

    assertThat(
            damage(
                png(0, 2)
                    .chunk("IDAT", pixels)
                    .chunk("acTL", new byte[8])
                    .chunk("fdAT", new byte[1])
                    .end()))
        .isEmpty();
  }

  /// Each of 100,000 frames is wide and needs a palette.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void takesNoMoreMemoryAndTimeForFramesThanForOne() {
    int wide = 12_000_000;
    byte[] row = Png.deflated(new byte[1 + wide / 8]);
    Png png =
        new Png()
            .header(wide, 1, 1, 3)
            .chunk("acTL", ByteBuffer.allocate(8).putInt(100_000).array())
            .chunk("PLTE", new byte[3])
            .chunk("IDAT", row);
    for (int frame = 0; frame < 100_000; frame++) {
      png.chunk("fcTL", control(2 * frame, wide, 1));
      png.chunk("fdAT", numbered(2 * frame + 1, frame < 20 ? row : new byte[1]));
    }

    assertThat(damage(png.end())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,1,1,4,0," + NO_SIZE,
    "1,1,0,1,4,0,one of its frames has no pixels",
    "1,1,1,1,4,0,",
    "1,1,1,1,4,2," + NOT_IN_PALETTE,
    "1,1,1,1,4,3," + NOT_IN_PALETTE,
    "1,1,1,1,3,3,"
  })
  void looksUpTheColoursOfAGif(
      int width, int height, int across, int down, int transparent, int colour, String clause) {
    byte[] gif = gif(new int[] {width, height, across, down}, transparent, colour);

    assertThat(damage(gif)).isEqualTo(Optional.ofNullable(clause));
  }

  @Test
  void needsTheHeightOfAJpeg() throws IOException {
    byte[] whole = Files.readAllBytes(WRITTEN_BY_OTHERS.resolve("restarts.jpg"));
    byte[] noHeight = whole.clone();
    int frame = find(whole, 0xC0) + 5;
    noHeight[frame] = 0;
    noHeight[frame + 1] = 0;
    byte[] behind = Arrays.copyOf(noHeight, whole.length + 6);
    byte[] height = {(byte) 0xFF, (byte) 0xDC, 0, 4, whole[frame], whole[frame + 1], -1, -39};
    System.arraycopy(height, 0, behind, whole.length - 2, height.length);

    assertThat(damage(noHeight)).contains(NO_SIZE);
    assertThat(damage(behind)).isEmpty();
    behind[whole.length + 2]++;
    assertThat(damage(behind)).contains("some of its pixels are missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"progressive", "progressive-restarts"})
  void needsTheLastScansOfAJpeg(String name) throws IOException {
    byte[] whole = Files.readAllBytes(WRITTEN_BY_OTHERS.resolve(name + ".jpg"));
    int last = lastScan(whole, whole.length);
    int before = lastScan(whole, last);
    byte[] end = {-1, -39};

    for (int at : new int[] {last, before}) {
      byte[] cut = Arrays.copyOf(whole, at + 2);
      System.arraycopy(end, 0, cut, at, 2);
      assertThat(damage(cut)).contains("some of the scans that make it sharp are missing");
    }
  }

  @Test
  void seesThatAnSvgHasNoSize() {
    assertThat(damage(svg("width='0' height='10'"))).contains(NO_SIZE);
    assertThat(damage(svg("width='10px' height='0.0px'"))).contains(NO_SIZE);
    assertThat(damage(svg("width='0.5in' height='100%'"))).isEmpty();
  }

  @Test
  void seesThatAWebpHoldsNoPixels() throws IOException {
    byte[] plain = Files.readAllBytes(WRITTEN_BY_OTHERS.resolve("plain.webp"));
    byte[] lossless = Files.readAllBytes(WRITTEN_BY_OTHERS.resolve("lossless.webp"));
    byte[] noWidth = plain.clone();
    int size = new String(plain, StandardCharsets.ISO_8859_1).indexOf("\u009d\u0001*") + 3;
    noWidth[size] = 0;
    noWidth[size + 1] = 0;
    lossless[new String(lossless, StandardCharsets.ISO_8859_1).indexOf("VP8L") + 8] = 0;

    assertThat(damage(noWidth)).contains(NO_SIZE);
    assertThat(damage(lossless)).contains("its compressed pixels are damaged");
  }

  @Test
  void seesThatATiffLacksPixelsOrColours() {
    assertThat(damage(tiff(4, 2, 1, 8))).isEmpty();
    assertThat(damage(tiff(4, 0, 1, 8))).contains(NO_SIZE);
    assertThat(damage(tiff(4, 2, 3, 8))).contains("its palette is missing");
    assertThat(damage(tiff(4, 2, 1, 7))).contains("some of its pixels are missing");
  }

  private static Png png(int colours, int depth) {
    return new Png().header(8, 2, depth, colours);
  }

  private static byte[] rows(int colours, byte[] wide) {
    int channels =
        switch (colours) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return colours == 3 ? wide : Png.deflated(new byte[2 * (1 + 8 * channels)]);
  }

  /// The picture and one frame, of 8 by 2 pixels.
  private static Png animated(int frames) {
    return png(0, 2)
        .chunk("acTL", ByteBuffer.allocate(8).putInt(frames).array())
        .chunk("fcTL", control(0, 8, 2))
        .chunk("IDAT", Png.deflated(new byte[6]))
        .chunk("fcTL", control(1, 8, 2));
  }

  private static byte[] control(int number, int width, int height) {
    return ByteBuffer.allocate(26).putInt(number).putInt(width).putInt(height).array();
  }

  private static byte[] numbered(int number, byte[] pixels) {
    return ByteBuffer.allocate(4 + pixels.length).putInt(number).put(pixels).array();
  }

  /// One pixel, of a palette of two colours.
  private static byte[] gif(int[] sizes, int transparent, int colour) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {(byte) sizes[0], 0, (byte) sizes[1], 0, (byte) 0x80, 0, 0});
    out.writeBytes(new byte[6]);
    out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 1, 0, 0, (byte) transparent, 0});
    out.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, (byte) sizes[2], 0, (byte) sizes[3], 0, 0});
    // Codes of three bits: clear, the colour, end.
    int codes = 4 | colour << 3 | 5 << 6;
    out.writeBytes(new byte[] {2, 2, (byte) codes, (byte) (codes >> 8), 0, 0x3B});
    return out.toByteArray();
  }

  private static byte[] svg(String size) {
    return ("<svg xmlns='http://www.w3.org/2000/svg' " + size + "/>")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// One strip of 8 bits for each pixel.
  private static byte[] tiff(int width, int height, int kind, int bytes) {
    int[][] fields = {
      {256, width}, {257, height}, {258, 8}, {259, 1}, {262, kind}, {273, 98}, {279, bytes}
    };
    ByteBuffer out = ByteBuffer.allocate(98 + 8);
    out.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) fields.length);
    for (int[] field : fields) {
      out.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
    }
    return out.array();
  }

  private static int find(byte[] jpeg, int marker) {
    for (int at = 2; ; at += 2 + ByteBuffer.wrap(jpeg).getShort(at + 2)) {
      if (jpeg[at + 1] == (byte) marker) {
        return at;
      }
    }
  }

  private static int lastScan(byte[] jpeg, int before) {
    int at = before - 2;
    while (jpeg[at] != (byte) 0xFF || jpeg[at + 1] != (byte) 0xDA) {
      at--;
    }
    return at;
  }

  private static Optional<String> damage(byte[] picture) {
    return ImageHeader.of(picture)
        .map(header -> PictureDamage.of(header.format(), picture))
        .orElse(Optional.of("no picture"));
  }
}
