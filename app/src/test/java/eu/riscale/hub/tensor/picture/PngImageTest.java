package eu.riscale.hub.tensor.picture;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files are read again by the JDK's own library.
class PngImageTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "UINT8, 1",
    "UINT8, 2",
    "UINT8, 3",
    "UINT8, 4",
    "UINT16, 1",
    "UINT16, 2",
    "UINT16, 3",
    "UINT16, 4"
  })
  void numbersAreKept(DType type, int channels) throws Exception {
    int size = 5 * 6 * channels;
    Object elements = type.newArray(size);
    for (int i = 0; i < size; i++) {
      switch (elements) {
        case byte[] a -> a[i] = (byte) (i * 7);
        default -> ((short[]) elements)[i] = (short) (i * 1801);
      }
    }
    Tensor image = Tensor.of(type, elements, List.of("y", "x", "channel"), 5, 6, channels);
    assertThat(Images.pngRefusal(image)).isEmpty();
    Path file = dir.resolve("image.png");
    try (OutputStream out = Files.newOutputStream(file)) {
      Images.writePng(image, out);
    }

    Tensor read = Images.read(file);

    assertThat(read.dtype()).isEqualTo(type);
    assertThat(read.size()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      assertThat(read.at(i)).isEqualTo(image.at(i));
    }
  }

  @Test
  void whatIsNotHeldIsSaid() {
    assertThat(Images.pngRefusal(Tensor.of(new float[4], List.of("y", "x"), 2, 2)))
        .contains("PNG holds uint8 and uint16 alone, not float32");
    assertThat(
            Images.pngRefusal(
                Tensor.of(DType.UINT8, new byte[20], List.of("channel", "y", "x"), 5, 2, 2)))
        .contains("PNG holds one plane of 1 to 4 channels");
  }
}
