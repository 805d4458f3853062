package eu.riscale.hub.tensor.picture;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Files are read again by the JDK's own library.
class TiffTest {
  @TempDir Path dir;

  private static Tensor image(DType type, List<String> axes, int... shape) {
    int size = (int) Tensor.count(shape);
    Object elements = type.newArray(size);
    for (int i = 0; i < size; i++) {
      switch (elements) {
        case byte[] a -> a[i] = (byte) (type == DType.BOOL ? i % 2 : i * 7);
        case short[] a -> a[i] = (short) (i * 7001);
        case int[] a -> a[i] = i * 70_000_001;
        case float[] a -> a[i] = i / 8f - 3;
        case double[] a -> a[i] = i / 3.0 - 3;
        default -> throw new IllegalStateException();
      }
    }
    return Tensor.of(type, elements, axes, shape);
  }

  private Tensor again(Tensor image, Tiff.Dialect dialect) throws IOException, ImageException {
    Path file = dir.resolve("image.tif");
    try (OutputStream out = Files.newOutputStream(file)) {
      Tiff.write(image, dialect, out);
    }
    return Images.readNamed(file);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"INT64", "UINT64"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyTypeIsKept(DType type) throws Exception {
    Tensor image = image(type, List.of("y", "x"), 5, 7);
    assertThat(Tiff.refusal(image)).isEmpty();

    Tensor read = again(image, Tiff.usual(image));

    assertThat(read.dtype()).isEqualTo(type == DType.BOOL ? DType.UINT8 : type);
    assertThat(read.axes()).containsExactly("y", "x");
    for (int i = 0; i < image.size(); i++) {
      assertThat(read.at(i)).isEqualTo(image.at(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "time z channel y x, 2 3 4 5 6",
    "z y x, 3 5 6",
    "channel y x, 3 5 6",
    "time channel y x, 2 3 5 6",
    "y x, 5 6"
  })
  void axesAreKeptInBothDialects(String axes, String shape) throws Exception {
    List<String> names = List.of(axes.split(" ", -1));
    int[] lengths = Arrays.stream(shape.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    for (Tiff.Dialect dialect : Tiff.Dialect.values()) {
      Tensor image = image(DType.UINT16, names, lengths);

      Tensor read = again(image, dialect);

      assertThat(read.axes()).isEqualTo(names);
      assertThat(read.shape()).isEqualTo(lengths);
      assertThat((short[]) read.array()).isEqualTo((short[]) image.array());
    }
  }

  @Test
  void otherOrdersAreTurned() throws Exception {
    Tensor read = again(image(DType.UINT8, List.of("x", "y", "z"), 4, 5, 2), Tiff.Dialect.IMAGEJ);

    assertThat(read.axes()).containsExactly("z", "y", "x");
    assertThat(read.at(1)).isEqualTo((byte) (10 * 7) & 0xFF);
  }

  @Test
  void whatIsNotHeldIsSaid() {
    assertThat(Tiff.refusal(image(DType.UINT8, List.of("batch", "channel"), 1, 3)))
        .contains("TIFF has the axes time, z, channel, y and x alone");
    assertThat(Tiff.refusal(Tensor.of(DType.INT64, new long[4], List.of("y", "x"), 2, 2)))
        .contains("TIFF has no numbers of 64 bits");
  }

  @Test
  void aDescriptionThatDoesNotFitThePagesSaysNothing() {
    Tensor pages = image(DType.UINT8, List.of("page", "y", "x"), 6, 2, 2);
    for (String text :
        List.of(
            "",
            "a stack of cells",
            "ImageJ=1.53\nchannels=4\nslices=2\n",
            "{\"shape\": [2, 2, 2, 2], \"axes\": \"ZCYX\"}",
            "{\"shape\": [6, 2, 2]}",
            "{",
            "<OME><Pixels SizeC=\"5\" SizeZ=\"1\" SizeT=\"1\"></OME>",
            "<OME><Pixels SizeC=\"99999999999\"></OME>")) {
      assertThat(PageAxes.named(pages, text).axes()).containsExactly("page", "y", "x");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'ImageJ=1.53;images=6', z",
    "'ImageJ=1.53;images=6;channels=2;slices=3', z channel",
    "'ImageJ=1.53;images=6;frames=3;channels=2', time channel",
    "'{\"shape\": [3, 2, 2, 2], \"axes\": \"TZYX\"}', time z",
    "'<OME><Pixels DimensionOrder=\"XYZCT\" SizeC=\"2\" SizeZ=\"3\" SizeT=\"1\"/></OME>', channel z"
  })
  void pagesAreWhatIsSaid(String text, String axes) {
    Tensor pages = image(DType.UINT8, List.of("page", "y", "x"), 6, 2, 2);

    Tensor named = PageAxes.named(pages, text.replace(';', '\n'));

    assertThat(named.axes().subList(0, named.rank() - 2)).isEqualTo(List.of(axes.split(" ", -1)));
  }
}
