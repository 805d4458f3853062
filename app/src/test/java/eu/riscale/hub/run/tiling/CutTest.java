package eu.riscale.hub.run.tiling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.run.tiling.Line.Place;
import eu.riscale.hub.spec.view.Pad;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
  private static Line line(Size size, double factor, double offset) {
    return new Line(
        "x",
        AxisView.Type.SPACE,
        size,
        0,
        0,
        List.of(new Place(0, 0, 1, 0)),
        List.of(new Place(0, 0, factor, offset)),
        true);
  }

  /// Every element counts in some tile, and every tile begins at a multiple of the step.
  @ParameterizedTest
  @CsvSource({
    "100, 32, 4, 4, 1, 0",
    "100, 32, 13, 4, 1, 0",
    "33, 32, 0, 1, 1, 0",
    "31, 32, 4, 16, 1, 0",
    "4096, 512, 32, 16, 1, 0",
    "64, 16, 2, 2, 0.5, 0",
    "64, 16, 2, 1, 2, 0",
    "65, 16, 0, 1, 1, -4",
  })
  void tilesCoverTheImage(int length, int tile, int halo, int step, double factor, double offset) {
    Line line = line(new Size.Stepped(tile, step), factor, offset);

    Cut cut = Cut.of(line, length, tile, halo).orElseThrow();

    int out = line.outputs().getFirst().of(length);
    boolean[] counts = new boolean[out];
    for (int position : cut.positions()) {
      assertThat(position % step).isZero();
      int from = (int) (position * factor);
      int made = line.outputs().getFirst().of(tile) - 2 * (int) (halo * factor);
      for (int i = from; i < Math.min(out, from + made); i++) {
        counts[i] = true;
      }
    }
    assertThat(counts).doesNotContain(false);
  }

  @Test
  void anImageThatFitsIsOneTile() {
    assertThat(Cut.of(line(new Size.Fixed(64), 1, 0), 48, 64, 8).orElseThrow().positions())
        .containsExactly(0);
  }

  @Test
  void whereTheHaloTakesAllThereIsNoCut() {
    assertThat(Cut.of(line(new Size.Fixed(64), 1, 0), 100, 64, 32)).isEmpty();
    assertThat(Cut.of(line(new Size.Fixed(64), 1, -64), 100, 64, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "8, 8", "9, 12", "12, 12", "13, 16"})
  void sizesGoUpByTheStep(long least, long size) {
    assertThat(line(new Size.Stepped(8, 4), 1, 0).from(least)).hasValue(size);
  }

  /// By numpy: `np.pad([1, 2, 3], (4, 5), "symmetric")`.
  @Test
  void moreIsMirroredThanThereIs() {
    Tensor image = Tensor.of(new float[] {1, 2, 3}, List.of("x"), 3);

    Tensor tile = Tiles.of(image, new TilePlan.Box(new int[] {-4}, new int[] {12}), Pad.USUAL);

    assertThat(tile.floats()).containsExactly(3, 3, 2, 1, 1, 2, 3, 3, 2, 1, 1, 2);
  }
}
