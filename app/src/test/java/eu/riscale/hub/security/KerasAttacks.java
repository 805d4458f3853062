package eu.riscale.hub.security;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Layers that Keras would run code or read files for, and arrays in other files. The quotes of the
/// configurations are `'`.
final class KerasAttacks {
  private static final Path RESOURCES = Path.of("src/test/resources/hdf5");

  private KerasAttacks() {}

  static List<Attack> all() {
    return List.of(
        layer(
            "lambda",
            "runs Python that the file brings along",
            "'class_name': 'Lambda', 'config': {'name': 'f', 'function': ['4wEAAA', null, null]}",
            Answer.unsafe("Lambda runs Python code")),
        layer(
            "lambda-inside",
            "hides it in a layer of a layer",
            "'class_name': 'TimeDistributed', 'config': {'name': 't', 'layer': {'class_name':"
                + " 'Lambda', 'config': {'name': 'f'}}}",
            Answer.unsafe("Lambda runs Python code")),
        layer(
            "lambda-twice",
            "gives a class twice, of which Python takes the last",
            "'class_name': 'Dense', 'class_name': 'Lambda', 'config': {'name': 'd'}",
            Answer.unsafe("Lambda runs Python code")),
        layer(
            "initializer",
            "hides it in what fills a layer's numbers",
            "'class_name': 'Dense', 'config': {'name': 'd', 'kernel_initializer': {'class_name':"
                + " 'VarianceScaling', 'config': {'x': [[{'class_name': '__lambda__'}]]}}}",
            Answer.unsafe("__lambda__ runs Python code")),
        activation("os", "system", "runs a program", "os.system starts or ends processes"),
        activation(
            "tensorflow.raw_ops",
            "WriteFile",
            "writes a file by the operator itself",
            "tensorflow.raw_ops.WriteFile reads or writes files"),
        activation(
            "numpy.f2py.diagnose",
            "run_command",
            "runs a program by way of another library",
            "numpy.f2py.diagnose.run_command runs Python code"),
        layer(
            "hdf5-file",
            "opens a file instead of making a layer",
            "'class_name': 'File', 'module': 'h5py', 'config': {'name': '/tmp/x', 'mode': 'w'}",
            Answer.unsafe("h5py.File reads or writes files")),
        layer(
            "callback",
            "writes what Keras notes of a training",
            "'class_name': 'CSVLogger', 'module': 'keras.callbacks', 'config': {'filename':"
                + " '/tmp/x'}",
            Answer.unsafe("keras.callbacks.CSVLogger reads or writes files")),
        activation("builtins", "eval", "runs Python", "builtins.eval runs Python code"),
        activation(
            "keras.utils",
            "get_file",
            "fetches a file and unpacks it anywhere (CVE-2025-12060)",
            "keras.utils.get_file opens connections"),
        activation(
            "keras.saving",
            "load_model",
            "loads another model",
            "keras.saving.load_model reads or writes files"),
        activation(
            "keras.src.utils.file_utils",
            "get_file",
            "fetches a file by the name that Keras itself has for that",
            "keras.src.utils.file_utils.get_file opens connections"),
        activation(
            "tensorflow.python.keras.utils.data_utils",
            "get_file",
            "fetches a file by the Keras within TensorFlow",
            "tensorflow.python.keras.utils.data_utils.get_file opens connections"),
        activation(
            "keras.src.saving.serialization_lib",
            "enable_unsafe_deserialization",
            "lets Keras run the code of files from then on",
            "keras.src.saving.serialization_lib.enable_unsafe_deserialization runs Python code"),
        activation(
            "keras.src.utils.file_utils",
            "os.system",
            "runs a program by a module that Keras imports",
            "keras.src.utils.file_utils.os.system starts or ends processes"),
        layer(
            "torch-module",
            "loads a pickle",
            "'class_name': 'TorchModuleWrapper', 'module': 'keras.layers', 'config': {'name': 't'}",
            Answer.unsafe("TorchModuleWrapper runs Python code")),
        layer(
            "saved-model",
            "loads a SavedModel from another place",
            "'class_name': 'TFSMLayer', 'module': 'keras.layers', 'config': {'name': 't',"
                + " 'filepath': '/tmp/x'}",
            Answer.unsafe("TFSMLayer reads or writes files")),
        layer(
            "vocabulary",
            "reads a file of the system as words (CVE-2025-12058)",
            "'class_name': 'StringLookup', 'config': {'name': 's', 'vocabulary': '/etc/passwd'}",
            Answer.unsafe("StringLookup with the words of /etc/passwd reads or writes files")),
        layer(
            "operator",
            "writes a file by an operator of TensorFlow",
            "'class_name': 'TFOpLambda', 'config': {'name': 'o', 'function': 'io.write_file'}",
            Answer.unsafe("tf.io.write_file reads or writes files")),
        layer(
            "python-operator",
            "runs Python by an operator of TensorFlow",
            "'class_name': 'TFOpLambda', 'config': {'name': 'o', 'function': 'compat.v1.py_func'}",
            Answer.unsafe("tf.compat.v1.py_func runs Python code")),
        layer(
            "custom-layer",
            "runs the layer of a stranger",
            "'class_name': 'Dense', 'module': 'author.layers', 'config': {'name': 'a'}",
            Answer.unknown("author.layers.Dense")),
        hdf5(
            "never-written",
            "takes more memory than the file is long",
            Answer.unknown(
                "brings the weights above 64 MB, more than a file of its size can hold")),
        hdf5(
            "external-link",
            "reads another file by a link",
            Answer.unsafe("an external link to /etc/secret.h5")),
        hdf5(
            "external-storage",
            "keeps its numbers in another file",
            Answer.unsafe("an array in other files")),
        hdf5(
            "virtual",
            "puts an array together from other files",
            Answer.unsafe("a virtual array of other files")));
  }

  private static Attack activation(String module, String function, String attempt, String words) {
    return layer(
        module + "." + function,
        attempt,
        "'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': '%s', 'class_name': 'function', 'config': '%s'}}"
            .formatted(module, function),
        Answer.unsafe(words));
  }

  private static Attack layer(String name, String attempt, String layer, Answer answer) {
    return new Attack(Area.KERAS, name, attempt, site -> model(site.folder(), layer), answer);
  }

  private static Path model(Path folder, String layer) throws IOException {
    Path file = folder.resolve("weights.h5");
    String network =
        "{'class_name': 'Sequential', 'config': {'name': 'net', 'layers': [{" + layer + "}]}}";
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putAttribute("model_config", network.replace('\'', '"'));
    }
    return file;
  }

  /// A file of `app/src/test/keras/make_hostile.py`.
  private static Attack hdf5(String name, String attempt, Answer answer) {
    return new Attack(
        Area.KERAS,
        name,
        attempt,
        site -> {
          Path file = site.folder().resolve("weights.h5");
          try (InputStream in =
              new GZIPInputStream(Files.newInputStream(RESOURCES.resolve(name + ".h5.gz")))) {
            Files.copy(in, file);
          }
          return file;
        },
        answer);
  }
}
