package eu.riscale.hub.weights.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.weights.WeightsContent;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of which it could be argued whether they are ONNX models: the outline that rules look at
/// and the reader of the whole graph give one answer.
final class OddOnnxFilesTest {
  private static final String DAMAGED = "its ONNX model is damaged: ";

  /// A graph of one operator `Relu`, and the opset 17.
  private static final byte[] SOUND = {58, 8, 10, 6, 34, 4, 'R', 'e', 'l', 'u', 66, 2, 16, 17};

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "an empty graph, 3A00, model",
    "no graph, 4202100A, no model",
    "a field that no model has, 3A00A80601, no model",
    "a field that no model has before the graph, A806013A00, no model",
    "the largest field that is passed over, 3A00A00601, model",
    "a graph that is a number, 3801, no model",
    "a version that is a text, 0A01613A00, damaged",
    "an operator that is a number, 3A020801, damaged",
    "an operator that is longer than its graph, 3A020A05, ends early",
    "a name that is longer than its operator, 3A040A022205, ends early",
    "a graph that is longer than the file, 3A05, ends early",
    "ONNX Runtime's own format, 080A12074F52544D6162633A00, no model",
    "a set of operators that is a number, 3A004001, no model",
    "a version of operators that is a text, 3A004203120161, no model",
  })
  void haveOneAnswer(String what, String hex, String answer) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThat(outline(bytes)).isEqualTo(answer.equals("damaged") ? "model" : answer);
    assertThat(whole(bytes)).isEqualTo(answer);
  }

  @Test
  void haveOneAnswerHoweverAModelIsDamaged() throws IOException {
    SplittableRandom random = new SplittableRandom(20261127);
    for (int i = 0; i < 400; i++) {
      byte[] bytes = SOUND.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(whole(bytes).replace("damaged", "model"))
          .as(Arrays.toString(bytes))
          .isEqualTo(outline(bytes));
    }
  }

  @Test
  void tellsWhatIsDamaged() throws IOException {
    assertThat(read("3A020801")).contains(unreadable("field 1 is of the kind 0, not 2"));
  }

  private Optional<WeightsContent> read(String hex) throws IOException {
    return OnnxFile.read(Files.write(folder.resolve("model.onnx"), HexFormat.of().parseHex(hex)));
  }

  private static WeightsContent unreadable(String reason) {
    return new WeightsContent.Unreadable(DAMAGED + reason);
  }

  private static String outline(byte[] bytes) throws IOException {
    try {
      return OnnxOutline.read(new ByteArrayInputStream(bytes)).isPresent() ? "model" : "no model";
    } catch (EOFException e) {
      return "ends early";
    }
  }

  private String whole(byte[] bytes) throws IOException {
    try {
      Path file = Files.write(folder.resolve("model.onnx"), bytes);
      return OnnxFile.read(file)
          .map(content -> content instanceof WeightsContent.Unreadable ? "damaged" : "model")
          .orElse("no model");
    } catch (EOFException e) {
      return "ends early";
    }
  }
}
