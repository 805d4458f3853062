package eu.riscale.hub.run.tiling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.run.tiling.Line.Place;
import eu.riscale.hub.run.tiling.ReceptiveField.Net;
import eu.riscale.hub.run.tiling.ReceptiveField.Reach;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Networks along one axis, written out, of which it is known how far they see.
class ReceptiveFieldTest {
  private static Reach measured(long min, long step, double factor, double offset, Net1 net)
      throws Exception {
    Line line =
        new Line(
            "x",
            AxisView.Type.SPACE,
            new Size.Stepped(min, step),
            0,
            0,
            List.of(new Place(0, 0, 1, 0)),
            List.of(new Place(0, 0, factor, offset)),
            true);
    Tensor input = Tensor.of(new float[] {0, 1}, List.of("x"), 2);
    float[] long64 = new float[64];
    long64[1] = 1;
    Tensor given = Tensor.of(long64, input.axes(), 64);
    Net run =
        fed -> {
          float[] made = net.of(fed.getFirst().floats());
          return List.of(Tensor.of(made, List.of("0"), made.length));
        };
    return new ReceptiveField(List.of(line), List.of(given), run).measure().getFirst();
  }

  private interface Net1 {
    float[] of(float[] in);
  }

  /// Three taps, `d` apart, zeros beyond the ends.
  private static float[] conv(float[] in, int d) {
    float[] out = new float[in.length];
    for (int i = 0; i < in.length; i++) {
      float left = i >= d ? in[i - d] : 0;
      float right = i + d < in.length ? in[i + d] : 0;
      out[i] = Math.max(0, 0.3f * left + 0.5f * in[i] + 0.4f * right);
    }
    return out;
  }

  private static float[] pool(float[] in) {
    float[] out = new float[in.length / 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(in[2 * i], in[2 * i + 1]);
    }
    return out;
  }

  private static float[] up(float[] in) {
    float[] out = new float[2 * in.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = in[i / 2] * (i % 2 + 1);
    }
    return out;
  }

  private static float[] add(float[] one, float[] two) {
    float[] out = one.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += two[i];
    }
    return out;
  }

  private static void assertReach(Reach reach, int halo) {
    assertThat(reach.halo()).isEqualTo(halo);
    assertThat(reach.isBounded()).isTrue();
  }

  @Test
  void threeTapsSeeOnePixelEach() throws Exception {
    assertReach(measured(8, 1, 1, 0, in -> in), 0);
    assertReach(measured(8, 1, 1, 0, in -> conv(in, 1)), 1);
    assertReach(measured(8, 1, 1, 0, in -> conv(conv(conv(conv(conv(in, 1), 1), 1), 1), 1)), 5);
  }

  @Test
  void dilationSeesFurther() throws Exception {
    assertReach(measured(8, 1, 1, 0, in -> conv(conv(conv(in, 1), 2), 4)), 7);
  }

  /// A convolution on each way at each scale, 1 + 2 + 1, and one more pixel for the pooling.
  @Test
  void aUnetSeesWhatItsScalesSee() throws Exception {
    assertReach(
        measured(
            8,
            2,
            1,
            0,
            in -> {
              float[] first = conv(in, 1);
              return conv(add(first, up(conv(pool(first), 1))), 1);
            }),
        5);
  }

  /// What is seen of pairs of pixels, in whole pairs.
  @Test
  void aSmallerOutputCountsInWholePixelsOfIt() throws Exception {
    assertReach(measured(8, 2, 0.5, 0, in -> pool(in)), 0);
    assertReach(measured(8, 2, 0.5, 0, in -> pool(conv(in, 1))), 2);
  }

  @Test
  void aLargerOutputCountsInPixelsOfTheInput() throws Exception {
    assertReach(measured(8, 1, 2, 0, in -> up(conv(in, 1))), 1);
    assertReach(measured(8, 1, 2, 0, in -> conv(up(in), 1)), 1);
  }

  /// Without padding a convolution gives fewer pixels, and what it gives needs no halo.
  @Test
  void whatIsCutOffAlreadyNeedsNoHalo() throws Exception {
    assertReach(
        measured(
            8,
            1,
            1,
            -2,
            in -> {
              float[] out = new float[in.length - 2];
              System.arraycopy(conv(in, 1), 1, out, 0, out.length);
              return out;
            }),
        0);
  }

  @Test
  void whoSeesTheWholeImageIsNotBounded() throws Exception {
    Reach reach =
        measured(
            8,
            1,
            1,
            0,
            in -> {
              float sum = 0;
              for (float each : in) {
                sum += each;
              }
              float[] out = in.clone();
              for (int i = 0; i < out.length; i++) {
                out[i] -= sum;
              }
              return out;
            });

    assertThat(reach.isBounded()).isFalse();
  }
}
