package eu.riscale.hub.spec.convert;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.NewestFormat;
import eu.riscale.hub.spec.NewestFormat.Newer;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.edit.SameValues;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A converted description is the text of its author, but for what the newer format writes
/// otherwise.
class ConvertedTextTest {
  private static final String COMMENTED =
      """
      # All about the model.

      format_version: 0.4.10   # as of May
      type: model
      description: >-
        Segments nuclei: # no comment
        in fluorescence images.
      name: "Nuclei U-Net"
      documentation: README.md # for people
      authors:
      # the first
      - &ada {name: Ada Lovelace, github_user: ada}   # she
      maintainers: [*ada]
      cite:
      - text: |
          Ronneberger et al.
            U-Net # 2015
        doi: https://doi.org/10.1007/978-3-319-24574-4_28 # with resolver
      license: 'MIT'
      tags: [nuclei] # more?
      covers:
      - cover.png # drawn
      timestamp: 2024-05-01T12:00:00Z

      # -- tensors --
      inputs:
      - name: raw # by its camera
        axes: bcyx # letters
        data_type: float32
        # nobody knows
        data_range: [-.inf, .inf]
        # two channels
        shape: # sizes
          min: [1, 2, 64, 64]
          step: [0, 0, 16, 16] # four times halved
        preprocessing:
        # once
        - name: zero_mean_unit_variance
          kwargs:
            mode: per_sample # not per_dataset
            axes: cyx
      outputs:
      - name: mask
        axes: bcyx
        data_type: float32
        data_range: [0, 1]
        shape: {reference_tensor: raw, scale: [1, 1, 1, 1], offset: [0, 0, 0, 0]}
        halo: [0, 0, 16, 16] # as the field of view asks

      # arrays to compare with
      test_inputs: [test_input.npy]
      test_outputs: [test_output.npy]

      weights:
        onnx:
          # exported in spring
          source: weights.onnx
      # the end
      """;

  private static final String CONVERTED =
      """
      # All about the model.

      format_version: 0.5.14   # as of May
      type: model
      description: >-
        Segments nuclei: # no comment
        in fluorescence images.
      name: "Nuclei U-Net"
      documentation: {source: README.md} # for people
      authors:
      # the first
      - &ada {name: Ada Lovelace, github_user: ada}   # she
      maintainers: [*ada]
      cite:
      - text: |
          Ronneberger et al.
            U-Net # 2015
        doi: 10.1007/978-3-319-24574-4_28 # with resolver
      license: 'MIT'
      tags: [nuclei] # more?
      covers:
      - {source: cover.png} # drawn
      timestamp: 2024-05-01T12:00:00Z

      # -- tensors --
      # arrays to compare with
      inputs:
      - id: raw # by its camera
        # two channels
        # sizes
        # four times halved
        axes: # letters
          - type: batch
          - type: channel
            channel_names: [channel0, channel1]
          - type: space
            id: y
            size: {min: 64, step: 16}
          - type: space
            id: x
            size: {min: 64, step: 16}
        # nobody knows
        data: {type: float32, range: [null, null]}
        # not per_dataset
        preprocessing:
        # once
        - id: zero_mean_unit_variance
          kwargs:
            axes: [channel, y, x]
            eps: 1.0E-6
        - id: ensure_dtype
          kwargs: {dtype: float32}
        test_tensor: {source: test_input.npy}
      outputs:
      - id: mask
        # as the field of view asks
        axes:
          - type: batch
          - type: channel
            channel_names: [channel0, channel1]
          - type: space
            id: y
            size: {tensor_id: raw, axis_id: y, offset: 0}
            scale: 1.0
            halo: 16
          - type: space
            id: x
            size: {tensor_id: raw, axis_id: x, offset: 0}
            scale: 1.0
            halo: 16
        data: {type: float32, range: [0.0, 1.0]}
        postprocessing: []
        test_tensor: {source: test_output.npy}

      weights:
        onnx:
          # exported in spring
          source: weights.onnx
          opset_version: 15  # guessed by hub convert: write what it was made with
      # the end
      """;

  @Test
  void commentsAnchorsAndBlocksStayAsTheyAre() throws Exception {
    assertThat(converted(COMMENTED)).isEqualTo(CONVERTED);
  }

  @Test
  void lineEndsStayAsTheyAre() throws Exception {
    assertThat(converted(COMMENTED.replace("\n", "\r\n")))
        .isEqualTo(CONVERTED.replace("\n", "\r\n"));
  }

  @Test
  void whatRepeatsAPartIsWrittenOut() throws Exception {
    String text =
        COMMENTED
            .replace("  axes: bcyx # letters\n", "  axes: &axes bcyx # letters\n")
            .replace("  axes: bcyx\n", "  axes: *axes\n");

    String converted = converted(text);

    assertThat(converted).contains("# letters", "# four times halved", "# the end");
    assertThat(converted.lines().filter(line -> line.contains("type: space")).count()).isEqualTo(4);
  }

  @Test
  void anAnchorThatIsStillRepeatedStays() throws Exception {
    String text =
        COMMENTED
            .replace("data_range: [-.inf, .inf]", "data_range: &range [-.inf, .inf]")
            .replace("data_range: [0, 1]", "data_range: *range")
            .replace("documentation: README.md", "documentation: &file README.md")
            .replace("- cover.png", "- cover.png\nattachments: {files: [*file]}");
    assertThat(converted(text))
        .contains("documentation: &file {source: README.md} # for people\n")
        .contains("attachments: # drawn\n  - source: README.md\ntimestamp")
        .contains("# the end");
  }

  @Test
  void aDescriptionInBracketsStaysInBrackets() throws Exception {
    String text =
        "{format_version: 0.2.4, type: generic, id: a, name: A, description: B, license: MIT,"
            + " authors: [{name: C}], cite: [{text: D, url: 'https://example.org/d'}],"
            + " documentation: README.md, covers: [a.png]}\n";

    assertThat(converted(text))
        .isEqualTo(
            text.replace("0.2.4", "0.3.4")
                .replace("README.md", "{source: README.md}")
                .replace("[a.png]", "[{source: a.png}]"));
  }

  @Test
  void theNewestIsNotConverted() throws IOException {
    assertThat(NewestFormat.converted(alone(base("model")))).isEmpty();
  }

  @Test
  void eachChangeIsTold() {
    Validation declared = alone(COMMENTED);
    List<ConversionStep> steps =
        ToldConversion.of(
            (YamlMapping) Objects.requireNonNull(declared.document().root()),
            NewestFormat.converted(declared).orElseThrow().root());

    assertThat(steps)
        .extracting(step -> step.at() + " " + step.told())
        .containsExactly(
            "format_version becomes 0.5.14",
            "documentation becomes {source: README.md}",
            "cite[0].doi becomes 10.1007/978-3-319-24574-4_28, without the address of the resolver",
            "covers[0] becomes {source: cover.png}",
            "inputs[0].name is called id, by which steps and sizes refer to the tensor",
            "inputs[0].axes becomes a list: each axis has a type, a name and a size, as shape gave"
                + " it",
            "inputs[0].data_type is called data, which holds type and range of the values",
            "inputs[0].data_range stands in data, as its range",
            "inputs[0].shape stands in axes: each axis has its own size",
            "inputs[0].preprocessing names steps by id and axes in full; ensure_dtype is added, as"
                + " format 0.4 hands all inputs over as float32",
            "outputs[0].name is called id, by which steps and sizes refer to the tensor",
            "outputs[0].axes becomes a list: each axis has a type, a name and a size, as shape"
                + " gave it",
            "outputs[0].data_type is called data, which holds type and range of the values",
            "outputs[0].data_range stands in data, as its range",
            "outputs[0].shape stands in axes: each axis has its own size",
            "outputs[0].halo stands in axes: each axis has its own halo",
            "test_inputs stands in inputs: each has its test_tensor",
            "test_outputs stands in outputs: each has its test_tensor");
  }

  private static String converted(String text) throws Exception {
    Validation declared = alone(text);
    Newer newer = NewestFormat.converted(declared).orElseThrow();
    List<RdfPath> guessed =
        newer.verdict().findings().stream()
            .filter(finding -> finding.code().equals(ConversionCodes.GUESSED))
            .map(finding -> finding.path())
            .toList();
    String converted = ConvertedText.of(declared.document(), newer.root(), guessed);
    assertThat(SameValues.are(newer.root(), YamlReader.read(converted).root())).isTrue();
    return converted;
  }

  private static Validation alone(String text) {
    return SpecValidator.alone(YamlReader.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String base(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/rdf/base/" + name + ".yaml"));
  }
}
