package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.run.DescribedSizes.Choice;
import eu.riscale.hub.run.DescribedSizes.Length;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DescribedSizesTest {
  private static final Map<String, List<Long>> GIVEN = Map.of("image", List.of(3L, 64L));

  @Test
  void theSmallestSizeAndTheNextTwoWithOneAndTwoSamplesByTheirElements() {
    DescribedSizes sizes =
        new DescribedSizes(
            List.of(
                tensor("image", true, new Size.Any(), new Size.Stepped(32, 16)),
                tensor("mask", false, new Size.Any(), follows("image", 0.5, -1))),
            true);

    List<Choice> choices = sizes.choices(GIVEN);

    assertThat(inputs(choices, "image"))
        .containsExactly(
            List.of(1L, 32L),
            List.of(1L, 48L),
            List.of(2L, 32L),
            List.of(1L, 64L),
            List.of(2L, 48L),
            List.of(2L, 64L));
    assertThat(outputs(choices, "mask"))
        .containsExactly(
            exactly(1, 15),
            exactly(1, 23),
            exactly(2, 15),
            exactly(1, 31),
            exactly(2, 23),
            exactly(2, 31));
  }

  @Test
  void aBatchOfOneIsNeverTwo() {
    DescribedSizes sizes =
        new DescribedSizes(
            List.of(tensor("image", true, new Size.Fixed(1), new Size.Stepped(32, 16))), true);
    assertThat(inputs(sizes.choices(GIVEN), "image"))
        .containsExactly(List.of(1L, 32L), List.of(1L, 48L), List.of(1L, 64L));
  }

  @Test
  void inModel04TheBatchIsThatOfTheTestInput() {
    DescribedSizes sizes =
        new DescribedSizes(
            List.of(tensor("image", true, new Size.Any(), new Size.Stepped(32, 0))), false);
    assertThat(inputs(sizes.choices(GIVEN), "image")).containsExactly(List.of(3L, 32L));
  }

  @Test
  void sizesMayReferToTensorsThatComeLater() {
    DescribedSizes sizes =
        new DescribedSizes(
            List.of(
                tensor("second", true, new Size.Any(), follows("image", 1, 4)),
                tensor("image", true, new Size.Any(), new Size.Fixed(64)),
                tensor("top", false, new Size.Any(), follows("under", 2, 0)),
                tensor("under", false, new Size.Any(), follows("second", 0.25, 0))),
            true);
    List<Choice> choices = sizes.choices(GIVEN);
    assertThat(inputs(choices, "second")).containsExactly(List.of(1L, 68L), List.of(2L, 68L));
    assertThat(outputs(choices, "top")).containsExactly(exactly(1, 34), exactly(2, 34));
  }

  @Test
  void sizesThatOnlyTheRunTellsHaveBounds() {
    DescribedSizes sizes =
        new DescribedSizes(
            List.of(
                tensor("image", true, new Size.Fixed(1), new Size.Fixed(64)),
                tensor(
                    "found",
                    false,
                    new Size.Fixed(1),
                    new Size.DataDependent(2, OptionalLong.of(9)))),
            true);
    Length found = outputs(sizes.choices(GIVEN), "found").getFirst().get(1);
    assertThat(found.allows(1)).isFalse();
    assertThat(found.allows(2)).isTrue();
    assertThat(found.allows(9)).isTrue();
    assertThat(found.allows(10)).isFalse();
  }

  @Test
  void elementsAreCountedBeyondWhatALongHolds() {
    long huge = Integer.MAX_VALUE;
    DescribedSizes sizes =
        new DescribedSizes(
            List.of(
                tensor(
                    "image",
                    true,
                    new Size.Fixed(huge),
                    new Size.Fixed(huge),
                    new Size.Fixed(huge))),
            true);
    assertThat(sizes.choices(GIVEN).getFirst().elements()).isEqualTo(Math.pow((double) huge, 3));
  }

  /// A second is always given, and three times as long as the outputs took.
  @Test
  void sizesTakeNoLongerThanThreeTimesTheOutputs() {
    OtherSizes.TimeLimit fast = new OtherSizes.TimeLimit(0.01, 100);
    assertThat(fast.allows(0.1, 1000)).isTrue();
    assertThat(fast.allows(0.95, 1000)).isFalse();
    OtherSizes.TimeLimit slow = new OtherSizes.TimeLimit(10, 100);
    assertThat(slow.allows(20, 100)).isTrue();
    assertThat(slow.allows(20, 101)).isFalse();
    assertThat(OtherSizes.TimeLimit.none().allows(1e6, 1e9)).isTrue();
  }

  private static List<List<Long>> inputs(List<Choice> choices, String id) {
    return choices.stream().map(choice -> choice.inputs().get(id)).toList();
  }

  private static List<List<Length>> outputs(List<Choice> choices, String id) {
    return choices.stream().map(choice -> choice.outputs().get(id)).toList();
  }

  private static List<Length> exactly(long... lengths) {
    List<Length> shape = new ArrayList<>();
    for (long length : lengths) {
      shape.add(new Length(length, length));
    }
    return shape;
  }

  /// Follows the second axis of another tensor.
  private static Size follows(String tensor, double factor, double offset) {
    return new Size.Follows(tensor, "x1", OptionalInt.of(1), factor, offset);
  }

  /// The first axis is the batch.
  private static TensorView tensor(String id, boolean isInput, Size... sizes) {
    List<AxisView> axes = new ArrayList<>();
    for (Size size : sizes) {
      boolean batch = axes.isEmpty();
      String axis = batch ? "batch" : "x" + axes.size();
      AxisView.Type type = batch ? AxisView.Type.BATCH : AxisView.Type.SPACE;
      axes.add(new AxisView(axis, axis, type, size, size, "", 1, 0, 0, List.of()));
    }
    return Tensors.view(id, isInput ? Side.INPUT : Side.OUTPUT, axes);
  }
}
