package eu.riscale.hub.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.Notations;
import eu.riscale.hub.spec.view.Pad;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.ValuesView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.spec.view.step.TensorSteps;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisMappingTest {
  /// Letters of the axes, each with its size: a number, or `?` for any from 8.
  private static TensorView input(String axes) {
    List<AxisView> views = new ArrayList<>();
    for (String axis : axes.split(" ", -1)) {
      String letter = axis.substring(0, 1);
      String size = axis.substring(1);
      Size allowed =
          letter.equals("b")
              ? new Size.Any()
              : size.equals("?") ? new Size.Stepped(8, 1) : new Size.Fixed(Long.parseLong(size));
      AxisView.Type type =
          switch (letter) {
            case "b" -> AxisView.Type.BATCH;
            case "c" -> AxisView.Type.CHANNEL;
            case "t" -> AxisView.Type.TIME;
            default -> AxisView.Type.SPACE;
          };
      String id =
          type == AxisView.Type.SPACE ? letter : type == AxisView.Type.TIME ? "time" : type.word();
      views.add(new AxisView(id, id, type, allowed, allowed, "", 1, 0, 0, List.of()));
    }
    return new TensorView(
        Notations.V0_5,
        Side.INPUT,
        0,
        "raw",
        "",
        views,
        DataType.FLOAT32,
        List.of(ValuesView.Range.OPEN),
        new TensorSteps(List::of),
        false,
        Optional.empty(),
        OptionalDouble.empty(),
        Pad.USUAL);
  }

  /// A file with 0, 1, 2… in it.
  private static Tensor file(String shape, String axes) {
    int[] lengths = Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      names.add(axes.isEmpty() ? Integer.toString(i) : axes.split(" ", -1)[i]);
    }
    int[] numbers = new int[(int) Tensor.count(lengths)];
    Arrays.setAll(numbers, i -> i);
    return Tensor.of(DType.INT32, numbers, names, lengths);
  }

  /// Where the second element of the file along its last axis goes tells the order.
  @ParameterizedTest
  @CsvSource({
    // described, shape of the file, its names, what is said, shape that follows, index of number 1
    "b c1 y? x?, 9x10, '', '', 1×1×9×10, 1",
    "b c1 y? x?, 5x9x10, '', '', 5×1×9×10, 1",
    "b c1 y? x?, 1x9x10, '', '', 1×1×9×10, 1",
    "b c3 y? x?, 3x9x10, '', '', 1×3×9×10, 1",
    "b c3 y? x?, 9x10x3, '', yxc, 1×3×9×10, 90",
    "b c1 y? x?, 1x1x1x9x10, '', '', 1×1×9×10, 1",
    "b c1 z? y? x?, 8x9x10, '', '', 1×1×8×9×10, 1",
    "b y? x? c2, 2x9x10, '', cyx, 1×9×10×2, 2",
    "b c1 y? x?, 9x10, y x, '', 1×1×9×10, 1",
    "b c3 y? x?, 9x10x3, y x channel, '', 1×3×9×10, 90",
    "b y? x? c3, 9x10x3, y x channel, '', 1×9×10×3, 1",
    "b c1 z? y? x?, 8x9x10, page y x, '', 1×1×8×9×10, 1",
    "b c2 y? x?, 2x9x10, page y x, '', 1×2×9×10, 1",
    "b c1 y? x?, 4x9x10, page y x, byx, 4×1×9×10, 1",
    "b c1 y? x?, 9x10, y x, xy, 1×1×10×9, 9",
    "b t? c1 y? x?, 8x9x10, time y x, '', 1×8×1×9×10, 1",
    "b c1 y? x?, 9x10, '', 'y,x', 1×1×9×10, 1",
  })
  void eachAxisFindsItsPlace(
      String described, String shape, String names, String said, String expected, int one)
      throws Exception {
    AxisMapping mapping =
        new AxisMapping(
            input(described), "a.npy", Optional.of(said).filter(text -> !text.isEmpty()));

    Tensor image = mapping.of(file(shape, names));

    assertThat(image.shapeText()).isEqualTo(expected);
    assertThat(image.axes()).isEqualTo(input(described).axisIds());
    assertThat(image.at(one)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "b c3 y? x?, 9x10x3, '', '', --axes raw=yxc",
    "b c1 y? x?, 4x9x10, page y x, '', what its 4 pages are is not said in it",
    "b c3 y? x?, 9x10, y x, '', 'without channels, and input ''raw'' takes 3 of them.'",
    "b c1 y? x?, 4x9x10, z y x, '', it has 4 elements along z",
    "b c1 y? x?, 9x10, '', yxc, '--axes yxc names 3 axes, and a.npy has 2: 9×10.'",
    "b c1 y? x?, 9x10, '', yy, --axes yy names an axis twice.",
    "b c1 z8 y? x?, 9x10, '', '', its shape is no shape of the input",
    "b c1 y? x?, 2x3x4x9x10, '', '', its shape is no shape of the input",
  })
  void whatIsNotClearIsRefused(
      String described, String shape, String names, String said, String words) {
    AxisMapping mapping =
        new AxisMapping(
            input(described), "a.npy", Optional.of(said).filter(text -> !text.isEmpty()));

    PredictException refused =
        catchThrowableOfType(PredictException.class, () -> mapping.of(file(shape, names)));

    assertThat(refused.kind()).isEqualTo(PredictException.Kind.USAGE);
    assertThat(refused.getMessage() + " " + refused.hint()).contains(words);
  }
}
