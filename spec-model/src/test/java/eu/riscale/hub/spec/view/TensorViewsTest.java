package eu.riscale.hub.spec.view;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.spec.view.step.Numbers;
import eu.riscale.hub.spec.view.step.StepView;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tensors of both versions as the specification says what they mean.
class TensorViewsTest {
  private static final String INPUT_04 =
      "{name: raw, axes: bcyx, data_type: uint8, data_range: [0, 255],"
          + " shape: {min: [1, 2, 32, 32], step: [0, 0, 16, 16]}, preprocessing: [%s]}";
  private static final String OUTPUT_04 =
      "{name: mask, axes: bcyx, data_type: float32, halo: [0, 0, 8, 8],"
          + " shape: {reference_tensor: raw, scale: [1, 0, 0.5, 2], offset: [0, 1.5, -1, 0]}}";
  private static final String INPUT_05 =
      "{id: raw, axes: [{type: batch}, {type: channel, channel_names: [a, b]},"
          + " {type: space, id: y, size: {min: 32, step: 16}},"
          + " {type: space, id: x, size: {min: 32, step: 16}, scale: 0.5, unit: micrometer}],"
          + " data: {type: uint8, range: [0, 255]}, test_tensor: {source: in.npy},"
          + " preprocessing: [%s]}";
  private static final String OUTPUT_05 =
      "{id: mask, axes: [{type: batch}, {type: index, size: {min: 2, max: 9}},"
          + " {type: space, id: x, scale: 2, halo: 4,"
          + " size: {tensor_id: raw, axis_id: x, offset: 3}}],"
          + " data: {values: [background, cell]}, test_tensor: {source: out.npy}}";

  private static TensorViews read(ResourceFormat format, String inputs, String outputs) {
    String text = "{inputs: [" + inputs + "], outputs: [" + outputs + "]}";
    return ReadableTensors.of(
        (YamlMapping) Objects.requireNonNull(YamlReader.read(text).root()), format);
  }

  private static TensorViews read04(String steps) {
    return read(ResourceFormat.MODEL_0_4, INPUT_04.formatted(steps), OUTPUT_04);
  }

  private static TensorViews read05(String steps) {
    return read(ResourceFormat.MODEL_0_5, INPUT_05.formatted(steps), OUTPUT_05);
  }

  @ParameterizedTest
  @CsvSource({"bcyx, channel", "bzyx, z", "btyx, time", "biyx, index"})
  void lettersOfModel04StandForTheIdsOf05(String letters, String second) {
    String input = INPUT_04.formatted("").replace("bcyx", letters);
    TensorView view = read(ResourceFormat.MODEL_0_4, input, "").inputs().getFirst();
    assertThat(view.axisIds()).containsExactly("batch", second, "y", "x");
    assertThat(view.axes()).extracting(AxisView::name).containsExactly(letters.split(""));
  }

  @Test
  void theBatchOfModel04TakesAnySize() {
    List<AxisView> axes = read04("").inputs().getFirst().axes();
    assertThat(axes)
        .extracting(AxisView::size)
        .containsExactly(
            new Size.Any(),
            new Size.Stepped(2, 0),
            new Size.Stepped(32, 16),
            new Size.Stepped(32, 16));
    assertThat(axes.get(0).written()).isEqualTo(new Size.Stepped(1, 0));
    assertThat(axes.get(1).written().only()).hasValue(2);
  }

  @Test
  void anOutputOfModel04FollowsAxisByAxis() {
    List<AxisView> axes = read04("").outputs().getFirst().axes();
    Size.Follows y = new Size.Follows("raw", "y", OptionalInt.of(2), 0.5, -2);
    assertThat(axes.get(2).size()).isEqualTo(y);
    assertThat(y.of(64)).isEqualTo(30);
    assertThat(axes.get(1).size().only()).hasValue(3);
    assertThat(axes).extracting(AxisView::halo).containsExactly(0, 0, 8, 8);
    assertThat(axes).extracting(AxisView::margin).containsOnly(0);
  }

  @Test
  void aSizeOfModel05FollowsByTheScalesOfBothAxes() {
    TensorViews views = read05("");
    List<AxisView> axes = views.outputs().getFirst().axes();
    assertThat(axes.get(1).size()).isEqualTo(new Size.DataDependent(2, OptionalLong.of(9)));
    assertThat(axes.get(2).size())
        .isEqualTo(new Size.Follows("raw", "x", OptionalInt.of(3), 0.25, 3));
    assertThat(axes.get(2).halo()).isEqualTo(4);

    // 4 pixels of scale 2 are 16 of scale 0.5
    AxisView input = views.inputs().getFirst().axes().get(3);
    assertThat(input.margin()).isEqualTo(16);
    assertThat(input.halo()).isZero();
    assertThat(input.unit()).isEqualTo("micrometer");
  }

  @Test
  void labelsAreListedValues() {
    TensorView mask = read05("").outputs().getFirst();
    assertThat(mask.values())
        .containsExactly(new ValuesView.Listed(List.of(0.0, 1.0), List.of("background", "cell")));
    assertThat(mask.range()).isEqualTo(ValuesView.Range.OPEN);
    assertThat(mask.type()).isEqualTo(DataType.UINT8);
  }

  @Test
  void bothVersionsTellTheSameStepsButForTheImpliedCasts() {
    TensorView older =
        read04(
                "{name: scale_range, kwargs: {mode: per_sample, axes: yx, min_percentile: 1}},"
                    + " {name: scale_linear, kwargs: {axes: yx, gain: [2, 3]}}")
            .inputs()
            .getFirst();
    TensorView newer =
        read05(
                "{id: scale_range, kwargs: {axes: [y, x], min_percentile: 1}},"
                    + " {id: scale_linear, kwargs: {axis: channel, gain: [2, 3]}}")
            .inputs()
            .getFirst();
    StepView declared = new StepView.EnsureDtype(DataType.UINT8, "the declared type");
    StepView range =
        new StepView.ScaleRange(JointAxes.of(List.of("y", "x")), 1, 100, 1e-6, Optional.empty());
    StepView linear =
        new StepView.ScaleLinear(Numbers.along("channel", List.of(2.0, 3.0)), Numbers.of(0));
    assertThat(older.steps())
        .containsExactly(
            declared,
            range,
            linear,
            new StepView.EnsureDtype(DataType.FLOAT32, "what networks of model 0.4 take"));
    assertThat(newer.steps()).containsExactly(declared, range, linear, declared);
    assertThat(older.range()).isEqualTo(newer.range());
  }

  @Test
  void tensorsThatCannotBeReadAreLeftOut() {
    TensorViews views =
        read(ResourceFormat.MODEL_0_5, "{id: broken}, " + INPUT_05.formatted(""), OUTPUT_05);
    assertThat(views.inputs()).extracting(TensorView::index).containsExactly(1);
    assertThat(views.inputs().getFirst().testTensorAt()).hasToString("inputs[1].test_tensor");
    assertThat(read04("").outputs().getFirst().testTensorAt()).hasToString("test_outputs[0]");
  }
}
