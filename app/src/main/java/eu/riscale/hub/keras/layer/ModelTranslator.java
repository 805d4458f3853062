package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.InOrder;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.OnnxModel;
import eu.riscale.hub.weights.keras.Argument;
import eu.riscale.hub.weights.keras.GraphReader;
import eu.riscale.hub.weights.keras.KerasFile;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.LayerGraph;
import eu.riscale.hub.weights.keras.LayerPath;
import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Walks a model's graph from its outputs back and translates every call that they need.
public final class ModelTranslator {
  /// A model in a model that is called twice, and that in another: each doubles the calls.
  private static final int MOST_CALLS = 200_000;

  private final OnnxGraph graph = new OnnxGraph();
  private final KerasFile file;
  private final int kerasMajor;

  /// Of tensors that are rounded, by name.
  private final Map<String, Precision> precisions = new HashMap<>();

  private int called;

  /// Whether some input has a batch of one size only.
  private boolean batchIsFixed;

  private ModelTranslator(KerasFile file) {
    this.file = file;
    this.kerasMajor = file.kerasMajor();
  }

  /// Translates the model that a file holds.
  ///
  /// @throws Refusal where the file is broken, or holds what is not translated
  public static OnnxModel translate(KerasFile file) {
    return new ModelTranslator(file).translate();
  }

  OnnxGraph graph() {
    return graph;
  }

  int kerasMajor() {
    return kerasMajor;
  }

  boolean batchIsFixed() {
    return batchIsFixed;
  }

  private OnnxModel translate() {
    LayerGraph model = GraphReader.read(file.model(), LayerPath.root());
    List<Value> inputs = new ArrayList<>();
    for (String name : model.inputs()) {
      LayerGraph.Layer layer = model.layers().get(name);
      if (layer == null) {
        throw Refusal.broken("the model's input " + name + " is no layer of it");
      }
      int[] shape = inputShape(layer.config());
      batchIsFixed |= shape.length > 0 && shape[0] >= 0;
      graph.input(name, shape);
      inputs.add(Value.plain(name, shape.length));
    }
    List<Value> outputs = run(model, inputs);
    for (int i = 0; i < outputs.size(); i++) {
      graph.output(model.outputs().get(i).layer(), outputs.get(i).plain(graph).name());
    }
    return graph.toModel();
  }

  /// The sizes of an input layer's axes with the batch axis, -1 for any.
  private static int[] inputShape(LayerConfig config) {
    JsonNode shape = config.node(config.has("batch_shape") ? "batch_shape" : "batch_input_shape");
    if (!shape.isArray()) {
      throw config.broken("says no shape; the model was saved before its input shape was known");
    }
    if (config.flagOrFalse("sparse") || config.flagOrFalse("ragged")) {
      throw config.refuse("takes sparse or ragged tensors, which are not supported");
    }
    int[] sizes = new int[shape.size()];
    for (int axis = 0; axis < sizes.length; axis++) {
      JsonNode size = shape.path(axis);
      sizes[axis] = size.isNull() ? -1 : config.integer(size, "batch_shape");
    }
    return sizes;
  }

  /// One call of a layer in the walk.
  private record Place(String layer, int node) {}

  /// Translates a model, or a nested one, for the tensors that it is called with.
  List<Value> run(LayerGraph model, List<Value> inputs) {
    if (inputs.size() != model.inputs().size()) {
      throw Refusal.broken(
          "a model with " + model.inputs().size() + " inputs is called with " + inputs.size());
    }
    Calls calls = new Calls(model);
    for (int i = 0; i < inputs.size(); i++) {
      calls.done.put(new Place(model.inputs().get(i), 0), List.of(inputs.get(i)));
    }
    List<Value> outputs = new ArrayList<>();
    for (Argument.Tensor output : model.outputs()) {
      calls.reach(new Place(output.layer(), output.node()));
      outputs.add(value(output, calls.done));
    }
    return outputs;
  }

  /// The calls of a model, or of a nested one.
  private final class Calls implements InOrder<Place> {
    private final LayerGraph model;
    private final Map<Place, List<Value>> done = new HashMap<>();

    Calls(LayerGraph model) {
      this.model = model;
    }

    @Override
    public boolean isDone(Place place) {
      return done.containsKey(place);
    }

    @Override
    public List<Place> needs(Place place) {
      LayerGraph.Call call = layer(model, place).calls().get(place.node());
      return call.tensors().stream()
          .map(tensor -> new Place(tensor.layer(), tensor.node()))
          .toList();
    }

    @Override
    public void translate(Place place) {
      LayerGraph.Layer layer = layer(model, place);
      done.put(place, named(layer, layer.calls().get(place.node()), done));
    }

    @Override
    public Refusal circle(Place place) {
      return layer(model, place).config().broken("needs its own output");
    }
  }

  private static LayerGraph.Layer layer(LayerGraph model, Place place) {
    LayerGraph.Layer layer = model.layers().get(place.layer());
    if (layer == null) {
      throw Refusal.broken(
          "the model's configuration refers to the layer " + place.layer() + ", which it lacks");
    }
    if (place.node() < 0 || place.node() >= layer.calls().size()) {
      throw layer.config().broken("has no call number " + place.node());
    }
    return layer;
  }

  private static Value value(Argument.Tensor tensor, Map<Place, List<Value>> done) {
    List<Value> values = done.getOrDefault(new Place(tensor.layer(), tensor.node()), List.of());
    if (tensor.tensor() < 0 || tensor.tensor() >= values.size()) {
      throw Refusal.broken("layer " + tensor.layer() + " has no output number " + tensor.tensor());
    }
    return values.get(tensor.tensor());
  }

  private List<Value> named(
      LayerGraph.Layer layer, LayerGraph.Call call, Map<Place, List<Value>> done) {
    if (++called > MOST_CALLS) {
      throw Refusal.tooLarge("its layers are called more than " + MOST_CALLS + " times");
    }
    try {
      return translate(layer, call, done);
    } catch (Value.NoSuchAxis e) {
      throw layer.config().broken(String.valueOf(e.getMessage()));
    }
  }

  private List<Value> translate(
      LayerGraph.Layer layer, LayerGraph.Call call, Map<Place, List<Value>> done) {
    graph.layer(layer.name());
    if (OperationCall.isOperation(layer)) {
      Map<Argument.Tensor, Value> values = new HashMap<>();
      for (Argument.Tensor tensor : call.tensors()) {
        values.put(tensor, value(tensor, done));
      }
      if (kerasMajor == 2 && values.values().stream().anyMatch(value -> value.mask() != null)) {
        throw layer.config().refuse("is given a mask, which is not supported");
      }
      Value result = Operations.translate(new OperationCall(layer, call, values, this));
      return List.of(asPrecise(result, values.values()));
    }
    List<Value> inputs = new ArrayList<>();
    for (Argument.Tensor tensor : call.layerInputs(layer.config(), kerasMajor)) {
      inputs.add(value(tensor, done));
    }
    // Keras 3 overrides the flag when it predicts, Keras 2 obeys it.
    boolean obeyed = kerasMajor() == 2 && call.training();
    LayerCall.Mode mode = obeyed ? LayerCall.Mode.TRAINING : LayerCall.Mode.PREDICTION;
    if (kerasMajor == 2 || call.masks().isEmpty()) {
      return translate(layer, inputs, mode);
    }
    // Keras 3 writes the masks that it passes on into the call, too.
    List<Value> masked = new ArrayList<>(inputs);
    for (int i = 0; i < Math.min(inputs.size(), call.masks().size()); i++) {
      String mask =
          call.masks().get(i) instanceof Argument.Tensor tensor
              ? value(tensor, done).plain(graph).name()
              : null;
      masked.set(i, inputs.get(i).masked(mask));
    }
    List<Value> outputs = translate(layer, masked, mode);
    boolean carried = inputs.stream().anyMatch(input -> input.mask() != null);
    return carried ? outputs : outputs.stream().map(output -> output.masked(null)).toList();
  }

  /// Translates a layer, or a model in a layer's place, for the tensors that it is called with.
  List<Value> translate(LayerGraph.Layer layer, List<Value> inputs, LayerCall.Mode mode) {
    LayerGraph inner = layer.inner();
    if (inner != null && mode == LayerCall.Mode.TRAINING) {
      throw layer.config().refuse("is run as in training, which is not supported");
    }
    if (inner != null) {
      return nested(layer, inner, inputs);
    }
    String quantization = layer.config().quantization();
    if (!quantization.isEmpty()) {
      throw layer.config().refuse("is quantised to " + quantization + ", which is not supported");
    }
    Precision precision = Precision.of(layer.config());
    List<Weight> weights = weights(layer);
    if (precision == Precision.FLOAT32) {
      return Layers.translate(new LayerCall(layer, inputs, weights, mode, this));
    }
    boolean exactWeights = layer.config().className().endsWith("Normalization");
    List<Weight> held = exactWeights ? weights : weights.stream().map(precision::rounded).toList();
    boolean counts = layer.config().className().equals("Embedding");
    List<Value> taken = counts ? inputs : rounded(precision, inputs);
    List<Value> given = Layers.translate(new LayerCall(layer, taken, held, mode, this));
    return rounded(precision, given);
  }

  private List<Value> rounded(Precision precision, List<Value> values) {
    if (precision == Precision.FLOAT32) {
      return values;
    }
    return values.stream()
        .map(value -> {
          if (precisions.get(value.name()) == precision) {
            return value;
          }
          String name = precision.rounded(graph, value.name());
          precisions.put(name, precision);
          return value.with(name).masked(value.mask());
        })
        .toList();
  }

  /// A bare function has the precision of what it is given.
  private Value asPrecise(Value result, Collection<Value> inputs) {
    Set<Precision> all = EnumSet.noneOf(Precision.class);
    for (Value input : inputs) {
      all.add(precisions.getOrDefault(input.name(), Precision.FLOAT32));
    }
    return all.size() == 1 ? rounded(all.iterator().next(), List.of(result)).getFirst() : result;
  }

  /// Keras 3 gives an output that has lost its mask the one of the input.
  private List<Value> nested(LayerGraph.Layer layer, LayerGraph inner, List<Value> inputs) {
    List<Value> outputs = run(inner, inputs);
    boolean masked = inputs.stream().anyMatch(input -> input.mask() != null);
    if (masked && outputs.stream().anyMatch(output -> output.mask() == null)) {
      throw layer.config().refuse("is given a mask, which is not supported");
    }
    return outputs;
  }

  /// A layer's arrays; in an archive, some layers have those of their parts below.
  private List<Weight> weights(LayerGraph.Layer layer) {
    List<Weight> own = file.weights().weights(layer.path());
    List<String> parts =
        switch (layer.config().className()) {
          case "LSTM", "GRU", "SimpleRNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D" ->
              List.of("cell");
          case "Bidirectional" -> List.of("forward_layer/cell", "backward_layer/cell");
          case "MultiHeadAttention" ->
              List.of("query_dense", "key_dense", "value_dense", "output_dense");
          default -> List.of();
        };
    if (!own.isEmpty() || parts.isEmpty()) {
      return own;
    }
    List<Weight> all = new ArrayList<>();
    for (String part : parts) {
      List<Weight> found = file.weights().weights(layer.path().part(part));
      // Keras 2 writes the same names as private ones.
      all.addAll(found.isEmpty() ? file.weights().weights(layer.path().part("_" + part)) : found);
    }
    return all;
  }
}
