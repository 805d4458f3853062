package eu.riscale.hub.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Axes in another order, parts of tensors, and tensors made longer.
class ReshapingTest {
  private static final List<String> ZYX = List.of("z", "y", "x");

  @ParameterizedTest
  @EnumSource
  void everyOrderOfAxesKeepsEachElementAtItsPlace(DType dtype) {
    for (int[] shape : Naive.shapes(3, 3)) {
      Tensor in = Naive.random(dtype, 1, ZYX, shape);
      for (List<String> order : Naive.permutations(ZYX)) {
        Tensor out = Permutation.to(order, in);
        assertThat(out.axes()).isEqualTo(order);
        for (int z = 0; z < shape[0]; z++) {
          for (int y = 0; y < shape[1]; y++) {
            for (int x = 0; x < shape[2]; x++) {
              assertThat(element(out, z, y, x)).isEqualTo(element(in, z, y, x));
            }
          }
        }
        assertThat(Permutation.to(ZYX, out).array()).isEqualTo(in.array());
      }
    }
  }

  private static double element(Tensor tensor, int z, int y, int x) {
    int at = 0;
    for (int axis = 0; axis < 3; axis++) {
      int step =
          switch (tensor.axes().get(axis)) {
            case "z" -> z;
            case "y" -> y;
            default -> x;
          };
      at = at * tensor.length(axis) + step;
    }
    return tensor.at(at);
  }

  @Test
  void anOrderNamesAllAxes() {
    Tensor in = Naive.random(DType.FLOAT32, 1, ZYX, 1, 2, 3);
    assertThatThrownBy(() -> Permutation.to(List.of("z", "y", "y"), in))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void croppingUndoesPadding(DType dtype) {
    for (int[] shape : Naive.shapes(3, 3)) {
      Tensor in = Naive.random(dtype, 2, ZYX, shape);
      int[] before = {0, 1, 4};
      int[] after = {2, 0, 5};
      for (PadMode mode : PadMode.values()) {
        Tensor padded = Padding.pad(in, before, after, mode, 1);
        assertThat(padded.shape()).containsExactly(shape[0] + 2, shape[1] + 1, shape[2] + 9);
        assertThat(Cropping.crop(padded, before, after).array()).isEqualTo(in.array());
      }
    }
  }

  /// numpy 2.4.6: `np.pad(np.arange(1, 7).reshape(2, 3), ((1, 2), (4, 3)), mode)`.
  @Test
  void paddingIsNumpys() {
    assertThat(padded(PadMode.REFLECT))
        .containsExactly("4565456545", "1232123212", "4565456545", "1232123212", "4565456545");
    assertThat(padded(PadMode.SYMMETRIC))
        .containsExactly("3321123321", "3321123321", "6654456654", "6654456654", "3321123321");
    assertThat(padded(PadMode.EDGE))
        .containsExactly("1111123333", "1111123333", "4444456666", "4444456666", "4444456666");
    assertThat(padded(PadMode.CONSTANT))
        .containsExactly("9999999999", "9999123999", "9999456999", "9999999999", "9999999999");
  }

  private static List<String> padded(PadMode mode) {
    Tensor in = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, List.of("y", "x"), 2, 3);
    Tensor out = Padding.pad(in, new int[] {1, 4}, new int[] {2, 3}, mode, 9);
    return IntStream.range(0, out.length(0))
        .mapToObj(y ->
            IntStream.range(0, out.length(1))
                .mapToObj(x -> Long.toString((long) out.at(y * out.length(1) + x)))
                .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void oneElementIsRepeatedInEveryMode() {
    Tensor in = Tensor.of(new double[] {5}, List.of("x"), 1);
    for (PadMode mode : PadMode.values()) {
      Tensor out = Padding.pad(in, new int[] {2}, new int[] {1}, mode, 5);
      assertThat(out.doubles()).containsExactly(5, 5, 5, 5);
    }
  }

  @Test
  void nothingCannotBeRepeated() {
    Tensor in = Tensor.of(new double[0], List.of("x"), 0);
    assertThat(Padding.pad(in, new int[] {2}, new int[] {0}, PadMode.CONSTANT, 3).doubles())
        .containsExactly(3, 3);
    assertThatThrownBy(() -> Padding.pad(in, new int[] {2}, new int[] {0}, PadMode.EDGE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noMoreIsCroppedThanThereIs() {
    Tensor in = Tensor.of(new double[] {1, 2, 3}, List.of("x"), 3);
    assertThat(Cropping.crop(in, new int[] {1}, new int[] {1}).doubles()).containsExactly(2);
    assertThat(Cropping.crop(in, new int[] {1}, new int[] {2}).size()).isZero();
    for (int[] both : new int[][] {{2, 2}, {-1, 0}, {0, -1}}) {
      assertThatThrownBy(() -> Cropping.crop(in, new int[] {both[0]}, new int[] {both[1]}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSingleNumberHasNoAxes() {
    Tensor in = Tensor.of(new float[] {2}, List.of());
    assertThat(Permutation.to(List.of(), in)).isSameAs(in);
    assertThat(Cropping.crop(in, new int[0], new int[0]).floats()).containsExactly(2);
    assertThat(Padding.pad(in, new int[0], new int[0], PadMode.EDGE, 0).floats())
        .containsExactly(2);
    assertThat(Statistics.spread(List.of(in), Set.of(), Parallel.NONE).mean())
        .isEqualTo(PerAxis.of(2));
  }
}
