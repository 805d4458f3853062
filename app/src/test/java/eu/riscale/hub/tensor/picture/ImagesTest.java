package eu.riscale.hub.tensor.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Naive;
import eu.riscale.hub.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {
  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;
  private static final int FLOAT = 3;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"8,1,UINT8", "8,2,INT8", "16,1,UINT16", "16,2,INT16", "32,1,UINT32", "32,2,INT32"})
  void wholeNumbersOfATiffAreThoseInTheFile(int bits, int format, DType dtype) throws Exception {
    ByteBuffer pixels = ByteBuffer.allocate(6 * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 6; i++) {
      switch (bits) {
        case 8 -> pixels.put((byte) (i * 50));
        case 16 -> pixels.putShort((short) (i * 13000));
        default -> pixels.putInt(i * 800_000_000);
      }
    }
    Tensor image = Images.read(tiff(3, 2, bits, format, pixels.array()));
    assertThat(image.dtype()).isEqualTo(dtype);
    assertThat(image.axes()).containsExactly("y", "x");
    assertThat(image.shape()).containsExactly(2, 3);
    for (int i = 0; i < 6; i++) {
      long value = bits == 8 ? i * 50L : bits == 16 ? i * 13000L : i * 800_000_000L;
      long half = 1L << (bits - 1);
      long wrapped = value % (2 * half);
      long signed = wrapped >= half ? wrapped - 2 * half : wrapped;
      assertThat((long) image.at(i)).isEqualTo(format == SIGNED ? signed : wrapped);
    }
  }

  @Test
  void floatsOfATiffAreThoseInTheFile() throws Exception {
    float[] values = {-1.5f, 0, 3.25e-7f, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY};
    ByteBuffer pixels = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    pixels.asFloatBuffer().put(values);
    Tensor image = Images.read(tiff(2, 3, 32, FLOAT, pixels.array()));
    assertThat(image.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(image.floats()).containsExactly(values);
  }

  @Test
  void pagesOfATiffComeFirst() throws Exception {
    byte[] one = {1, 2, 3, 4};
    byte[] two = {5, 6, 7, 8};
    byte[] three = {9, 10, 11, 12};
    Path file = tiff(2, 2, 8, UNSIGNED, one, two, three);
    Tensor image = Images.read(file);
    assertThat(image.axes()).containsExactly("page", "y", "x");
    assertThat(image.shape()).containsExactly(3, 2, 2);
    assertThat((byte[]) image.array()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aPictureIsReadAsItWasWritten(boolean colour) throws Exception {
    Tensor picture =
        colour
            ? Naive.random(DType.UINT8, 1, List.of("y", "x", "channel"), 5, 7, 3)
            : Naive.random(DType.UINT8, 1, List.of("y", "x"), 5, 7);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Images.writePng(picture, out);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    Images.writePng(picture, again);
    assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    Path file = Files.write(folder.resolve("a.png"), out.toByteArray());
    Tensor read = Images.read(file);
    assertThat(read.axes()).isEqualTo(picture.axes());
    assertThat(read.array()).isEqualTo(picture.array());
  }

  @Test
  void writingNeedsNoFileOfItsOwn() throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    ImageIO.setCacheDirectory(gone.toFile());
    try {
      Files.delete(gone);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Images.writePng(Naive.random(DType.UINT8, 1, List.of("y", "x"), 5, 7), out);
      assertThat(out.toByteArray()).startsWith(0x89, 'P', 'N', 'G');
    } finally {
      ImageIO.setCacheDirectory(null);
    }
  }

  @Test
  void greyOf16BitsStaysThat() throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 65535);
    image.getRaster().setSample(1, 0, 0, 300);
    Path file = folder.resolve("grey.png");
    ImageIO.write(image, "png", file.toFile());
    Tensor read = Images.read(file);
    assertThat(read.dtype()).isEqualTo(DType.UINT16);
    assertThat(read.at(0)).isEqualTo(65535);
    assertThat(read.at(1)).isEqualTo(300);
  }

  @Test
  void aPaletteIsLookedUp() throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
    image.setRGB(0, 0, 0xFF0000);
    image.setRGB(1, 0, 0x0000FF);
    Path file = folder.resolve("palette.png");
    ImageIO.write(image, "png", file.toFile());
    assertThat((byte[]) Images.read(file).array()).containsExactly(-1, 0, 0, 0, 0, -1);
    BufferedImage bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    bits.setRGB(1, 0, 0xFFFFFF);
    ImageIO.write(bits, "png", file.toFile());
    Tensor grey = Images.read(file);
    assertThat(grey.axes()).containsExactly("y", "x");
    assertThat((byte[]) grey.array()).containsExactly(0, -1);
  }

  @Test
  void aJpegHasThreeColours() throws Exception {
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().fillRect(0, 0, 16, 8);
    Path file = folder.resolve("white.jpg");
    ImageIO.write(image, "jpg", file.toFile());
    Tensor read = Images.read(file);
    assertThat(read.shape()).containsExactly(8, 16, 3);
    assertThat((byte[]) read.array()).containsOnly(-1);
  }

  @Test
  void hugeImagesAreRefusedUnread() throws Exception {
    byte[] png = new byte[64];
    ByteBuffer head = ByteBuffer.wrap(png);
    head.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
    head.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    head.putInt(1_000_000).putInt(1_000_000).put(new byte[] {8, 2, 0, 0, 0});
    assertThatThrownBy(() -> Images.read(Files.write(folder.resolve("huge.png"), png)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("more than 268435456 pixels");
    assertThatThrownBy(() -> Images.read(tiff(1 << 20, 1 << 20, 8, UNSIGNED, new byte[4])))
        .isInstanceOf(ImageException.class);
  }

  @Test
  void whatIsNoImageIsSaid() throws Exception {
    Path text = Files.writeString(folder.resolve("a.png"), "not a picture");
    assertThatThrownBy(() -> Images.read(text))
        .isInstanceOf(ImageException.class)
        .hasMessage("The file is no PNG, JPEG or TIFF image.");
    assertThatThrownBy(() -> Images.read(folder.resolve("none.png")))
        .isInstanceOf(NoSuchFileException.class);
  }

  /// Cut off or with a byte flipped, an image is read or refused, nothing else.
  @Test
  void damagedImagesAreReadOrRefused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Images.writePng(Naive.random(DType.UINT8, 1, List.of("y", "x"), 9, 9), out);
    byte[] tiff = Files.readAllBytes(tiff(2, 2, 8, UNSIGNED, new byte[4], new byte[4]));
    Path file = folder.resolve("damaged");
    int refused = 0;
    for (byte[] whole : List.of(out.toByteArray(), tiff)) {
      for (int i = 0; i < whole.length; i++) {
        byte[] flipped = whole.clone();
        flipped[i] ^= 0x55;
        for (byte[] damaged : List.of(flipped, java.util.Arrays.copyOf(whole, i))) {
          Files.write(file, damaged);
          try {
            assertThat(Images.read(file).size()).isNotNegative();
          } catch (ImageException e) {
            refused++;
            assertThat(e).hasMessageMatching("(?s).*[.!]");
          }
        }
      }
    }
    assertThat(refused).isPositive();
  }

  /// A TIFF that follows itself for ever.
  @Test
  void pagesInACircleAreRefused() throws Exception {
    byte[] whole = Files.readAllBytes(tiff(2, 2, 8, UNSIGNED, new byte[4]));
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(8 + 2 + 10 * 12, 8);
    Path file = Files.write(folder.resolve("circle.tif"), whole);
    assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ImageException.class);
  }

  /// An uncompressed grey TIFF by the letter of TIFF 6.0: for each page a directory of ten entries,
  /// then its pixels.
  private Path tiff(int width, int height, int bits, int format, byte[]... pages) throws Exception {
    int directory = 2 + 10 * 12 + 4;
    ByteBuffer out =
        ByteBuffer.allocate(8 + pages.length * (directory + pages[0].length))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    for (int page = 0; page < pages.length; page++) {
      int data = out.position() + directory;
      out.putShort((short) 10);
      int[][] entries = {
        {256, width},
        {257, height},
        {258, bits},
        {259, 1},
        {262, 1},
        {273, data},
        {277, 1},
        {278, height},
        {279, pages[page].length},
        {339, format}
      };
      for (int[] entry : entries) {
        boolean place = entry[0] == 273 || entry[0] == 279;
        out.putShort((short) entry[0]).putShort((short) (place || entry[1] > 65535 ? 4 : 3));
        out.putInt(1).putInt(entry[1]);
      }
      boolean last = page == pages.length - 1;
      out.putInt(last ? 0 : data + pages[page].length).put(pages[page]);
    }
    return Files.write(folder.resolve("made.tif"), out.array());
  }
}
