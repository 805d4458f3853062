package eu.riscale.hub.tensor.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PixelSizesTest {
  private static final List<OptionalDouble> FOUR_AND_TWO =
      List.of(OptionalDouble.of(4), OptionalDouble.of(2));

  private static final List<OptionalDouble> NONE =
      List.of(OptionalDouble.empty(), OptionalDouble.empty());

  @Test
  void imageJWritesPixelsPerUnitAndTheSpacingOfSlices() {
    String words = "ImageJ=1.54f\nimages=5\nunit=%s\nspacing=2.0\n";
    assertThat(PixelSizes.of(words.formatted("micron"), FOUR_AND_TWO, 1).sizes())
        .isEqualTo(Map.of("x", 0.25, "y", 0.5, "z", 2.0));
    assertThat(PixelSizes.of(words.formatted("nm"), FOUR_AND_TWO, 1).sizes())
        .isEqualTo(Map.of("x", 0.00025, "y", 0.0005, "z", 0.002));
    assertThat(PixelSizes.of(words.formatted("pixel"), FOUR_AND_TWO, 1)).isEqualTo(PixelSizes.NONE);
    assertThat(PixelSizes.of("ImageJ=1.54f\n", FOUR_AND_TWO, 1)).isEqualTo(PixelSizes.NONE);
  }

  @Test
  void omeWritesTheSizeAndMeansMicrometersUnlessItSaysOther() {
    assertThat(
            PixelSizes.of(
                    "<OME><Pixels PhysicalSizeX=\"0.5\" PhysicalSizeY='500'"
                        + " PhysicalSizeYUnit='nm' PhysicalSizeZ=\"-1\"/></OME>",
                    NONE,
                    1)
                .sizes())
        .isEqualTo(Map.of("x", 0.5, "y", 0.5));
  }

  /// 300 dots per inch are a printer's, whichever unit they are written in.
  @Test
  void resolutionsOfPrintersAreNoPixelSizes() {
    List<OptionalDouble> printer = List.of(OptionalDouble.of(118.11), OptionalDouble.of(118.11));
    assertThat(PixelSizes.of("", printer, 3)).isEqualTo(PixelSizes.NONE);
    assertThat(PixelSizes.of("", FOUR_AND_TWO, 2)).isEqualTo(PixelSizes.NONE);
    List<OptionalDouble> microscope = List.of(OptionalDouble.of(20_000), OptionalDouble.of(0));
    assertThat(PixelSizes.of("", microscope, 3).sizes()).isEqualTo(Map.of("x", 0.5));
  }
}
