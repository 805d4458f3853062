package eu.riscale.hub.spec.rule.file;

import static eu.riscale.hub.spec.rule.file.ModelFolder.external;
import static eu.riscale.hub.spec.rule.file.ModelFolder.hdf5;
import static eu.riscale.hub.spec.rule.file.ModelFolder.onnx;
import static eu.riscale.hub.spec.rule.file.ModelFolder.onnxWithConstant;
import static eu.riscale.hub.spec.rule.file.ModelFolder.onnxWithIf;
import static eu.riscale.hub.spec.rule.file.ModelFolder.zip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What can be wrong with files of weights.
final class WeightsCases {
  private static final String ONNX = "weights.onnx.source";

  private WeightsCases() {}

  static List<FileCase> all() {
    return List.of(
        FileCase.of(
            "state dict as TorchScript",
            "error weights-not-torchscript @ weights.torchscript.source",
            m ->
                m.weights(
                    "torchscript", "pytorch_version: 2.4.1", zip("net/data.pkl", "net/version"))),
        FileCase.of(
            "cut TorchScript",
            "error weights-not-torchscript @ weights.torchscript.source",
            m ->
                m.weights(
                    "torchscript",
                    "pytorch_version: 2.4.1",
                    Arrays.copyOf(zip("net/code/net.py", "net/constants.pkl"), 150))),
        FileCase.of(
            "TorchScript",
            Set.of(),
            m ->
                m.weights(
                    "torchscript",
                    "pytorch_version: 2.4.1",
                    zip("net/data.pkl", "net/code/net.py", "net/constants.pkl"))),
        FileCase.of(
            "text as state dict",
            "error weights-not-state-dict @ weights.pytorch_state_dict.source",
            m ->
                m.weights(
                    "pytorch_state_dict",
                    "pytorch_version: 2.4.1, architecture: {callable: Net, import_from: nets}",
                    "text".getBytes(StandardCharsets.UTF_8))),
        FileCase.of(
            "old pickle as state dict",
            Set.of(),
            m ->
                m.weights(
                    "pytorch_state_dict",
                    "pytorch_version: 2.4.1, architecture: {callable: Net, import_from: nets}",
                    new byte[] {(byte) 0x80, 2, 0})),
        FileCase.of(
            "state dict with a file beside its folder",
            "error weights-state-dict-stray @ weights.pytorch_state_dict.source",
            m ->
                m.weights(
                    "pytorch_state_dict",
                    "pytorch_version: 2.4.1, architecture: {callable: Net, import_from: nets}",
                    zip("net/data.pkl", "net/version", "extra/code/readme.txt"))),
        FileCase.of(
            "state dict with a file in its folder",
            Set.of(),
            m ->
                m.weights(
                    "pytorch_state_dict",
                    "pytorch_version: 2.4.1, architecture: {callable: Net, import_from: nets}",
                    zip("net/", "net/data.pkl", "net/version", "net/extra/readme.txt"))),
        FileCase.of(
            "TorchScript with a file beside its folder",
            Set.of(),
            m ->
                m.weights(
                    "torchscript",
                    "pytorch_version: 2.4.1",
                    zip("net/data.pkl", "net/constants.pkl", "readme.txt"))),
        FileCase.of(
            "TorchScript as state dict",
            "alert weights-torchscript-as-state-dict @ weights.pytorch_state_dict.source",
            m ->
                m.weights(
                    "pytorch_state_dict",
                    "pytorch_version: 2.4.1, architecture: {callable: Net, import_from: nets}",
                    zip("net/data.pkl", "net/constants.pkl"))),
        FileCase.of(
            "text as ONNX",
            "error weights-not-onnx @ " + ONNX,
            m -> m.file("model.onnx", "# text")),
        FileCase.of(
            "cut ONNX",
            "error weights-onnx-truncated @ " + ONNX,
            m -> m.file("model.onnx", Arrays.copyOf(onnx(17, ""), 12))),
        FileCase.of(
            "other opset",
            "warning weights-onnx-opset @ " + ONNX,
            m -> m.file("model.onnx", onnx(15, ""))),
        FileCase.of(
            "external data missing",
            "error weights-onnx-data-missing @ " + ONNX,
            m -> m.file("model.onnx", onnx(17, "model.data"))),
        FileCase.of(
            "external data that are not named",
            "alert weights-onnx-data-unnamed @ " + ONNX,
            m ->
                m.file("model.onnx", onnx(17, "model.data"))
                    .file("model.data", "sixteen numbers!")),
        FileCase.of(
            "external data that are named",
            Set.of(),
            m ->
                m.file("model.onnx", onnx(17, "model.data"))
                    .file("model.data", "sixteen numbers!")
                    .rdf(
                        "opset_version: 17}",
                        "opset_version: 17, external_data: {source: model.data}}")),
        FileCase.of(
            "external data in a branch missing",
            "error weights-onnx-data-missing @ " + ONNX,
            m -> m.file("model.onnx", onnxWithIf(external("model.data", "", "")))),
        FileCase.of(
            "external data in a constant missing",
            "error weights-onnx-data-missing @ " + ONNX,
            m -> m.file("model.onnx", onnxWithConstant(external("model.data", "", "")))),
        FileCase.of(
            "external data above the model, though it is there",
            "error weights-onnx-data-missing @ " + ONNX,
            m ->
                m.file("model.onnx", onnx(17, "a/../model.data"))
                    .file("model.data", "sixteen numbers!")),
        FileCase.of(
            "external data that are too short",
            Set.of(
                "error weights-onnx-data-short @ " + ONNX,
                "alert weights-onnx-data-unnamed @ " + ONNX),
            m -> m.file("model.onnx", onnx(17, "model.data")).file("model.data", "numbers")),
        FileCase.of(
            "external data in a branch that end early",
            Set.of(
                "error weights-onnx-data-short @ " + ONNX,
                "alert weights-onnx-data-unnamed @ " + ONNX),
            m ->
                m.file("model.onnx", onnxWithIf(external("model.data", "1", "16")))
                    .file("model.data", "sixteen numbers!")),
        FileCase.of(
            "external data before the file",
            Set.of(
                "error weights-onnx-data-short @ " + ONNX,
                "alert weights-onnx-data-unnamed @ " + ONNX),
            m ->
                m.file("model.onnx", onnxWithIf(external("model.data", "-8", "8")))
                    .file("model.data", "sixteen numbers!")),
        FileCase.of(
            "external data of a length beyond all numbers",
            Set.of(
                "error weights-onnx-data-short @ " + ONNX,
                "alert weights-onnx-data-unnamed @ " + ONNX),
            m ->
                m.file("model.onnx", onnxWithIf(external("model.data", "8", "9223372036854775807")))
                    .file("model.data", "sixteen numbers!")),
        FileCase.of(
            "external data in a branch that are not named",
            "alert weights-onnx-data-unnamed @ " + ONNX,
            m ->
                m.file("model.onnx", onnxWithIf(external("model.data", "0", "16")))
                    .file("model.data", "sixteen numbers!")),
        FileCase.of(
            "zip as HDF5",
            "error weights-not-keras-hdf5 @ weights.keras_hdf5.source",
            m -> m.weights("keras_hdf5", "tensorflow_version: 2.15", zip("a"))),
        FileCase.of(
            "weights without network",
            "error weights-keras-without-model @ weights.keras_hdf5.source",
            m -> m.weights("keras_hdf5", "tensorflow_version: 2.15", hdf5(false))),
        FileCase.of(
            "cut HDF5",
            "error weights-hdf5-truncated @ weights.keras_hdf5.source",
            m ->
                m.weights(
                    "keras_hdf5", "tensorflow_version: 2.15", Arrays.copyOf(hdf5(true), 150))),
        FileCase.of(
            "HDF5", Set.of(), m -> m.weights("keras_hdf5", "tensorflow_version: 2.15", hdf5(true))),
        FileCase.of(
            "HDF5 as Keras 3",
            "error weights-not-keras-v3 @ weights.keras_v3.source",
            m ->
                m.rdf(
                        "onnx: {source: model.onnx, opset_version: 17}",
                        "keras_v3: {source: net.keras, keras_version: 3.5.0, backend: [jax,"
                            + " 0.4.30]}")
                    .file("net.keras", hdf5(true))),
        FileCase.of(
            "Keras 3",
            Set.of(),
            m ->
                m.rdf(
                        "onnx: {source: model.onnx, opset_version: 17}",
                        "keras_v3: {source: net.keras, keras_version: 3.5.0, backend: [jax,"
                            + " 0.4.30]}")
                    .file("net.keras", zip("config.json", "model.weights.h5"))),
        FileCase.of(
            "no SavedModel",
            "error weights-not-saved-model @ weights.tensorflow_saved_model_bundle.source",
            m ->
                m.weights(
                    "tensorflow_saved_model_bundle", "tensorflow_version: 2.15", zip("net.pb"))),
        FileCase.of(
            "nested SavedModel",
            "alert weights-saved-model-nested @ weights.tensorflow_saved_model_bundle.source",
            m ->
                m.weights(
                    "tensorflow_saved_model_bundle",
                    "tensorflow_version: 2.15",
                    zip("net/saved_model.pb", "net/variables/variables.index"))),
        FileCase.of(
            "SavedModel",
            Set.of(),
            m ->
                m.weights(
                    "tensorflow_saved_model_bundle",
                    "tensorflow_version: 2.15",
                    zip("saved_model.pb", "variables/variables.index"))),
        FileCase.of(
            "no TensorFlow.js",
            "error weights-not-tensorflow-js @ weights.tensorflow_js.source",
            m -> m.weights("tensorflow_js", "tensorflow_version: 2.15", zip("shard1.bin"))),
        FileCase.of(
            "environment without list",
            "alert dependencies-unreadable @"
                + " weights.tensorflow_saved_model_bundle.dependencies.source",
            m ->
                m.weights(
                        "tensorflow_saved_model_bundle",
                        "tensorflow_version: 2.15, dependencies: {source: env.yaml}",
                        zip("saved_model.pb", "variables/v"))
                    .file("env.yaml", "name: env")));
  }
}
