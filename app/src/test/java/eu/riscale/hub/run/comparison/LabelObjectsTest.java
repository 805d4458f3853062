package eu.riscale.hub.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelObjectsTest {
  private static final int EDGE = 24;

  @Test
  void equalObjectsUnderOtherNumbersAgree() {
    Tensor expected = squares(new int[][] {{1, 0, 0, 6, 6}, {2, 10, 0, 6, 6}, {3, 0, 10, 6, 6}});
    Tensor actual = squares(new int[][] {{7, 0, 0, 6, 6}, {1, 10, 0, 6, 6}, {2, 0, 10, 6, 6}});

    LabelObjects found = LabelObjects.of(actual, expected).orElseThrow();

    assertThat(found).isEqualTo(new LabelObjects(3, 3, 3, 0, 0, 0, 0, 1));
    assertThat(found.sentence())
        .isEqualTo("All 3 objects agree exactly; only their numbers differ.");
  }

  /// One keeps 5 of its 6 columns, one is split, two become one, one is lost, and one is new.
  @Test
  void eachObjectIsToldOnce() {
    Tensor expected =
        squares(
            new int[][] {
              {1, 0, 0, 6, 6}, {2, 0, 8, 6, 8}, {3, 8, 0, 6, 6}, {4, 8, 6, 6, 6}, {5, 18, 0, 4, 4}
            });
    Tensor actual =
        squares(
            new int[][] {
              {9, 0, 0, 6, 5},
              {8, 0, 8, 6, 4},
              {7, 0, 12, 6, 4},
              {6, 8, 0, 6, 12},
              {5, 18, 18, 4, 4}
            });

    LabelObjects found = LabelObjects.of(actual, expected).orElseThrow();

    assertThat(found).isEqualTo(new LabelObjects(5, 5, 1, 1, 1, 1, 2, 30 / 36.0));
    assertThat(found.sentence())
        .isEqualTo(
            "Compared as objects, whatever their numbers, 1 of 5 matches (mean IoU 0.833); 1 is"
                + " lost, 1 is split, 2 are merged with others, 1 is gained.");
  }

  /// The same number in another sample is another object.
  @Test
  void samplesHaveObjectsOfTheirOwn() {
    byte[] expected = new byte[2 * 6 * 6];
    byte[] actual = new byte[2 * 6 * 6];
    for (int i = 0; i < 12; i++) {
      expected[i] = 1;
      expected[36 + i] = 1;
      expected[36 + 18 + i] = 2;
      actual[i] = 2;
      actual[36 + i] = 1;
      actual[36 + 18 + i] = 2;
    }
    List<String> axes = List.of("batch", "y", "x");
    assertThat(
            LabelObjects.of(
                Tensor.of(DType.UINT8, actual, axes, 2, 6, 6),
                Tensor.of(DType.UINT8, expected, axes, 2, 6, 6)))
        .contains(new LabelObjects(3, 3, 3, 0, 0, 0, 0, 1));
  }

  @Test
  void whatIsNoLabelImageHasNoObjects() {
    float[] values = new float[EDGE * EDGE];
    byte[] grey = new byte[EDGE * EDGE];
    byte[] mask = new byte[EDGE * EDGE];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 7f;
      grey[i] = (byte) (i * 31 % 97);
      mask[i] = (byte) (i / EDGE % 2);
    }
    List<String> axes = List.of("y", "x");
    Tensor measured = Tensor.of(values, axes, EDGE, EDGE);
    Tensor image = Tensor.of(DType.UINT8, grey, axes, EDGE, EDGE);
    Tensor binary = Tensor.of(DType.UINT8, mask, axes, EDGE, EDGE);
    assertThat(LabelObjects.of(measured, measured)).isEmpty();
    assertThat(LabelObjects.of(image, image)).isEmpty();
    assertThat(LabelObjects.of(binary, binary)).isEmpty();
  }

  /// @param squares number, top, left, height and width of each
  private static Tensor squares(int[][] squares) {
    int[] labels = new int[EDGE * EDGE];
    for (int[] square : squares) {
      for (int y = square[1]; y < square[1] + square[3]; y++) {
        for (int x = square[2]; x < square[2] + square[4]; x++) {
          labels[y * EDGE + x] = square[0];
        }
      }
    }
    return Tensor.of(DType.INT32, labels, List.of("y", "x"), EDGE, EDGE);
  }
}
