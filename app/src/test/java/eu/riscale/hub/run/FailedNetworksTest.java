package eu.riscale.hub.run;

import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.port;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.run.failure.FailureCauses;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.torch.ScriptArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks that fail, or give what the description does not say: the cause is named before what
/// the engine says, with help that fits it.
class FailedNetworksTest {
  @TempDir Path dir;
  private Path model = Path.of("");

  @BeforeEach
  void copy() throws Exception {
    model = Models.copy("pass-fixed-shape-v05", dir);
    Models.dropChecksums(model);
  }

  /// @param arguments behind `self`
  private String script(String arguments, String returns, String result) throws Exception {
    Path archive =
        ScriptArchive.written(
                "  def forward(self: __torch__.N,\n    %s) -> %s:\n    return %s\n"
                    .formatted(arguments, returns, result))
            .in(dir);
    Files.copy(archive, model.resolve("weights.pt"), StandardCopyOption.REPLACE_EXISTING);
    return tested("torchscript");
  }

  private String tested(String weights) {
    return HubRun.here("test", "--device=cpu", "--weights=" + weights, model.toString()).out();
  }

  @Test
  void weightsOfDoublePrecision() throws Exception {
    assertThat(script("x: Tensor", "Tensor", "torch.matmul(x, torch.ones([16, 16], dtype=7))"))
        .contains(
            "[run-failed] The network takes float64 (double precision), and it is given float32;"
                + " given float64, it runs. The network failed with image float32 1×1×12×16:")
        .contains("- {id: ensure_dtype, kwargs: {dtype: float64}}")
        .contains("export the network again in float32, after model.float()");
  }

  @Test
  void variablesWithoutValues() {
    assertThat(FailureCauses.help("Could not find variable feat/bias. This could mean that …"))
        .contains("save the network again by model.export(…)");
  }

  @Test
  void anOutputThatIsNoTensorOfNumbers() {
    assertThat(FailureCauses.help("Output 1 of the network cannot be read: it is text (string)."))
        .startsWith("The specification has only tensors of numbers: describe none but those");
  }

  @Test
  void aGpuInTheCode() throws Exception {
    String gpu = "torch.ones([1], dtype=None, layout=None, device=torch.device(\"cuda:0\"))";
    assertThat(script("x: Tensor", "Tensor", "torch.add(x, %s)".formatted(gpu)))
        .contains("[run-failed] The network's code holds the GPU 'cuda:0'")
        .contains("Export it on the CPU: model.cpu()")
        .doesNotContain("Facebook")
        .doesNotContain("could be because");
  }

  @Test
  void oneListOfTensors() throws Exception {
    assertThat(script("xs: List[Tensor]", "Tensor", "xs[0]"))
        .contains("[weights-io-kind] The torchscript network's forward takes one list of tensors")
        .contains("[run-failed] The torchscript network's forward takes one list of tensors")
        .contains("def forward(self, x1): return self.network([x1])");
  }

  @Test
  void moreArgumentsThanInputs() throws Exception {
    assertThat(script("x: Tensor,\n    factor: float", "Tensor", "torch.mul(x, factor)"))
        .contains(
            "[weights-io-count] The torchscript network's forward takes 2 inputs (x, factor:"
                + " float),")
        .contains("Only tensors are handed over: give the others a default");
  }

  @Test
  void anOptionalArgumentIsNone() throws Exception {
    assertThat(script("x: Tensor,\n    factor: float=2.", "Tensor", "torch.mul(x, factor)"))
        .doesNotContain("weights-io-count")
        .doesNotContain("run-failed");
  }

  @Test
  void theChannelLast() throws Exception {
    assertThat(script("x: Tensor", "Tensor", "torch.matmul(x, torch.ones([1, 1]))"))
        .contains(
            "The network runs where the axes of 'image' are in the order batch, y, x, channel"
                + " (channel last); they are described in the order batch, channel, y, x.")
        .contains("numpy.transpose(array, (0, 2, 3, 1))");
  }

  @Test
  void noOrderIsNamedWhereSeveralOrNoneRun() throws Exception {
    // y, of length 12, can be the last axis in more than one order.
    for (int length : List.of(12, 5)) {
      String ones = "torch.ones([%d, %d])".formatted(length, length);
      assertThat(script("x: Tensor", "Tensor", "torch.matmul(x, %s)".formatted(ones)))
          .contains("[run-failed] The network failed with image float32 1×1×12×16")
          .contains("= help: Give the network what it was exported for");
    }
  }

  @Test
  void whatCannotBeOpenedIsToBeSavedAgainByTheLibraryThatWroteIt() throws Exception {
    assertThat(script("x: Tensor", "Tensor", "torch.neg(x, x, x)"))
        .contains("[weights-unreadable]")
        .contains("= help: Save the network again by torch.jit.save, and upload the file whole.");
  }

  @Test
  void aDictionaryIsNamedWhereItPasses() throws Exception {
    assertThat(script("x: Tensor", "Dict[str, Tensor]", "{\"result\": x}"))
        .contains("[weights-io-kind] The torchscript network gives a dictionary of tensors");
  }

  @Test
  void nobodyIsToldToDescribeAListInside() throws Exception {
    assertThat(script("x: Tensor", "Tuple[Tensor, List[Tensor]]", "(x, [x, x])"))
        .contains("[output-extra] The network gives 3 outputs, the description names only 1")
        .contains("Output 2 of the torchscript network is a list of tensors (List[Tensor])")
        .doesNotContain("Describe the further outputs");
  }

  @Test
  void aSizeThatIsFixedInTheNetwork() throws Exception {
    openSizes();
    assertThat(script("x: Tensor", "Tensor", "torch.ones([1, 1, 12, 16])"))
        .contains("the network always gives this size, whatever the input's")
        .contains("= help: Where forward uses sizes, let it take them from its input");
  }

  @Test
  void nothingIsFoundInAPartOfTheImage() throws Exception {
    openSizes();
    listOutput();
    float[] values = new float[92];
    Arrays.fill(values, 1);
    Npy.write(
        Tensor.of(DType.FLOAT32, values, List.of("i", "c"), 92, 1),
        model.resolve("test_result.npy"));
    assertThat(script("x: Tensor", "Tensor", "torch.slice(torch.reshape(x, [-1, 1]), 0, 100)"))
        .contains("output 'result' is empty (0×1): nothing is found in the test image cropped")
        .contains("Give a larger smallest size of the input")
        .doesNotContain("really follows");
  }

  @Test
  void aNumberWithoutAxes() throws Exception {
    assertThat(script("x: Tensor", "Tensor", "torch.mean(x)"))
        .contains("The network's output 'result' is a single number without axes");
  }

  @Test
  void anInputOfAnotherType() throws Exception {
    assertThat(onnx(2))
        .contains("[weights-io-type] The onnx network takes uint8 as 'image'")
        .contains("[run-failed] The network takes 'image' as uint8, and is given float32.")
        .contains("- {id: ensure_dtype, kwargs: {dtype: uint8}}");
    assertThat(onnx(10))
        .contains("[run-failed] The network takes 'image' as float16, and is given float32.")
        .contains("keep_io_types=True");
  }

  @Test
  void whatTheWeightsSayComesOnceInEachCommand() throws Exception {
    onnx(2);
    for (String[] command :
        List.of(
            new String[] {"validate", "--for=ilastik", model.toString()},
            new String[] {"inspect", model.toString()},
            new String[] {"inspect", "--for=ilastik", model.toString()},
            new String[] {"test", "--weights=onnx", model.toString()})) {
      assertThat(HubRun.here(command).out()).containsOnlyOnce("[weights-io-type]");
    }
    assertThat(HubRun.here("validate", model.toString()).out()).doesNotContain("weights-io-type");
  }

  private String onnx(int type) throws Exception {
    byte[] toFloat = field(5, text(1, "to"), integer(3, 1), integer(20, 2));
    byte[] graph =
        join(
            node("", "Cast", "image", "result", toFloat),
            text(2, "net"),
            port(11, "image", type),
            port(12, "result", 1));
    Files.write(
        model.resolve("weights.onnx"),
        join(integer(1, 8), field(7, graph), field(8, text(1, ""), integer(2, 17))));
    return tested("onnx");
  }

  /// The test inputs may have other sizes, and outputs follow them.
  private void openSizes() throws Exception {
    Path rdf = model.resolve("rdf.yaml");
    String[] sides = Files.readString(rdf).split("outputs:", 2);
    Files.writeString(
        rdf,
        sides[0].replaceAll("size: 1[26]", "size: {min: 4, step: 4}")
            + "outputs:"
            + sides[1]
                .replace("size: 12", "size: {tensor_id: image, axis_id: y}")
                .replace("size: 16", "size: {tensor_id: image, axis_id: x}"));
  }

  /// The output is a list of what was found.
  private void listOutput() throws Exception {
    Path rdf = model.resolve("rdf.yaml");
    Files.writeString(
        rdf,
        Files.readString(rdf)
            .replace(
                "  - {type: space, id: y, size: {tensor_id: image, axis_id: y}}\n"
                    + "  - {type: space, id: x, size: {tensor_id: image, axis_id: x}}\n",
                "")
            .replaceAll(
                "(?s)(- id: result\n  axes:\n)  - \\{type: batch, size: 1}",
                "$1  - {type: index, size: {min: 1}}"));
  }

  @Test
  void aTypeThatAnOperatorOfOnnxDoesNotTake() throws Exception {
    byte[] toHalf = field(5, text(1, "to"), integer(3, 16), integer(20, 2));
    byte[] graph =
        join(
            node("", "Cast", "image", "half", toHalf),
            node("", "Sin", "half", "result"),
            text(2, "net"),
            port(11, "image", 1),
            port(12, "result", 16));
    Files.write(
        model.resolve("weights.onnx"),
        join(integer(1, 8), field(7, graph), field(8, text(1, ""), integer(2, 17))));
    assertThat(tested("onnx"))
        .contains("[weights-unreadable]")
        .contains(
            "= help: The network computes in bfloat16, for which ONNX has no Sin: export it in"
                + " float32, after model.float().");
  }

  @Test
  void anOptionalInputWithoutATestTensorThatIsNeeded() throws Exception {
    Models.edit(
        model,
        "outputs:",
        """
        - id: prompt
          optional: true
          axes:
          - {type: batch, size: 1}
        outputs:\
        """);
    assertThat(script("x: Tensor,\n    prompt: Tensor", "Tensor", "torch.add(x, prompt)"))
        .contains(
            "[run-failed] The network does not run without 'prompt', which the description allows"
                + " and the test tries, since there is no test tensor of it.")
        .contains("= help: Remove 'optional' from this input, or export the network");
  }
}
