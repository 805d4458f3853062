package eu.riscale.hub.tensor.picture;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
  @Test
  void showsTheMiddleOfAStackAndTheFirstSample() {
    float[] data = new float[2 * 3 * 2 * 2];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) Math.floorDiv(i, 4); // the number of the plane, the same over the plane
    }
    data[4] = -100; // one pixel of sample 0, z = 1
    Tensor stack = Tensor.of(data, List.of("batch", "z", "y", "x"), 2, 3, 2, 2);

    Tensor picture = Picture.of(stack);

    assertThat(picture.axes()).containsExactly("y", "x");
    assertThat(bytes(picture)).containsExactly(0, 255, 255, 255);
  }

  @Test
  void oneHotPixelLeavesTheOthersTheirContrast() {
    float[] data = new float[100 * 100];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % 100;
    }
    data[7] = 1e9f;
    data[8] = Float.NaN;

    int[] grey = bytes(Picture.of(Tensor.of(data, List.of("y", "x"), 100, 100)));

    assertThat(grey[7]).isEqualTo(255);
    assertThat(grey[8]).isZero();
    assertThat(grey[50]).isBetween(120, 136);
  }

  @Test
  void channelsAreColoursWhereverTheirAxisIs() {
    byte[] last = {(byte) 255, 0, 0, 0, (byte) 255, 0};
    Tensor photograph =
        Tensor.of(DType.UINT8, last, List.of("batch", "y", "x", "channel"), 1, 1, 2, 3);
    assertThat(bytes(Picture.of(photograph))).containsExactly(255, 0, 0, 0, 255, 0);

    float[] first = {0, 1, 5, 2, 2, 7};
    Tensor two = Tensor.of(first, List.of("channel", "y", "x"), 2, 1, 3);
    assertThat(bytes(Picture.of(two))).containsExactly(0, 0, 0, 51, 0, 51, 255, 255, 255);
    assertThat(bytes(Picture.of(two, Map.of("channel", 1)))).containsExactly(0, 0, 255);
  }

  @Test
  void labelsHaveDistinctColoursAndABlackBackground() {
    int[] data = new int[40 * 40];
    for (int i = 0; i < data.length; i++) {
      data[i] = i / 40 / 10; // four stripes
    }
    int[] colours = bytes(Picture.of(Tensor.of(DType.INT32, data, List.of("y", "x"), 40, 40)));

    assertThat(Arrays.copyOf(colours, 3)).containsOnly(0);
    Set<List<Integer>> different = new HashSet<>();
    for (int stripe = 0; stripe < 4; stripe++) {
      int at = 3 * 400 * stripe;
      different.add(List.of(colours[at], colours[at + 1], colours[at + 2]));
    }
    assertThat(different).hasSize(4);
  }

  @Test
  void whatHasNoPlaneIsDrawnAsALine() {
    assertThat(Picture.of(Tensor.of(new float[] {3}, List.of())).shapeText()).isEqualTo("1×1");
    Tensor classes = Tensor.of(new float[] {0, 1, 2}, List.of("batch", "channel"), 1, 3);
    assertThat(bytes(Picture.of(classes))).containsExactly(0, 128, 255);
    Tensor none = Tensor.of(new float[0], List.of("y", "x"), 0, 4);
    assertThat(Picture.of(none).shapeText()).isEqualTo("0×4");
  }

  @Test
  void theReaderOfTheJdkReadsWhatIsWritten(@TempDir Path dir) throws Exception {
    float[] ramp = {0, 1, 2, 3};
    Tensor picture = Picture.of(Tensor.of(ramp, List.of("y", "x"), 2, 2));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    Images.writePng(picture, png);
    Path file = Files.write(dir.resolve("a.png"), png.toByteArray());
    assertThat(bytes(Images.read(file))).containsExactly(0, 85, 170, 255);
  }

  private static int[] bytes(Tensor picture) {
    byte[] data = (byte[]) picture.array();
    int[] values = new int[data.length];
    for (int i = 0; i < data.length; i++) {
      values[i] = data[i] & 0xFF;
    }
    return values;
  }
}
