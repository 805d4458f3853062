package eu.riscale.hub.run;

import static eu.riscale.hub.weights.onnx.OnnxBytes.add;
import static eu.riscale.hub.weights.onnx.OnnxBytes.attribute;
import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.port;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Pictures;
import eu.riscale.hub.weights.torch.ScriptArchive;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes into a network or comes out of it, and is not just a tensor that must be there.
class BorderRunTest {
  private static final String GAIN =
      """
      - id: gain
        optional: true
        axes: [{type: space, id: x, size: 4}]
        data: {type: float32}
      """;

  private static final String ADDS =
      """
        def forward(self: __torch__.N,
          x: Tensor,
          gain: Optional[Tensor]=None) -> Tensor:
          if torch.__isnot__(gain, None):
            gain0 = unchecked_cast(Tensor, gain)
            _0 = torch.add(x, gain0)
          else:
            _0 = torch.add(x, 1)
          return _0
      """;

  @TempDir Path folder;

  @Test
  void aFurtherOutputOfTextIsNotRead() throws Exception {
    byte[] words = node("", "Constant", "", "words", attribute("value_string", "a cell"));
    byte[] text = port(12, "words", 8);
    byte[] same = node("", "Identity", "x", "y");
    Files.write(folder.resolve("net.onnx"), model(same, words, text));
    List<Finding> findings = passing("onnx: {source: net.onnx, opset_version: 17}", "", 0);
    assertThat(findings)
        .singleElement()
        .satisfies(extra -> {
          assertThat(extra.code()).isEqualTo(RunCodes.OUTPUT_EXTRA);
          assertThat(extra.message())
              .isEqualTo(
                  "The network gives 2 outputs, the description names only 1 of them. Output 1 was"
                      + " not read: it is text (string).");
        });
  }

  /// Its default is among the numbers of the graph.
  @Test
  void anOnnxNetworkRunsWithoutItsOptionalInput() throws Exception {
    Files.write(folder.resolve("net.onnx"), model(add("gain"), ones(), port(11, "gain")));
    assertThat(passing("onnx: {source: net.onnx, opset_version: 17}", GAIN, 1)).isEmpty();
  }

  private static byte[] ones() {
    byte[] ones = new byte[16];
    for (int i = 0; i < 4; i++) {
      ones[4 * i + 2] = (byte) 0x80; // 1 is 0x3F800000
      ones[4 * i + 3] = 0x3F;
    }
    return field(5, integer(1, 4), integer(2, 1), text(8, "gain"), field(9, ones));
  }

  @Test
  void anOnnxNetworkRunsWithItsOptionalInputAndWithoutIt() throws Exception {
    Files.write(folder.resolve("net.onnx"), model(add("gain"), ones(), port(11, "gain")));
    assertThat(passing("onnx: {source: net.onnx, opset_version: 17}", givenGain(), 2)).isEmpty();
    assertThat(tests())
        .filteredOn(test -> test.name().equals(TestKind.OPTIONAL.title()))
        .singleElement()
        .satisfies(test -> assertThat(test.detail()).isEqualTo("without 'gain'"));
  }

  @Test
  void anOnnxNetworkWithoutDefaultNeedsTheInput() throws Exception {
    Files.write(folder.resolve("net.onnx"), model(add("gain"), port(11, "gain")));
    described("onnx: {source: net.onnx, opset_version: 17}", givenGain(), 2);
    assertThat(needed())
        .isEqualTo(
            "The network does not run without 'gain', which the description allows: The network"
                + " does not run without its input 'gain', which the description calls optional.");
  }

  @Test
  void aTorchNetworkThatTakesNoNoneNeedsTheInput() throws Exception {
    ScriptArchive.written(
            """
              def forward(self: __torch__.N,
                x: Tensor,
                gain: Tensor) -> Tensor:
                return torch.add(x, gain)
            """)
        .in(folder);
    described("torchscript: {source: net.pt, pytorch_version: 2.7.1}", givenGain(), 2);
    assertThat(needed())
        .startsWith("The network does not run without 'gain', which the description allows: ");
  }

  /// What the only test that fails says.
  private String needed() throws Exception {
    List<WeightsTest> failed = tests().stream().filter(WeightsTest::failed).toList();
    assertThat(failed).extracting(WeightsTest::name).containsExactly(TestKind.OPTIONAL.title());
    Finding finding = failed.getFirst().findings().getFirst();
    assertThat(finding.code()).isEqualTo(RunCodes.INPUT_NEEDED);
    assertThat(finding.path()).hasToString("inputs[1].optional");
    assertThat(finding.hint()).startsWith("Remove 'optional' from this input, or export ");
    return finding.message();
  }

  /// The description of an optional input with a test tensor of twos.
  private String givenGain() throws Exception {
    Npy.write(Tensor.of(new float[] {2, 2, 2, 2}, List.of("x"), 4), folder.resolve("gain.npy"));
    return GAIN + "  test_tensor: {source: gain.npy}\n";
  }

  @Test
  void aTorchNetworkRunsWithoutItsOptionalInputAndWithIt() throws Exception {
    ScriptArchive.written(ADDS).in(folder);
    String weights = "torchscript: {source: net.pt, pytorch_version: 2.7.1}";
    assertThat(passing(weights, GAIN, 1)).isEmpty();
    assertThat(passing(weights, givenGain(), 2)).isEmpty();
  }

  /// @param furtherInput of the description
  /// @param plus what the network adds to its input
  private List<Finding> passing(String weights, String furtherInput, float plus) throws Exception {
    described(weights, furtherInput, plus);
    List<WeightsTest> tests = tests();
    assertThat(tests).isNotEmpty().allSatisfy(test -> assertThat(test.failed()).isFalse());
    assertThat(tests.getFirst().outputs()).hasSize(1);
    return tests.getFirst().findings();
  }

  private void described(String weights, String furtherInput, float plus) throws Exception {
    Npy.write(Tensor.of(new float[] {1, 2, 3, 4}, List.of("x"), 4), folder.resolve("x.npy"));
    Npy.write(
        Tensor.of(new float[] {1 + plus, 2 + plus, 3 + plus, 4 + plus}, List.of("x"), 4),
        folder.resolve("y.npy"));
    Files.writeString(folder.resolve("README.md"), "# Sum\n");
    Files.writeString(
        folder.resolve("rdf.yaml"),
        """
        format_version: 0.5.5
        type: model
        name: Adding
        description: Adds.
        authors: [{name: A. Author}]
        maintainers: [{github_user: author}]
        cite: [{text: none, url: 'https://example.org'}]
        license: MIT
        documentation: README.md
        inputs:
        - id: x
          axes: [{type: space, id: x, size: 4}]
          data: {type: float32}
          test_tensor: {source: x.npy}
        %soutputs:
        - id: y
          axes: [{type: space, id: x, size: 4}]
          data: {type: float32}
          test_tensor: {source: y.npy}
        weights:
          %s
        """
            .formatted(furtherInput, weights));
  }

  private List<WeightsTest> tests() throws Exception {
    TestOptions options =
        new TestOptions(
            List.of(),
            Device.CPU,
            PythonSettings.NONE,
            List.of(TestKind.REPRODUCE, TestKind.SIZES, TestKind.OPTIONAL, TestKind.DETERMINISM),
            TestOptions.AfterFailure.GO_ON,
            Optional.empty(),
            Pictures.LEFT_OUT,
            Set.of(),
            TestOptions.NO_LIMIT);
    Engines engines =
        new Engines(PersonFolder.CACHE.ofThisProcess(), PythonSettings.NONE, line -> {});
    try (RdfSource source = RdfSource.open(folder.toString(), InputStream.nullInputStream())) {
      ModelView view =
          SpecValidator.validate(source.readRdf())
              .description()
              .flatMap(ModelView::of)
              .orElseThrow();
      return new ModelRun(options, TestWatch.NONE, engines, NvidiaCards.ofThisMachine())
          .of(view, source, known -> {});
    }
  }
}
