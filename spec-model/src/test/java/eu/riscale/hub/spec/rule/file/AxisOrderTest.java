package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Finding;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Test tensors that fit once their axes are put in order.
final class AxisOrderTest {
  private static final String NUCLEI = "  - {type: channel, channel_names: [nuclei]}";
  private static final String MASK = "  - {type: channel, channel_names: [mask]}";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(24, 16, 1, 1) | a.transpose(2, 3, 0, 1)",
        "(1, 24, 16, 1) | a.transpose(0, 3, 1, 2)",
        "(24, 16) | a[None, None]",
        "(1, 24, 16) | a[None]",
        "(24, 16, 1) | a.transpose(2, 0, 1)[None]",
        "(1, 1, 1, 24, 16) | a[0]",
        "(1, 1, 24, 16, 1) | a[:, :, :, :, 0]",
      })
  void showsTheCommandThatPutsThemInOrder(String shape, String expression) {
    List<Finding> findings = input(shape);

    assertThat(findings)
        .singleElement()
        .extracting(Finding::hint)
        .asString()
        .contains(
            "python -c \"import numpy as np; a = np.load('input.npy'); np.save('input.npy', "
                + expression
                + ")\"");
  }

  @Test
  void namesTheOrderInWhichATensorFits() {
    Finding finding = input("(24, 16, 1, 1)").getFirst();

    assertThat(finding.code().slug()).isEqualTo("test-tensor-size");
    assertThat(finding.message())
        .isEqualTo(
            "The test tensor of 'raw' has the shape [24, 16, 1, 1], which fits the axes in another"
                + " order: y, x, batch, channel.");
    assertThat(finding.expected()).isEqualTo("batch, channel, y, x: [1, 1, 24, 16]");
    assertThat(finding.hint()).endsWith("list the axes with their sizes so: y, x, batch, channel");
  }

  @Test
  void saysNothingOfOrderWhereNoneFits() {
    assertThat(input("(1, 1, 23, 16)"))
        .extracting(Finding::hint)
        .containsExactly(
            "Save a tensor of one of these sizes, or, if the network takes this one, describe a"
                + " smallest size and a step that lead to it.");
  }

  /// Which of the two is right, the other tensors of the model tell.
  @Test
  void aBatchAxisIsDescribedOrGoes() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf("  - {type: batch}\n  - {type: channel, channel_names: [nuclei]}", NUCLEI);
    String command =
        "save it without: python -c \"import numpy as np; a = np.load('input.npy');"
            + " np.save('input.npy', a[0])\"";

    assertThat(input(model, "(1, 1, 24, 16)"))
        .extracting(Finding::hint)
        .containsExactly(
            "It has a batch axis, which its description lacks: put '- {type: batch}' first among"
                + " its axes; or "
                + command);

    model
        .rdf("  - {type: batch}\n  - {type: channel, channel_names: [mask]}", MASK)
        .file("output.npy", ModelFolder.npy("<f4", "(1, 24, 16)", new byte[1536], 7));
    assertThat(input(model, "(1, 1, 24, 16)"))
        .extracting(Finding::hint)
        .containsExactly(
            "It has a batch axis, which its description lacks: "
                + command
                + " Or put '- {type: batch}' first among its axes.");
  }

  @Test
  void aBatchAxisIsAddedWhereTheOthersHaveOne() {
    assertThat(input("(1, 24, 16)"))
        .extracting(Finding::hint)
        .singleElement()
        .asString()
        .startsWith("It lacks the batch axis of its description: save it with one: python")
        .endsWith("Or take the batch axis out of its description, with its sizes.");
    assertThat(
            ModelFolder.older(folder)
                .rdf("axes: bcyx\n  data_type: uint8", "axes: cyx\n  data_type: uint8")
                .rdf("[1, 1, 16, 16], step: [0, 0, 8, 8]", "[1, 16, 16], step: [0, 8, 8]")
                .rdf(
                    "shape: {reference_tensor: raw, scale: [1, 1, 1, 1], offset: [0, 0, 0, 0]}",
                    "shape: [1, 1, 24, 16]")
                .validate()
                .findings())
        .extracting(Finding::hint)
        .singleElement()
        .asString()
        .contains(
            "lacks: put b first in its axes, and 1 first in each list of its shape, but 0 in step"
                + " and offset; or save it without: python");
  }

  private List<Finding> input(String shape) {
    return input(ModelFolder.newest(folder), shape);
  }

  private static List<Finding> input(ModelFolder model, String shape) {
    int elements =
        Arrays.stream(shape.replaceAll("[() ]", "").split(",", -1))
            .mapToInt(Integer::parseInt)
            .reduce(1, Math::multiplyExact);
    byte[] ramp = new byte[4 * elements];
    for (int i = 0; i < elements; i++) {
      ramp[4 * i + 3] = (byte) (i % 2 == 0 ? 0x3f : 0x3e);
    }
    return model
        .file("input.npy", ModelFolder.npy("<f4", shape, ramp, -1))
        .validate()
        .findings()
        .stream()
        .filter(finding -> finding.path().toString().startsWith("inputs"))
        .toList();
  }
}
