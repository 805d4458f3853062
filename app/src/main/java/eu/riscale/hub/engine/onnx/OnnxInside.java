package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The inside of an ONNX graph: a copy of it in memory has one more output.
final class OnnxInside implements Inside {
  private final OnnxEngine engine;
  private final byte[] model;
  private final List<Layer> layers;
  private final Place place;

  /// Where it runs, and what beside it.
  ///
  /// @param folder where external data lies; empty where there is none
  record Place(Device device, Optional<Path> folder, AsJudged judged) {}

  OnnxInside(OnnxEngine engine, byte[] model, List<Layer> layers, Place place) {
    this.engine = engine;
    this.model = model;
    this.layers = layers;
    this.place = place;
  }

  @Override
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public Optional<Tensor> at(Layer layer, List<NamedTensor> inputs) throws EngineException {
    byte[] graph = withOutput(layer.tensor());
    OnnxGraph copy = OnnxGraph.of("A copy of the network", graph, place.folder());
    place.judged().requireSame();
    try (Session session = engine.open(copy, place.device())) {
      return session.run(inputs).stream()
          .filter(output -> output.name().equals(layer.tensor()))
          .findFirst()
          .flatMap(NamedTensor::content);
    }
  }

  /// Protobuf joins what comes of a message in several parts: the graph gets one more output by
  /// what follows the file.
  private byte[] withOutput(String tensor) {
    Protobuf output = new Protobuf().text(1, tensor);
    byte[] more = new Protobuf().message(7, new Protobuf().message(12, output)).toBytes();
    byte[] graph = Arrays.copyOf(model, model.length + more.length);
    System.arraycopy(more, 0, graph, model.length, more.length);
    return graph;
  }
}
