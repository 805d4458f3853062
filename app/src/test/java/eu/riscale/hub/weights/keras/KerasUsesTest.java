package eu.riscale.hub.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Keras would run or read because of a layer's configuration.
final class KerasUsesTest {
  @TempDir private Path folder;

  /// A layer without what all layers have, and what is to be said of it; the quotes are `'`.
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'class_name': 'Lambda', 'config': {'name': 'f', 'function': ['4wEAAA', null, null]}}        | Lambda | PYTHON | layer f
          {'class_name': 'Lambda', 'module': 'keras.layers', 'config': {'name': 'f'}}                  | Lambda | PYTHON | layer f
          {'class_name': 'TimeDistributed', 'config': {'name': 't', 'layer': {'class_name': 'Lambda', 'config': {'name': 'f'}}}} | Lambda | PYTHON | layer f
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'class_name': '__lambda__', 'config': {'value': 'x'}}}} | __lambda__ | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'kernel_initializer': {'class_name': 'VarianceScaling', 'config': {'x': [[{'class_name': '__lambda__'}]]}}}} | __lambda__ | PYTHON | layer d, x
          {'class_name': 'Add', 'config': {'name': 'a'}, 'inbound_nodes': [{'args': [], 'kwargs': {'y': {'class_name': '__lambda__'}}}]} | __lambda__ | PYTHON | layer a, y
          {'class_name': 'Dense', 'config': {'name': 'd'}, 'build_config': {'x': {'class_name': '__lambda__'}}} | __lambda__ | PYTHON | layer d, x
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'os', 'class_name': 'function', 'config': 'system'}}} | os.system | PROCESS | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'builtins', 'class_name': 'function', 'config': 'eval'}}} | builtins.eval | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.utils', 'class_name': 'function', 'config': 'get_file'}}} | keras.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.saving', 'class_name': 'function', 'config': 'load_model'}}} | keras.saving.load_model | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.utils.file_utils', 'class_name': 'function', 'config': 'get_file'}}} | keras.src.utils.file_utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.utils', 'class_name': 'function', 'config': 'get_file'}}} | keras.src.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.datasets.mnist', 'class_name': 'function', 'config': 'get_file'}}} | keras.src.datasets.mnist.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tf_keras.utils', 'class_name': 'function', 'config': 'get_file'}}} | tf_keras.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tf_keras.src.utils.data_utils', 'class_name': 'function', 'config': 'get_file'}}} | tf_keras.src.utils.data_utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.keras.utils', 'class_name': 'function', 'config': 'get_file'}}} | tensorflow.keras.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.python.keras.utils.data_utils', 'class_name': 'function', 'config': 'get_file'}}} | tensorflow.python.keras.utils.data_utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.compat.v1.keras.utils', 'class_name': 'function', 'config': 'get_file'}}} | tensorflow.compat.v1.keras.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow._api.v2.v2.keras.utils', 'class_name': 'function', 'config': 'get_file'}}} | tensorflow._api.v2.v2.keras.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras._tf_keras.keras.utils', 'class_name': 'function', 'config': 'get_file'}}} | keras._tf_keras.keras.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.api.utils', 'class_name': 'function', 'config': 'get_file'}}} | keras.api.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.api._v2.keras.utils', 'class_name': 'function', 'config': 'get_file'}}} | keras.api._v2.keras.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras_core.src.utils', 'class_name': 'function', 'config': 'get_file'}}} | keras_core.src.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras', 'class_name': 'function', 'config': 'utils.get_file'}}} | keras.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.saving.saving_api', 'class_name': 'function', 'config': 'load_model'}}} | keras.src.saving.saving_api.load_model | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.models.model', 'class_name': 'function', 'config': 'model_from_json'}}} | keras.src.models.model.model_from_json | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras._tf_keras.keras.models', 'class_name': 'function', 'config': 'load_model'}}} | keras._tf_keras.keras.models.load_model | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.saving.serialization_lib', 'class_name': 'function', 'config': 'enable_unsafe_deserialization'}}} | keras.src.saving.serialization_lib.enable_unsafe_deserialization | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.config', 'class_name': 'function', 'config': 'enable_unsafe_deserialization'}}} | keras.config.enable_unsafe_deserialization | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tf_keras.src.saving.saving_api', 'class_name': 'function', 'config': 'load_model'}}} | tf_keras.src.saving.saving_api.load_model | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.utils.image_utils', 'class_name': 'function', 'config': 'save_img'}}} | keras.src.utils.image_utils.save_img | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.utils.python_utils', 'class_name': 'function', 'config': 'func_load'}}} | keras.src.utils.python_utils.func_load | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.utils.file_utils', 'class_name': 'function', 'config': 'os.system'}}} | keras.src.utils.file_utils.os.system | PROCESS | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.utils.file_utils.shutil', 'class_name': 'function', 'config': 'rmtree'}}} | keras.src.utils.file_utils.shutil.rmtree | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'keras.src.datasets.npz_utils', 'class_name': 'function', 'config': 'pickle.loads'}}} | keras.src.datasets.npz_utils.pickle.loads | NETWORK | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.io', 'class_name': 'function', 'config': 'write_file'}}} | tensorflow.io.write_file | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.python.ops.gen_io_ops', 'class_name': 'function', 'config': 'write_file'}}} | tensorflow.python.ops.gen_io_ops.write_file | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow', 'class_name': 'function', 'config': 'py_function'}}} | tensorflow.py_function | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': 'keras.src.utils.get_file'}}    | keras.src.utils.get_file | NETWORK | layer d, activation
          {'class_name': 'TFSMLayer', 'module': 'keras.src.export.tfsm_layer', 'config': {'name': 't'}} | TFSMLayer | FILES | layer t
          {'class_name': 'KerasFileEditor', 'module': 'keras._tf_keras.keras.saving', 'config': {'name': 't'}} | keras._tf_keras.keras.saving.KerasFileEditor | FILES | layer t
          {'class_name': 'TFOpLambda', 'config': {'name': 'o', 'function': 'compat.v2.io.write_file'}}  | tf.compat.v2.io.write_file | FILES | layer o
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'author.code', 'class_name': 'function', 'config': 'relu'}}} | author.code.relu | UNKNOWN | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.raw_ops', 'class_name': 'function', 'config': 'WriteFile'}}} | tensorflow.raw_ops.WriteFile | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow._api.v2.raw_ops', 'class_name': 'function', 'config': 'Save'}}} | tensorflow._api.v2.raw_ops.Save | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.python.ops.gen_io_ops', 'class_name': 'function', 'config': 'restore_v2'}}} | tensorflow.python.ops.gen_io_ops.restore_v2 | FILES | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.raw_ops', 'class_name': 'function', 'config': 'PyFunc'}}} | tensorflow.raw_ops.PyFunc | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.raw_ops', 'class_name': 'function', 'config': 'Abort'}}} | tensorflow.raw_ops.Abort | PROCESS | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'numpy.f2py.diagnose', 'class_name': 'function', 'config': 'run_command'}}} | numpy.f2py.diagnose.run_command | PYTHON | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'pydoc', 'class_name': 'function', 'config': 'pipepager'}}} | pydoc.pipepager | PROCESS | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'collections', 'class_name': 'function', 'config': 'OrderedDict'}}} | collections.OrderedDict | UNKNOWN | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'tensorflow.raw_ops', 'class_name': 'function', 'config': 'Relu'}}} | tensorflow.raw_ops.Relu | UNKNOWN | layer d, activation
          {'class_name': 'File', 'module': 'h5py', 'config': {'name': 'c'}} | h5py.File | FILES | layer c
          {'class_name': 'CSVLogger', 'module': 'keras.callbacks', 'config': {'name': 'c'}} | keras.callbacks.CSVLogger | FILES | layer c
          {'class_name': 'ModelCheckpoint', 'module': 'keras.callbacks', 'config': {'name': 'c'}} | keras.callbacks.ModelCheckpoint | FILES | layer c
          {'class_name': 'BackupAndRestore', 'module': 'keras.callbacks', 'config': {'name': 'c'}} | keras.callbacks.BackupAndRestore | FILES | layer c
          {'class_name': 'TensorBoard', 'module': 'keras.src.callbacks.tensorboard', 'config': {'name': 'c'}} | keras.src.callbacks.tensorboard.TensorBoard | FILES | layer c
          {'class_name': 'RemoteMonitor', 'module': 'keras.callbacks', 'config': {'name': 'c'}} | keras.callbacks.RemoteMonitor | NETWORK | layer c
          {'class_name': 'Popen', 'module': 'subprocess', 'config': {'name': 'p'}}                     | subprocess.Popen | PROCESS | layer p
          {'class_name': 'TorchModuleWrapper', 'module': 'keras.layers', 'config': {'name': 't'}}      | TorchModuleWrapper | PYTHON | layer t
          {'class_name': 'TFSMLayer', 'module': 'keras.layers', 'config': {'name': 't', 'filepath': '/tmp/x'}} | TFSMLayer | FILES | layer t
          {'class_name': 'StringLookup', 'config': {'name': 's', 'vocabulary': '/etc/passwd'}}         | StringLookup with the words of /etc/passwd | FILES | layer s
          {'class_name': 'TFOpLambda', 'config': {'name': 'o', 'function': 'io.write_file'}}           | tf.io.write_file | FILES | layer o
          {'class_name': 'TFOpLambda', 'config': {'name': 'o', 'function': 'compat.v1.py_func'}}       | tf.compat.v1.py_func | PYTHON | layer o
          {'class_name': 'TFOpLambda', 'config': {'name': 'o', 'function': 'raw_ops.WriteFile'}}       | tf.raw_ops.WriteFile | FILES | layer o
          {'class_name': 'Dense', 'config': {'name': 'd', 'activation': 'swirl'}}                      | swirl | UNKNOWN | layer d, activation
          {'class_name': 'Dense', 'config': {'name': 'd', 'kernel_regularizer': 'Custom>L3'}}          | Custom>L3 | UNKNOWN | layer d, kernel_regularizer
          {'class_name': 'Attention2', 'config': {'name': 'a'}}                                        | Attention2 | UNKNOWN | layer a
          {'class_name': 'Dense', 'module': 'author.layers', 'config': {'name': 'a'}}                  | author.layers.Dense | UNKNOWN | layer a
          {'class_name': 'Dense', 'module': 'kerasx.layers', 'config': {'name': 'a'}}                  | kerasx.layers.Dense | UNKNOWN | layer a
          {'class_name': 'Dense', 'module': 'keras.layers', 'registered_name': 'mine>Dense', 'config': {'name': 'a'}} | mine>Dense | UNKNOWN | layer a
          {'class_name': 'NewsLayer', 'module': 'keras.layers', 'config': {'name': 'n'}}               | keras.layers.NewsLayer | UNKNOWN | layer n
          """)
  void findsWhatIsNotKerasAlone(String layer, String operation, Effect effect, String place)
      throws IOException {
    Use use = new Use(operation, effect, place);
    String config = model(layer);
    assertThat(KerasUses.of(WeightsFormat.KERAS_HDF5, hdf5(config, "{}"))).containsExactly(use);
    assertThat(KerasUses.of(WeightsFormat.KERAS_V3, archive(config))).containsExactly(use);
    assertThat(KerasUses.of(WeightsFormat.TENSORFLOW_JS, tensorFlowJs(config)))
        .containsExactly(use);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'class_name': 'Dense', 'config': {'name': 'd', 'activation': 'relu',"
            + " 'kernel_initializer': 'glorot_uniform'}}",
        "{'class_name': 'Dense', 'module': 'keras.src.layers.core.dense', 'registered_name':"
            + " 'Dense', 'config': {'name': 'd'}}",
        "{'class_name': 'Dense', 'module': 'tf_keras.src.layers.core.dense', 'config': {'name':"
            + " 'd'}}",
        "{'class_name': 'Dense', 'module': 'keras.layers', 'registered_name': null, 'config':"
            + " {'name': 'd', 'dtype': {'module': 'keras', 'class_name': 'DTypePolicy', 'config':"
            + " {'name': 'float32'}}}}",
        "{'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module': 'builtins',"
            + " 'class_name': 'function', 'config': 'relu', 'registered_name': 'function'}}}",
        "{'class_name': 'StringLookup', 'config': {'name': 's', 'vocabulary': ['a', 'b']}}",
        "{'class_name': 'TFOpLambda', 'config': {'name': 'o', 'function': 'math.add'}}",
        "{'class_name': 'TFOpLambda', 'config': {'name': 'o', 'function': 'compat.v1.nn.conv2d'}}",
        "{'class_name': 'SlicingOpLambda', 'config': {'name': 'o', 'function':"
            + " '__operators__.getitem'}}",
        "{'class_name': 'Conv2D', 'config': {'name': 'c', 'kernel_initializer': {'class_name':"
            + " 'VarianceScaling', 'config': {'scale': 1.0, 'mode': 'fan_avg'}},"
            + " 'kernel_regularizer': {'class_name': 'L2', 'config': {}}}}",
        "{'class_name': 'Dense', 'module': 'keras._tf_keras.keras.layers', 'config': {'name':"
            + " 'd'}}",
        "{'class_name': 'Dense', 'module': 'keras.api._v2.keras.layers', 'config': {'name': 'd'}}",
        "{'class_name': 'Dense', 'module': 'tensorflow.python.keras.layers.core', 'config':"
            + " {'name': 'd'}}",
        "{'class_name': 'Dense', 'config': {'name': 'd', 'activation': {'module':"
            + " 'tensorflow.keras.activations', 'class_name': 'function', 'config': 'relu'}}}",
        "{'class_name': 'Add', 'module': 'keras.src.ops.numpy', 'config': {'name': 'a'}}"
      })
  void allowsWhatIsKerasAlone(String layer) throws IOException {
    assertThat(KerasUses.of(WeightsFormat.KERAS_HDF5, hdf5(model(layer), "{}"))).isEmpty();
  }

  @Test
  void letsLossesAndMetricsBe() throws IOException {
    String training = "{'loss': 'dice', 'metrics': [{'class_name': 'Dice', 'module': 'author'}]}";
    String config = model("{'class_name': 'Dense', 'config': {'name': 'd'}}");
    assertThat(KerasUses.of(WeightsFormat.KERAS_HDF5, hdf5(config, training))).isEmpty();
    String compiled = config.substring(0, config.length() - 1) + ", 'compile_config': " + training;
    assertThat(KerasUses.of(WeightsFormat.KERAS_V3, archive(compiled + "}"))).isEmpty();

    String code = "{'loss': {'class_name': '__lambda__'}}";
    assertThat(KerasUses.of(WeightsFormat.KERAS_HDF5, hdf5(config, code)))
        .containsExactly(new Use("__lambda__", Effect.PYTHON, "the training, loss"));
  }

  @Test
  void takesTheLastOfTwoOptionsAsPythonDoes() throws IOException {
    String layer = "{'class_name': 'Dense', 'class_name': 'Lambda', 'config': {'name': 'd'}}";
    assertThat(KerasUses.of(WeightsFormat.KERAS_HDF5, hdf5(model(layer), "{}")))
        .containsExactly(new Use("Lambda", Effect.PYTHON, "layer d"));
  }

  @Test
  void saysEachThingOnceAndAHundredAtMost() throws IOException {
    String lambda = "{'class_name': 'Lambda', 'config': {'name': 'f'}}";
    assertThat(uses(lambda + ", " + lambda)).hasSize(1);
    StringBuilder many = new StringBuilder(lambda);
    for (int i = 0; i < 500; i++) {
      many.append(", ").append(lambda.replace("'f'", "'f" + i + "'"));
    }
    assertThat(uses(many.toString())).hasSize(100);
  }

  private List<Use> uses(String layers) throws IOException {
    return KerasUses.of(WeightsFormat.KERAS_HDF5, hdf5(model(layers), "{}"));
  }

  private static String model(String layers) {
    return "{'class_name': 'Sequential', 'config': {'name': 'net', 'layers': [" + layers + "]}}";
  }

  private Path hdf5(String model, String training) throws IOException {
    Path file = folder.resolve("model.h5");
    Files.deleteIfExists(file);
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putAttribute("model_config", quoted(model));
      out.putAttribute("training_config", quoted(training));
    }
    return file;
  }

  private Path archive(String model) throws IOException {
    Path weights = hdf5("{}", "{}");
    Path file = folder.resolve("model.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write(quoted(model).getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      Files.copy(weights, zip);
    }
    return file;
  }

  private Path tensorFlowJs(String model) throws IOException {
    Path file = folder.resolve("model.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("model.json"));
      String json = "{'modelTopology': {'model_config': " + model + "}, 'weightsManifest': []}";
      zip.write(quoted(json).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
