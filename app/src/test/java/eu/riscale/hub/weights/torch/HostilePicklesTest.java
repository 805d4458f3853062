package eu.riscale.hub.weights.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Small weights files that were made to exhaust who reads them: by nesting deeper than any stack,
/// or by holding one value so often that no walk over it ends.
@Timeout(120) // seconds, where all of these take a few
class HostilePicklesTest {
  private static final int DEEP = 300_000;
  private static final String PARAMETER = "ctorch._utils\n_rebuild_parameter\n";
  private static final String TENSOR =
      "ctorch._utils\n_rebuild_tensor_v2\n"
          + "((U\7storagectorch\nFloatStorage\nU\0010U\3cpuK\001tQK\0K\2\205K\1\205\211}tR";

  @TempDir private Path dir;

  @Test
  void aParameterMayHoldItself() throws IOException {
    // A list q0 that holds the object q1, whose arguments are q0.
    String pickle = "]q\0" + PARAMETER + "h\0Rq\001" + "0h\0h\001a0h\001.";
    assertThat(stateDict(pickle).parameters().tensors()).isEmpty();
  }

  @Test
  void parametersMayBeNestedWithoutEnd() throws IOException {
    String pickle = PARAMETER + "q\0000" + "h\0".repeat(DEEP) + "N" + "\205R".repeat(DEEP) + ".";
    assertThat(stateDict(pickle).parameters().tensors()).isEmpty();
  }

  @Test
  void theClassOfANetworkMayBeNestedWithoutEnd() throws IOException {
    String chain = "N" + "Q".repeat(DEEP) + ")R}b.";
    assertThat(stateDict(chain).pickledClass()).isEqualTo("?");
    String pairs = "N".repeat(DEEP) + "N" + "\206Q".repeat(DEEP) + ")R.";
    assertThat(stateDict(pairs).pickledClass()).isEqualTo("?");
    Path script = zip("a/data.pkl", "\200\2" + chain, "a/constants.pkl", ".");
    assertThat(((WeightsContent.TorchScript) ContentReader.read(script)).network()).isEqualTo("?");
  }

  @Test
  void aFieldMayHoldMoreValuesThanCanBeWalked() throws IOException {
    // 100^5 values in a list of lists, below each of 2,000 fields; and the weights behind them.
    StringBuilder pickle =
        new StringBuilder("}q\007U\1w" + TENSOR + "s0](" + "N".repeat(100) + "e");
    for (int level = 1; level <= 4; level++) {
      pickle.append('q').append((char) level).append("0](");
      pickle.append(("h" + (char) level).repeat(100)).append('e');
    }
    pickle.append("q\0050h\007(");
    for (int i = 0; i < 2000; i++) {
      pickle.append("M").append((char) (i & 0xFF)).append((char) (i >> 8)).append("h\5");
    }
    pickle.append("u.");
    assertThat(stateDict(pickle.toString()).parameters().tensors())
        .extracting(StoredTensor::name)
        .containsExactly("w");
  }

  @Test
  void manyTensorsMayShareOneListOfTooManySizes() throws IOException {
    // 20,000 tensors of one shape with 200,000 axes; torch allows 64.
    String sizes = "(" + "K\1".repeat(200_000) + "tq\2";
    String one =
        "ctorch._utils\n_rebuild_tensor_v2\n"
            + "((U\7storagectorch\nFloatStorage\nU\0010U\3cpuK\001tQK\0h\2h\2\211}tR";
    String pickle = sizes + "0](" + one.repeat(20_000) + "e.";
    assertThat(stateDict(pickle).parameters().tensors())
        .hasSize(20_000)
        .allMatch(tensor -> tensor.shape().size() <= 64);
  }

  @Test
  void longNamesCannotBeMultiplied() throws IOException {
    // 1,000 × 1,000 tensors, all below a name of 300,000 characters: 300 GB of paths.
    String name = "T\340\223\4\0" + "k".repeat(300_000);
    StringBuilder inner = new StringBuilder(TENSOR + "q\0010}q\2(");
    StringBuilder outer = new StringBuilder("0}q\3(");
    for (int i = 0; i < 1000; i++) {
      String number = "M" + (char) (i & 0xFF) + (char) (i >> 8);
      inner.append(number).append("h\1");
      outer.append(number).append("h\2");
    }
    String pickle = inner + "u" + outer + "u0}" + name + "h\3s.";
    long characters =
        stateDict(pickle).parameters().tensors().stream().mapToLong(t -> t.name().length()).sum();
    assertThat(characters).isLessThan(300_000_000);
  }

  @Test
  void codeMayHoldManyListsThatNeverEnd() throws IOException {
    String code = "class A(Module):\n" + "\n  __parameters__ = [".repeat(500_000);
    Path script = zip("a/data.pkl", "\200\2}.", "a/constants.pkl", ".", "a/code/x.py", code);
    assertThat(ContentReader.read(script)).isInstanceOf(WeightsContent.TorchScript.class);
  }

  private WeightsContent.StateDict stateDict(String pickle) throws IOException {
    return (WeightsContent.StateDict) ContentReader.read(zip("a/data.pkl", "\200\2" + pickle));
  }

  private Path zip(String... namesAndContents) throws IOException {
    Path file = dir.resolve("weights");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(ISO_8859_1));
      }
    }
    return file;
  }
}
