package eu.riscale.hub.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.tensor.Tensor;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many pictures a page holds.
class PlanePicturesTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  @ParameterizedTest
  @CsvSource({
    // six of eight channels in nine of twelve slices
    "8, 128, 54",
    // six channels in two slices
    "8, 15, 12",
    "8, 4, 4",
    "8, 0, 0",
    // three channels and their colours in nine slices
    "3, 128, 36",
    "3, 3, 3",
    "1, 1, 1"
  })
  void anArrayIsShownByNoMorePicturesThanItMay(int channels, int most, int shown) {
    float[] values = new float[channels * 12 * 4 * 4];
    Tensor tensor =
        Tensor.of(values, List.of("batch", "channel", "z", "y", "x"), 1, channels, 12, 4, 4);
    assertThat(PlanePictures.of(tensor, List.of(), most)).hasSize(shown);
  }

  @Test
  void oneCoverIsShownHoweverManyThereAre(@TempDir Path dir) throws Exception {
    Files.writeString(dir.resolve("rdf.yaml"), "");
    Files.writeString(dir.resolve("text.png"), "no picture");
    Files.write(dir.resolve("first.png"), PNG);
    Files.write(dir.resolve("second.png"), PNG);
    try (RdfSource source = RdfSource.open(dir.toString(), InputStream.nullInputStream())) {
      List<String> names = List.of("none.png", "text.png", "first.png", "second.png");
      assertThat(CoverPage.of(names, source)).map(CoverPage::name).contains("first.png");
    }
  }
}
