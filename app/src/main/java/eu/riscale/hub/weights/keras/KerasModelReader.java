package eu.riscale.hub.weights.keras;

import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Says what is in a model file of Keras or TensorFlow.js, without its numbers.
public final class KerasModelReader {
  private KerasModelReader() {}

  /// An `.h5` or `.keras` file. What is wrong with it is said in the content.
  public static WeightsContent keras(WeightsFormat kind, Path file) throws IOException {
    return content(kind, KerasOutlineReader.keras(file));
  }

  /// A zip of a TensorFlow.js model. What is wrong with it is said in the content.
  ///
  /// @param folder in which its `model.json` lies, with a slash at its end; empty for the zip's top
  public static WeightsContent tensorFlowJs(Path file, SoundZip zip, String folder)
      throws IOException {
    return content(WeightsFormat.TENSORFLOW_JS, KerasOutlineReader.tensorFlowJs(file, zip, folder));
  }

  private static WeightsContent content(WeightsFormat kind, KerasOutline outline) {
    List<StoredTensor> tensors = new ArrayList<>(tensors("", outline.weights()));
    if (!outline.operators().isEmpty()) {
      Map<String, Long> operators = new TreeMap<>();
      outline.operators().forEach(operator -> operators.merge(operator, 1L, Long::sum));
      return new WeightsContent.GraphModel(
          outline.kerasVersion(), operators, outline.shards(), new Parameters(tensors));
    }
    List<WeightsContent.Layer> layers = new ArrayList<>();
    for (KerasOutline.Layer layer : outline.layers()) {
      List<StoredTensor> own = tensors(layer.name() + "/", layer.weights());
      tensors.addAll(own);
      layers.add(
          new WeightsContent.Layer(
              layer.name(),
              layer.className(),
              own.stream().map(StoredTensor::shapeText).toList(),
              Parameters.sum(own)));
    }
    return new WeightsContent.Keras(
        kind.word(),
        outline.kerasVersion(),
        outline.backend(),
        outline.inputs().stream().map(KerasModelReader::port).toList(),
        outline.outputs(),
        layers,
        outline.obstacle(),
        outline.shards(),
        new Parameters(tensors));
  }

  private static List<StoredTensor> tensors(String folder, List<KerasOutline.Array> arrays) {
    List<StoredTensor> tensors = new ArrayList<>();
    for (KerasOutline.Array array : arrays) {
      List<Long> shape = array.shape().stream().map(Integer::longValue).toList();
      tensors.add(StoredTensor.of(folder + array.name(), array.dtype(), shape));
    }
    return tensors;
  }

  private static Port port(KerasOutline.Input input) {
    List<Dimension> shape =
        input.shape().stream().map(size -> Dimension.of(size.orElse(-1))).toList();
    return new Port(input.name(), input.dtype(), Optional.of(shape));
  }
}
