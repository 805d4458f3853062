package eu.riscale.hub.weights.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.Zips;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What torch itself finds in files that it wrote stands in `expected.json`
/// (`make_torch_files.py`).
class TorchFilesTest {
  private static final Path FILES = Path.of("src", "test", "resources", "torch");

  static List<String> files() throws IOException {
    List<String> names = new ArrayList<>();
    expected().propertyNames().forEach(names::add);
    return names;
  }

  @ParameterizedTest
  @MethodSource("files")
  void findsTheTensorsThatTorchFinds(String name) throws IOException {
    JsonNode expected = expected().path(name);
    WeightsContent.StateDict dict = stateDict(name);

    List<String> found = new ArrayList<>();
    for (StoredTensor tensor : dict.parameters().tensors()) {
      found.add(
          "%s %s %s %s"
              .formatted(tensor.name(), tensor.dtype(), tensor.shape(), tensor.contiguous()));
    }
    List<String> wanted = new ArrayList<>();
    expected
        .path("tensors")
        .properties()
        .forEach(tensor -> {
          List<Long> shape = new ArrayList<>();
          tensor.getValue().path(1).forEach(size -> shape.add(size.asLong()));
          wanted.add(
              "%s %s %s %s"
                  .formatted(
                      tensor.getKey(),
                      tensor.getValue().path(0).asString(),
                      shape,
                      tensor.getValue().path(2).asBoolean()));
        });
    assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(dict.parameters().trained() + dict.parameters().buffered())
        .isEqualTo(expected.path("elements").asLong());
    assertThat(dict.pickledClass())
        .isEqualTo(expected.path("whole").asBoolean() ? "author_code.Net" : "");
  }

  @Test
  void tellsTheFormatsApart() {
    assertThat(stateDict("plain.pth").layout()).isEqualTo("zip");
    assertThat(stateDict("plain.pth").since()).isEqualTo("2.7");
    assertThat(stateDict("legacy.pth").layout()).isEqualTo("legacy");
    assertThat(stateDict("attack-2.pkl").layout()).isEqualTo("pickle");
  }

  @Test
  void tiedWeightsAndViewsShareTheirStorage() {
    assertThat(stateDict("plain.pth").parameters().shared()).containsExactly("tied.weight");
    assertThat(stateDict("types.pth").parameters().shared())
        .containsExactly("transposed", "every_second");
  }

  @Test
  void findsTheWeightsInACheckpoint() {
    WeightsContent.StateDict checkpoint = stateDict("checkpoint.pth");
    assertThat(checkpoint.key()).isEqualTo("state_dict");
    assertThat(checkpoint.beside()).containsExactly("epoch", "optimizer");
    assertThat(checkpoint.code()).isEmpty();
  }

  @Test
  void namesTheCodeThatLoadingWouldCall() {
    assertThat(stateDict("plain.pth").code()).isEmpty();
    assertThat(stateDict("types.pth").code()).isEmpty();
    assertThat(stateDict("attack.pth").code()).containsExactly("posix.system");
    assertThat(stateDict("whole.pth").code()).contains("author_code.Net");
    assertThat(Path.of("attacked")).doesNotExist();
  }

  @Test
  void tellsScriptedFromTracedNetworks() {
    WeightsContent.TorchScript scripted = script(FILES.resolve("scripted.pt"));
    assertThat(scripted.origin()).isEqualTo("scripted");
    assertThat(scripted.network()).isEqualTo("__torch__.author_code.Net");
    // 3·4 + 4 and 4·3; the norm's 4 + 4, and its 4 + 4 + 1 in buffers; the tied 3·4 are listed
    // again
    assertThat(scripted.parameters().trained()).isEqualTo(16 + 12 + 8 + 12);
    assertThat(scripted.parameters().buffered()).isEqualTo(9);
    assertThat(scripted.parameters().shared()).hasSize(1);
    Path traced = Path.of("src", "test", "models", "pass-conv2d-v05", "weights.pt");
    assertThat(script(traced).origin()).isEqualTo("traced");
  }

  /// Of the layers of `Trained` those that train, by the names that they have in it.
  @Test
  void namesTheLayersOfAScriptedNetworkThatTrain() {
    assertThat(script(FILES.resolve("scripted-training.pt")).code().switchedOn())
        .containsExactly(
            "dropout of '__torch__.author_code.Trained'",
            "batch_norm of 'norm'",
            "dropout2d of 'layers.0'",
            "instance_norm of 'layers.1'",
            "rrelu of 'layers.2'");
    for (String evaluating : List.of("scripted-evaluating.pt", "scripted.pt")) {
      assertThat(script(FILES.resolve(evaluating)).code().switchedOn()).isEmpty();
    }
    // eval() is called on all of them when they are opened.
    assertThat(script(FILES.resolve("scripted-training.pt")).training()).isEmpty();
  }

  @Test
  void saysWhyAFileCannotBeRead(@TempDir Path dir) throws IOException {
    assertThat(ContentReader.read(FILES.resolve("no-pickle.pth")))
        .isEqualTo(
            new WeightsContent.Unreadable("its pickle has texts longer than those of any model"));
    assertThat(unreadable(dir, new byte[0])).isEqualTo("the file is empty");
    assertThat(
            unreadable(
                dir,
                "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8)))
        .contains("Git LFS");
    assertThat(unreadable(dir, "<html>".getBytes(StandardCharsets.UTF_8))).contains("web page");
    byte[] plain = Files.readAllBytes(FILES.resolve("plain.pth"));
    assertThat(unreadable(dir, Arrays.copyOf(plain, 2000))).contains("its zip cannot be read");
    byte[] legacy = Files.readAllBytes(FILES.resolve("legacy.pth"));
    assertThat(unreadable(dir, Arrays.copyOf(legacy, 200))).isEqualTo("its pickle ends early");
  }

  @Test
  void goodFilesLackNothing() {
    for (String name :
        List.of("plain.pth", "types.pth", "legacy.pth", "whole.pth", "whole-legacy.pth")) {
      assertThat(stateDict(name).lacks()).as(name).isEmpty();
    }
    assertThat(script(FILES.resolve("scripted.pt")).lacks()).isEmpty();
  }

  @Test
  void otherFilesInTheZipChangeNothing(@TempDir Path dir) throws IOException {
    Path dict = Files.copy(FILES.resolve("plain.pth"), dir.resolve("dict.pth"));
    Zips.with(dict, List.of("extra/code/readme.txt", "extra/constants.pkl"));
    WeightsContent.StateDict found = (WeightsContent.StateDict) ContentReader.read(dict);
    assertThat(found.parameters()).isEqualTo(stateDict("plain.pth").parameters());
    assertThat(stateDict("plain.pth").obstacle()).isEmpty();
    assertThat(found.obstacle())
        .isEqualTo(
            "PyTorch refuses the zip, because extra/code/readme.txt lies outside its folder");
    Files.delete(dir.resolve("whole.zip"));
    Path script = Files.copy(FILES.resolve("scripted.pt"), dir.resolve("script.pt"));
    Zips.with(script, IntStream.range(0, 80_000).mapToObj(i -> "extra/" + i).toList());
    assertThat(ContentReader.read(script)).isEqualTo(script(FILES.resolve("scripted.pt")));
  }

  /// `first.weight` has 4×3 numbers of four bytes, `tied.weight` is the same.
  @Test
  void saysWhichNumbersAreMissing(@TempDir Path dir) throws IOException {
    Path cut = Files.copy(FILES.resolve("plain.pth"), dir.resolve("cut.pth"));
    Zips.change(cut, "/data/0", numbers -> Arrays.copyOf(numbers, 40));
    assertThat(((WeightsContent.StateDict) ContentReader.read(cut)).lacks())
        .containsExactly("data/0 has 40 bytes, and first.weight needs 48");
    Zips.without(cut, "/data/0");
    assertThat(((WeightsContent.StateDict) ContentReader.read(cut)).lacks())
        .containsExactly("data/0, with the numbers of first.weight, is missing");
    Path scripted = Files.copy(FILES.resolve("scripted.pt"), dir.resolve("cut.pt"));
    Zips.without(scripted, "/data/0");
    assertThat(script(scripted).lacks()).singleElement(STRING).contains("data/0, with the numbers");
  }

  @Test
  void saysThatAnOldFileIsCutShort(@TempDir Path dir) throws IOException {
    byte[] whole = Files.readAllBytes(FILES.resolve("legacy.pth"));
    Path cut = dir.resolve("cut.pth");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
    assertThat(((WeightsContent.StateDict) ContentReader.read(cut)).lacks())
        .singleElement(STRING)
        .startsWith("the end of the file has ");
  }

  /// A tensor that claims more than a number can tell.
  @Test
  void reachesHaveNoOverflow() {
    List<Long> huge = List.of(Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(TorchStorages.reach(1, huge, huge, "float64")).isEqualTo(Long.MAX_VALUE);
    assertThat(TorchStorages.reach(5, List.of(2L, 3L), List.of(6L, 2L), "int16")).isEqualTo(32);
    assertThat(TorchStorages.reach(5, List.of(0L), List.of(1L), "int16")).isZero();
  }

  /// A list that holds itself, functions around functions, and a dict of a dict of … a dict, each
  /// twice in the one around it: none of them keeps hub busy.
  @Test
  void whatHoldsItselfEnds(@TempDir Path dir) throws IOException {
    StringBuilder self = new StringBuilder("\u0080\u0002}q\0U\u0001ah\0s.");
    assertThat(dict(dir, self).parameters().tensors()).isEmpty();
    String function = "ctorch._utils\n_rebuild_parameter\n";
    StringBuilder wrapped = new StringBuilder("\u0080\u0002" + function.repeat(100_000) + "N");
    wrapped.append("\u0085R".repeat(100_000));
    assertThat(dict(dir, wrapped.append('.')).parameters().tensors()).isEmpty();
    StringBuilder doubled = new StringBuilder("\u0080\u0002]q\0");
    for (int i = 1; i < 60; i++) {
      doubled.append("]q").append((char) i).append("(h").append((char) (i - 1));
      doubled.append('h').append((char) (i - 1)).append('e');
    }
    assertThat(dict(dir, doubled.append('.')).parameters().tensors()).isEmpty();
  }

  private static WeightsContent.StateDict dict(Path dir, StringBuilder pickle) throws IOException {
    byte[] bytes = pickle.toString().getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(dir.resolve("hostile.pth"), bytes);
    return (WeightsContent.StateDict) ContentReader.read(file);
  }

  private static String unreadable(Path dir, byte[] content) throws IOException {
    Path file = Files.write(dir.resolve("weights"), content);
    return ContentReader.read(file) instanceof WeightsContent.Unreadable(String reason)
        ? reason
        : "readable";
  }

  private static WeightsContent.StateDict stateDict(String name) {
    return (WeightsContent.StateDict) ContentReader.read(FILES.resolve(name));
  }

  private static WeightsContent.TorchScript script(Path file) {
    return (WeightsContent.TorchScript) ContentReader.read(file);
  }

  private static JsonNode expected() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(FILES.resolve("expected.json")));
  }
}
