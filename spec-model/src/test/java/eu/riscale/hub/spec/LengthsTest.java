package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists that belong together, in all lengths from 0 to 5 against each other, with test tensors of
/// all ranks: whatever does not fit is said, and hub never fails.
final class LengthsTest {
  private static final int LENGTHS = 6;

  /// Help is tried on some alone: it judges each many times.
  private static final int HELPED = 401;

  private static final List<String> AXES =
      List.of(
          "{type: batch}",
          "{type: channel, channel_names: NAMES}",
          "{type: space, id: y, size: 8}",
          "{type: space, id: x, size: 8}",
          "{type: space, id: z, size: 8}");

  @TempDir private Path folder;
  private int cases;

  @BeforeEach
  void writeTensorsOfAllRanks() throws IOException {
    for (int rank = 0; rank < LENGTHS; rank++) {
      Files.write(folder.resolve("r" + rank + ".npy"), npy(rank));
    }
  }

  @Test
  void inputsOf04() {
    String base = base("model-0.4");
    for (int[] length : lengths(4)) {
      holds(
          base.replaceFirst("axes: bcyx", "axes: '" + "bcyxz".substring(0, length[0]) + "'")
              .replace("[1, 2, 64, 64]", numbers(length[1]))
              .replaceFirst("step: .*", "step: " + numbers(length[2]))
              .replace("test_input.npy", "r" + length[3] + ".npy"));
    }
    assertThat(cases).isEqualTo(1296);
  }

  @Test
  void outputsOf04() {
    lengths(4).forEach(length -> outputOf04(length, 4));
    lengths(2)
        .forEach(length ->
            outputOf04(new int[] {length[0], length[0], length[0], length[0]}, length[1]));
    assertThat(cases).isEqualTo(1296 + 36);
  }

  private void outputOf04(int[] length, int rank) {
    String base = base("model-0.4");
    int head = base.indexOf("outputs:");
    String outputs =
        base.substring(head)
            .replace("axes: bcyx", "axes: '" + "bcyxz".substring(0, length[0]) + "'")
            .replace("scale: [1, 1, 1, 1]", "scale: " + numbers(length[1]))
            .replace("offset: [0, 0, 0, 0]", "offset: " + numbers(length[2]))
            .replace("halo: [0, 0, 16, 16]", "halo: " + numbers(length[3]))
            .replace("test_output.npy", "r" + rank + ".npy");
    holds(base.substring(0, head) + outputs);
  }

  @Test
  void tensorsOf05() {
    lengths(4).forEach(length -> tensorOf05(length, 4));
    lengths(3)
        .forEach(length ->
            tensorOf05(new int[] {length[0], length[1], length[1], length[1]}, length[2]));
    assertThat(cases).isEqualTo(1296 + 216);
  }

  private void tensorOf05(int[] length, int rank) {
    String base = base("model");
    int input = base.indexOf("  axes:");
    int behind = base.indexOf("  test_tensor:");
    String scale =
        "- id: scale_linear\n    kwargs: {axis: channel, gain: %s, offset: %s}"
            .formatted(numbers(length[2]), numbers(length[3]));
    String axes =
        "  axes: [%s]\n"
            .formatted(String.join(", ", AXES.subList(0, length[0])))
            .replace("NAMES", names(length[1]));
    holds(
        (base.substring(0, input) + axes + base.substring(behind))
            .replaceFirst("- id: zero_mean_unit_variance\n.*", scale)
            .replace("test_input.npy", "r" + rank + ".npy"));
  }

  /// How many axes an output has, of how many the size is that of an input with a halo, and the
  /// rank of the test tensor.
  @Test
  void outputsOf05() {
    String base = base("model");
    int axes = base.lastIndexOf("  axes:");
    int behind = base.lastIndexOf("  test_tensor:");
    for (int[] length : lengths(3)) {
      List<String> listed = new ArrayList<>(AXES.subList(0, length[0]));
      for (int i = 2; i < listed.size() && i < 2 + length[1]; i++) {
        String id = "yxz".substring(i - 2, i - 1);
        listed.set(
            i,
            "{type: space, id: %s, size: {tensor_id: raw, axis_id: %s}, halo: %d}"
                .formatted(id, id, length[1]));
      }
      String text = "  axes: [%s]\n".formatted(String.join(", ", listed));
      holds(
          base.substring(0, axes)
              + text.replace("NAMES", names(length[1]))
              + base.substring(behind).replace("test_output.npy", "r" + length[2] + ".npy"));
    }
    assertThat(cases).isEqualTo(216);
  }

  private void holds(String text) {
    YamlDocument document = YamlReader.read(text);
    assertThat(document.root()).as(text).isNotNull();
    Validation alone =
        cases++ % HELPED == 0
            ? SpecValidator.helped(document)
            : DescriptionValidator.alone(document);
    List<Finding> all =
        new ArrayList<>(SpecValidator.withFiles(alone, new FolderFiles(folder)).findings());
    all.addAll(NewestFormat.judge(alone).findings());
    if (all.stream().anyMatch(finding -> finding.code().equals(Bug.CODE))) {
      assertThat(all).as(text).isEmpty();
    }
  }

  private static String base(String name) {
    return new String(TestFiles.read("rdf/base/" + name + ".yaml"), StandardCharsets.UTF_8);
  }

  /// All tuples of lengths.
  private static List<int[]> lengths(int places) {
    List<int[]> all = new ArrayList<>();
    for (int code = 0; code < Math.pow(LENGTHS, places); code++) {
      int[] tuple = new int[places];
      int rest = code;
      for (int i = 0; i < places; i++) {
        tuple[i] = rest % LENGTHS;
        rest /= LENGTHS;
      }
      all.add(tuple);
    }
    return all;
  }

  private static String numbers(int length) {
    return Collections.nCopies(length, 2).toString();
  }

  private static String names(int length) {
    return List.of("a", "b", "c", "d", "e").subList(0, length).toString();
  }

  /// An array of zeros, 2 along each axis.
  private static byte[] npy(int rank) {
    String shape = "2, ".repeat(rank);
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }".formatted(shape);
    int length = 118;
    String padded = header + " ".repeat(length - header.length() - 1) + "\n";
    byte[] start =
        ("\u0093NUMPY\1\0" + (char) length + "\0" + padded).getBytes(StandardCharsets.ISO_8859_1);
    return java.util.Arrays.copyOf(start, start.length + (4 << rank));
  }
}
