package eu.riscale.hub.spec.rule.file;

import static eu.riscale.hub.spec.rule.file.ModelFolder.hdf5;
import static eu.riscale.hub.spec.rule.file.ModelFolder.npy;
import static eu.riscale.hub.spec.rule.file.ModelFolder.onnx;
import static eu.riscale.hub.spec.rule.file.ModelFolder.png;
import static eu.riscale.hub.spec.rule.file.ModelFolder.tensor;
import static eu.riscale.hub.spec.rule.file.ModelFolder.zip;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.rule.RuleCatalog;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule on files, shown on a model that is right but for one thing.
final class FileRulesTest {
  private static final String INPUT = "inputs[0].test_tensor.source";
  private static final String OUTPUT = "outputs[0].test_tensor.source";
  private static final String ONNX = "weights.onnx.source";
  private static final String ZEROS = "0".repeat(64);

  @TempDir private Path folder;

  /// A change to a model of format 0.5, and all that is then to be found.
  record Case(String name, UnaryOperator<ModelFolder> change, Set<String> findings) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        of("missing file", "error file-missing @ " + ONNX, m -> m.without("model.onnx")),
        of(
            "path upwards",
            Set.of("alert path-leaves-folder @ " + ONNX, "error file-outside-folder @ " + ONNX),
            m -> m.rdf("model.onnx", "../model.onnx")),
        of(
            "checksum",
            "error sha256-mismatch @ " + ONNX,
            m -> m.rdf("model.onnx,", "model.onnx, sha256: '" + ZEROS + "',")),
        of(
            "cover of text",
            "alert cover-not-an-image @ covers[0].source",
            m -> m.file("cover.png", "no picture")),
        of(
            "cover misnamed",
            "warning cover-format @ covers[0].source",
            m -> m.file("cover.png", gif(40, 20))),
        of(
            "cover of 600 kB",
            "warning cover-large @ covers[0].source",
            m -> m.file("cover.png", Arrays.copyOf(png(800, 400), 600_000))),
        of(
            "cover upright",
            "info cover-aspect @ covers[0].source",
            m -> m.file("cover.png", png(300, 800))),
        of("cover square", Set.of(), m -> m.file("cover.png", png(500, 500))),
        of(
            "documentation in Latin-1",
            "alert documentation-not-utf8 @ documentation.source",
            m -> m.file("README.md", "Validation für alle".getBytes(StandardCharsets.ISO_8859_1))),
        of(
            "documentation alone",
            Set.of(
                "warning documentation-without-validation @ documentation.source",
                "info documentation-card-incomplete @ documentation.source"),
            m -> m.file("README.md", "# Net\nIt segments.")),
        of(
            "two files of one name",
            "warning package-name-clash @ covers[1].source",
            m ->
                m.rdf("[{source: cover.png}]", "[{source: cover.png}, {source: b/COVER.png}]")
                    .file("b/COVER.png", png(800, 400))),
        of(
            "device name",
            "warning file-name-not-portable @ covers[0].source",
            m -> m.rdf("cover.png", "aux.png").file("aux.png", png(800, 400))),
        of(
            "state dict as TorchScript",
            "error weights-not-torchscript @ weights.torchscript.source",
            m ->
                m.weights(
                    "torchscript", "pytorch_version: 2.4.1", zip("net/data.pkl", "net/version"))),
        of(
            "cut TorchScript",
            "error weights-not-torchscript @ weights.torchscript.source",
            m ->
                m.weights(
                    "torchscript",
                    "pytorch_version: 2.4.1",
                    Arrays.copyOf(zip("net/code/net.py", "net/constants.pkl"), 150))),
        of(
            "TorchScript",
            Set.of(),
            m ->
                m.weights(
                    "torchscript",
                    "pytorch_version: 2.4.1",
                    zip("net/data.pkl", "net/code/net.py", "net/constants.pkl"))),
        of(
            "text as state dict",
            "error weights-not-state-dict @ weights.pytorch_state_dict.source",
            m ->
                m.weights(
                    "pytorch_state_dict",
                    "pytorch_version: 2.4.1, architecture: {callable: Net, import_from: nets}",
                    "text".getBytes(StandardCharsets.UTF_8))),
        of(
            "old pickle as state dict",
            Set.of(),
            m ->
                m.weights(
                    "pytorch_state_dict",
                    "pytorch_version: 2.4.1, architecture: {callable: Net, import_from: nets}",
                    new byte[] {(byte) 0x80, 2, 0})),
        of(
            "TorchScript as state dict",
            "alert weights-torchscript-as-state-dict @ weights.pytorch_state_dict.source",
            m ->
                m.weights(
                    "pytorch_state_dict",
                    "pytorch_version: 2.4.1, architecture: {callable: Net, import_from: nets}",
                    zip("net/data.pkl", "net/constants.pkl"))),
        of("text as ONNX", "error weights-not-onnx @ " + ONNX, m -> m.file("model.onnx", "# text")),
        of(
            "cut ONNX",
            "error weights-onnx-truncated @ " + ONNX,
            m -> m.file("model.onnx", Arrays.copyOf(onnx(17, ""), 12))),
        of(
            "other opset",
            "warning weights-onnx-opset @ " + ONNX,
            m -> m.file("model.onnx", onnx(15, ""))),
        of(
            "external data missing",
            "error weights-onnx-data-missing @ " + ONNX,
            m -> m.file("model.onnx", onnx(17, "model.data"))),
        of(
            "external data",
            Set.of(),
            m -> m.file("model.onnx", onnx(17, "model.data")).file("model.data", "numbers")),
        of(
            "zip as HDF5",
            "error weights-not-keras-hdf5 @ weights.keras_hdf5.source",
            m -> m.weights("keras_hdf5", "tensorflow_version: 2.15", zip("a"))),
        of(
            "weights without network",
            "error weights-keras-without-model @ weights.keras_hdf5.source",
            m -> m.weights("keras_hdf5", "tensorflow_version: 2.15", hdf5(false))),
        of(
            "cut HDF5",
            "error weights-hdf5-truncated @ weights.keras_hdf5.source",
            m ->
                m.weights(
                    "keras_hdf5", "tensorflow_version: 2.15", Arrays.copyOf(hdf5(true), 150))),
        of("HDF5", Set.of(), m -> m.weights("keras_hdf5", "tensorflow_version: 2.15", hdf5(true))),
        of(
            "HDF5 as Keras 3",
            "error weights-not-keras-v3 @ weights.keras_v3.source",
            m ->
                m.rdf(
                        "onnx: {source: model.onnx, opset_version: 17}",
                        "keras_v3: {source: net.keras, keras_version: 3.5.0, backend: [jax,"
                            + " 0.4.30]}")
                    .file("net.keras", hdf5(true))),
        of(
            "Keras 3",
            Set.of(),
            m ->
                m.rdf(
                        "onnx: {source: model.onnx, opset_version: 17}",
                        "keras_v3: {source: net.keras, keras_version: 3.5.0, backend: [jax,"
                            + " 0.4.30]}")
                    .file("net.keras", zip("config.json", "model.weights.h5"))),
        of(
            "no SavedModel",
            "error weights-not-saved-model @ weights.tensorflow_saved_model_bundle.source",
            m ->
                m.weights(
                    "tensorflow_saved_model_bundle", "tensorflow_version: 2.15", zip("net.pb"))),
        of(
            "nested SavedModel",
            "alert weights-saved-model-nested @ weights.tensorflow_saved_model_bundle.source",
            m ->
                m.weights(
                    "tensorflow_saved_model_bundle",
                    "tensorflow_version: 2.15",
                    zip("net/saved_model.pb", "net/variables/variables.index"))),
        of(
            "SavedModel",
            Set.of(),
            m ->
                m.weights(
                    "tensorflow_saved_model_bundle",
                    "tensorflow_version: 2.15",
                    zip("saved_model.pb", "variables/variables.index"))),
        of(
            "no TensorFlow.js",
            "error weights-not-tensorflow-js @ weights.tensorflow_js.source",
            m -> m.weights("tensorflow_js", "tensorflow_version: 2.15", zip("shard1.bin"))),
        of(
            "environment without list",
            "alert dependencies-unreadable @"
                + " weights.tensorflow_saved_model_bundle.dependencies.source",
            m ->
                m.weights(
                        "tensorflow_saved_model_bundle",
                        "tensorflow_version: 2.15, dependencies: {source: env.yaml}",
                        zip("saved_model.pb", "variables/v"))
                    .file("env.yaml", "name: env")),
        of("text as npy", "error npy-invalid @ " + INPUT, m -> m.file("input.npy", "1 2 3")),
        of(
            "pickled npy",
            "error npy-pickled @ " + INPUT,
            m -> m.file("input.npy", npy("|O", "(1,)", new byte[8], 0))),
        of(
            "complex npy",
            "error npy-type @ " + INPUT,
            m -> m.file("input.npy", npy("<c8", "(1,)", new byte[8], 0))),
        of(
            "cut npy",
            "error npy-truncated @ " + INPUT,
            m -> m.file("input.npy", Arrays.copyOf(tensor(24, 16), 500))),
        of(
            "three axes",
            "error test-tensor-rank @ " + INPUT,
            m -> m.file("input.npy", npy("|u1", "(1, 24, 16)", new byte[384], 5))),
        of(
            "size off the steps",
            Set.of("error test-tensor-size @ " + INPUT, "error test-tensor-size @ " + OUTPUT),
            m -> m.file("input.npy", tensor(25, 16))),
        of(
            "input without halo",
            Set.of(),
            m -> m.file("input.npy", tensor(20, 12)).file("output.npy", tensor(20, 12))),
        of(
            "output cropped by halo",
            "error test-tensor-size @ " + OUTPUT,
            m -> m.file("output.npy", tensor(20, 16))),
        of(
            "truth values for numbers",
            "error test-tensor-type @ " + INPUT,
            m -> m.file("input.npy", npy("|b1", "(1, 1, 24, 16)", new byte[384], 1))),
        of(
            "whole numbers for real ones",
            Set.of(),
            m -> m.file("input.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 1))),
        of(
            "NaN expected",
            "error test-output-not-finite @ " + OUTPUT,
            m -> m.file("output.npy", withNan())),
        of(
            "NaN in the input",
            "alert test-input-not-finite @ " + INPUT,
            m -> m.file("input.npy", withNan())),
        of(
            "nothing but background",
            "error test-tensor-near-zero @ " + OUTPUT,
            m -> m.file("output.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 0))),
        of(
            "outside of range",
            "alert test-tensor-outside-range @ " + INPUT,
            m -> m.file("input.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 200))),
        of(
            "class not listed",
            "alert test-tensor-value-unlisted @ " + INPUT,
            m ->
                m.rdf("{type: float32, range: [-10, 10]}", "{type: uint8, values: [0, 1]}")
                    .file("input.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 3))),
        of(
            "tolerance of 5 %",
            "error absolute-tolerance-too-large @ " + OUTPUT,
            m ->
                m.rdf(
                    "name: Nuclei",
                    "config: {bioimageio: {reproducibility_tolerance: [{absolute_tolerance:"
                        + " 0.05}]}}\n"
                        + "name: Nuclei")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsExactlyWhatIsWrong(Case shown) {
    assertThat(shown.change().apply(ModelFolder.newest(folder)).findings())
        .isEqualTo(shown.findings());
  }

  @Test
  void findsNothingInWholeModels() {
    assertThat(ModelFolder.newest(folder).findings()).isEmpty();
    assertThat(ModelFolder.older(folder).findings()).isEmpty();
  }

  @Test
  void showsEveryCode() {
    Set<String> shown = new TreeSet<>(Set.of("documentation-not-markdown", "file-unreadable"));
    for (Case example : cases()) {
      example.findings().forEach(line -> shown.add(line.split(" ", -1)[1]));
    }

    assertThat(RuleCatalog.FILES.codes()).extracting(code -> code.slug()).isSubsetOf(shown);
  }

  @Test
  void namesBothChecksums() {
    Finding finding =
        ModelFolder.newest(folder)
            .rdf("model.onnx,", "model.onnx, sha256: '" + ZEROS + "',")
            .validate()
            .findings()
            .get(0);

    assertThat(finding.expected()).isEqualTo(ZEROS);
    assertThat(finding.message()).containsPattern("[0-9a-f]{64}");
  }

  @Test
  void isMilderWithFormat04WhereTheModelStillRuns() {
    ModelFolder model =
        ModelFolder.older(folder)
            .file("input.npy", tensor(24, 16))
            .file("output.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 0));

    assertThat(model.findings())
        .containsExactly(
            "alert test-tensor-near-zero @ test_outputs[0]",
            "alert test-tensor-type @ test_inputs[0]");
  }

  @Test
  void refusesSizesThatFormat04DoesNotAllow() {
    ModelFolder model = ModelFolder.older(folder).file("output.npy", tensor(24, 20));

    assertThat(model.findings()).containsExactly("error test-tensor-size @ test_outputs[0]");
  }

  @Test
  void warnsOfDocumentationThatIsNoMarkdown() {
    ModelFolder model =
        ModelFolder.older(folder).rdf("README.md", "README.txt").file("README.txt", "text");

    assertThat(model.findings())
        .containsExactly("warning documentation-not-markdown @ documentation");
  }

  @Test
  void readsRequirementsOfPip() {
    ModelFolder model =
        ModelFolder.older(folder)
            .rdf("opset_version: 17", "opset_version: 17, dependencies: 'pip:req.txt'")
            .file(
                "req.txt",
                "# tools\ntorch==2.4.1\nnumpy >= 1.26  # arrays\n--pre\nbad name here\n");

    assertThat(model.findings())
        .containsExactly(
            "alert dependencies-unreadable @ weights.onnx.dependencies",
            "warning weights-custom-dependencies @ weights.onnx.dependencies");
  }

  private static Case of(String name, String finding, UnaryOperator<ModelFolder> change) {
    return new Case(name, change, Set.of(finding));
  }

  private static Case of(String name, Set<String> findings, UnaryOperator<ModelFolder> change) {
    return new Case(name, change, findings);
  }

  private static byte[] gif(int width, int height) {
    ByteBuffer file = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    file.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
    return file.putShort((short) width).putShort((short) height).array();
  }

  private static byte[] withNan() {
    byte[] file = tensor(24, 16);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, Float.NaN);
    return file;
  }
}
