package eu.riscale.hub.tensor.picture;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.ComparedPlanes.Named;
import eu.riscale.hub.tensor.picture.ScaledPlane.Kind;
import eu.riscale.hub.tensor.picture.ScaledPlane.Role;
import eu.riscale.hub.tensor.picture.ScaledPlane.Scale;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ComparedPlanesTest {
  private static final List<String> VOLUME = List.of("batch", "channel", "z", "y", "x");
  private static final ComparedPlanes.Limits LIMITS = new ComparedPlanes.Limits(1 << 20, 0.001);

  @Test
  void showsTheElementThatIsFurthestOff() throws IOException {
    float[] expected = ramp(2 * 30 * 4 * 5);
    float[] actual = expected.clone();
    int index = ((1 * 30 + 17) * 4 + 2) * 5 + 3;
    actual[index] -= 0.5f;

    PlaneSet set =
        ComparedPlanes.of(
            List.of(),
            new Named("out", Tensor.of(expected, VOLUME, 1, 2, 30, 4, 5)),
            Tensor.of(actual, VOLUME, 1, 2, 30, 4, 5),
            List.of("cells"),
            LIMITS);

    assertThat(set.channel()).isEqualTo("channel 1");
    assertThat(set.slice()).isEqualTo("z 17");
    ScaledPlane plane =
        set.planes().stream()
            .filter(each -> each.role() == Role.DIFFERENCE)
            .filter(each -> each.channel().equals("channel 1") && each.slice().equals("z 17"))
            .findFirst()
            .orElseThrow();
    assertThat(plane.scale()).isEqualTo(new Scale(Kind.DIFFERENCE, -0.5, 0.5));
    BufferedImage image = image(plane);
    assertThat(image.getRGB(3, 2) & 0xFFFFFF).isEqualTo(0x0000FF);
    assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    assertThat(set.planes().stream().map(ScaledPlane::channel).distinct())
        .containsExactly("cells", "channel 1");
    assertThat(set.planes().stream().map(ScaledPlane::slice).distinct())
        .hasSize(9)
        .contains("z 0", "z 17", "z 29");
  }

  @Test
  void whatIsAllowedIsPale() throws IOException {
    float[] expected = ramp(20);
    float[] actual = expected.clone();
    actual[7] += 1e-5f;
    List<String> axes = List.of("y", "x");
    PlaneSet set = compared(Tensor.of(expected, axes, 4, 5), Tensor.of(actual, axes, 4, 5));

    ScaledPlane difference = set.planes().getLast();
    assertThat(difference.scale()).isEqualTo(new Scale(Kind.DIFFERENCE, -0.001, 0.001));
    assertThat(image(difference).getRGB(2, 1) & 0xFFFFFF).isEqualTo(0xFFFCFC);
  }

  /// In a scale for both, what is expected would be of one shade.
  @Test
  void valuesOfAnotherRangeHaveTheirOwnScale() {
    float[] expected = ramp(20);
    float[] actual = ramp(20);
    for (int i = 0; i < actual.length; i++) {
      actual[i] *= 255;
    }
    List<String> axes = List.of("y", "x");
    PlaneSet set = compared(Tensor.of(expected, axes, 4, 5), Tensor.of(actual, axes, 4, 5));
    assertThat(set.planes().stream().map(ScaledPlane::scale))
        .containsExactly(
            new Scale(Kind.GREY, 0, 0.95f),
            new Scale(Kind.GREY, 0, 0.95f * 255),
            new Scale(Kind.DIFFERENCE, -0.95f * 254, 0.95f * 254));
  }

  @Test
  void otherShapesHaveNoDifference() {
    PlaneSet set =
        compared(
            Tensor.of(ramp(20), List.of("y", "x"), 4, 5),
            Tensor.of(ramp(20), List.of("y", "x"), 5, 4));
    assertThat(set.planes().stream().map(ScaledPlane::role))
        .containsExactly(Role.EXPECTED, Role.ACTUAL);
  }

  @Test
  void objectsThatDifferAreRedAndThoseUnderOtherNumbersWhite() throws IOException {
    byte[] expected = new byte[12 * 12];
    byte[] actual = new byte[12 * 12];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) (i / 48);
      actual[i] = (byte) (i / 48 == 1 ? 7 : i / 48 == 2 && i % 12 < 5 ? 2 : 0);
    }
    List<String> axes = List.of("y", "x");
    PlaneSet set =
        compared(
            Tensor.of(DType.UINT8, expected, axes, 12, 12),
            Tensor.of(DType.UINT8, actual, axes, 12, 12));
    ScaledPlane difference = set.planes().getLast();
    assertThat(difference.scale().kind()).isEqualTo(Kind.LABELS_DIFFER);
    assertThat(image(difference).getRGB(0, 9) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(image(difference).getRGB(0, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    BufferedImage wanted = image(set.planes().getFirst());
    BufferedImage found = image(set.planes().get(1));
    assertThat(found.getRGB(0, 5)).isEqualTo(wanted.getRGB(0, 5));
    assertThat(found.getRGB(0, 9)).isNotEqualTo(wanted.getRGB(0, 9));
  }

  /// Noise, which no compression makes smaller.
  @Test
  void takesNoMoreRoomThanItMay() {
    SplittableRandom random = new SplittableRandom(1);
    float[] noise = new float[6 * 9 * 200 * 200];
    float[] other = new float[noise.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble();
      other[i] = (float) random.nextDouble();
    }
    Tensor tensor = Tensor.of(noise, VOLUME, 1, 6, 9, 200, 200);
    for (long room : List.of(4L << 20, 1L << 20, 200_000L, 40_000L)) {
      PlaneSet set =
          ComparedPlanes.of(
              List.of(new Named("in", tensor)),
              new Named("out", tensor),
              Tensor.of(other, VOLUME, 1, 6, 9, 200, 200),
              List.of(),
              new ComparedPlanes.Limits(room, 0));
      long taken = set.planes().stream().mapToLong(plane -> plane.url().length()).sum();
      assertThat(taken).isPositive().isLessThan(room + 60_000);
    }
  }

  /// Without inputs, and with channels that have no names.
  private static PlaneSet compared(Tensor expected, Tensor actual) {
    return ComparedPlanes.of(List.of(), new Named("out", expected), actual, List.of(), LIMITS);
  }

  private static float[] ramp(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i % 20 / 20f;
    }
    return values;
  }

  private static BufferedImage image(ScaledPlane plane) throws IOException {
    String start = "data:image/png;base64,";
    assertThat(plane.url()).startsWith(start);
    byte[] png = Base64.getDecoder().decode(plane.url().substring(start.length()));
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
