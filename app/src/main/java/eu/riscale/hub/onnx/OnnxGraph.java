package eu.riscale.hub.onnx;

import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// An ONNX graph in the making: nodes, constants, inputs and outputs, by the names of their
/// tensors. Every tensor is `float32`, but for the integers that steer an op (shapes, axes, sizes).
public final class OnnxGraph {
  /// The first that has `Gelu`; reductions and resizing take their axes as it says.
  private static final int OPSET = 20;

  private static final int IR_VERSION = 9;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int BOOL = 9;
  private static final int NODE = 1;
  private static final int GRAPH_NAME = 2;
  private static final int INITIALIZER = 5;
  private static final int RAW_DATA = 9;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  /// Room for what is not weights in the two GiB that a protobuf message may have.
  private static final long MAX_BYTES = Integer.MAX_VALUE - 64;

  /// As much of the name of a layer as each of its nodes gets.
  private static final int LONGEST_NAME = 400;

  /// A large constant, written last, so that it is copied once only.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Constant(Protobuf head, float[] data) {
    long size() {
      return head.size() + Protobuf.sizeOf(4L * data.length);
    }
  }

  private final Protobuf graph = new Protobuf(1 << 14);

  /// Takes the nodes: the graph, or a graph within it.
  private Protobuf body = graph;

  private final List<Constant> constants = new ArrayList<>();
  private Map<String, String> transposed = new HashMap<>();
  private final List<String> inputNames = new ArrayList<>();
  private final List<String> outputNames = new ArrayList<>();
  private String layer = "";
  private int tensors;
  private long constantBytes;

  /// Names the layer whose nodes follow, for the engine's messages.
  public void layer(String name) {
    layer = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  /// Adds a node with one output.
  ///
  /// @param inputs names of tensors; an empty one is an input that is left out
  /// @return the name of the output
  public String node(String op, List<String> inputs, Protobuf... attributes) {
    return node(op, inputs, List.of(attributes));
  }

  /// The same with a list of attributes.
  public String node(String op, List<String> inputs, List<Protobuf> attributes) {
    return nodes(op, inputs, 1, attributes).get(0);
  }

  /// Adds a node with several outputs; returns their names.
  public List<String> nodes(String op, List<String> inputs, int outputs, Protobuf... attributes) {
    return nodes(op, inputs, outputs, List.of(attributes));
  }

  /// Adds a node with several outputs.
  ///
  /// @return their names
  public List<String> nodes(
      String op, List<String> inputs, int outputs, List<Protobuf> attributes) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      String name = newName();
      names.add(name);
      node.text(2, name);
    }
    node.text(3, layer + "/" + op + names.get(0)).text(4, op);
    for (Protobuf attribute : attributes) {
      node.message(5, attribute);
    }
    body.message(NODE, node);
    return names;
  }

  /// Adds nodes to a graph of their own, which a node of this one runs, and which sees every tensor
  /// around it.
  ///
  /// @param inputs what the inner graph is given, by names from [#newName]
  /// @param nodes adds them, and returns the names of what the inner graph gives
  Protobuf inner(List<Protobuf> inputs, Supplier<List<String>> nodes) {
    Protobuf outer = body;
    Map<String, String> outerTransposed = transposed;
    Protobuf inner = new Protobuf();
    body = inner;
    transposed = new HashMap<>();
    List<String> outputs = nodes.get().stream().map(output -> node("Identity", output)).toList();
    body = outer;
    transposed = outerTransposed;
    inner.text(GRAPH_NAME, "inner");
    inputs.forEach(input -> inner.message(INPUT, input));
    outputs.forEach(name -> inner.message(OUTPUT, any(name)));
    return inner;
  }

  /// What an inner graph is given or gives, of the type that the node that runs it makes it.
  static Protobuf any(String name) {
    return new Protobuf().text(1, name);
  }

  /// A whole number that an inner graph is given.
  static Protobuf count(String name) {
    return port(name, new Protobuf().integer(1, INT64).message(2, new Protobuf()));
  }

  /// True or false, as an inner graph is given it.
  static Protobuf flag(String name) {
    return port(name, new Protobuf().integer(1, BOOL).message(2, new Protobuf()));
  }

  private static Protobuf port(String name) {
    return port(name, new Protobuf().integer(1, FLOAT));
  }

  private static Protobuf port(String name, Protobuf tensorType) {
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensorType));
  }

  /// Adds a node with one input and one output.
  public String node(String op, String input, Protobuf... attributes) {
    return node(op, List.of(input), attributes);
  }

  /// The same tensor with other order of axes. Asked twice, it is computed once.
  public String transpose(String tensor, int... permutation) {
    return transposed.computeIfAbsent(
        tensor + Arrays.toString(permutation),
        key -> node("Transpose", tensor, Attribute.integers("perm", permutation)));
  }

  /// The numbers of a vector, such as the shape of a tensor, from one place up to before another; a
  /// place behind its end is the end.
  public String part(String vector, long from, long to) {
    return node("Slice", List.of(vector, integers(from), integers(to)));
  }

  /// The numbers of several vectors behind one another.
  public String joined(List<String> vectors) {
    return node("Concat", vectors, Attribute.integer("axis", 0));
  }

  /// The tensor with the elements along some axes from the last to the first.
  public String reversed(String tensor, long... axes) {
    long[] starts = new long[axes.length];
    long[] ends = new long[axes.length];
    long[] steps = new long[axes.length];
    Arrays.fill(starts, Long.MAX_VALUE);
    Arrays.fill(ends, -Long.MAX_VALUE);
    Arrays.fill(steps, -1);
    return node(
        "Slice",
        List.of(tensor, integers(starts), integers(ends), integers(axes), integers(steps)));
  }

  /// The tensor with all that is below the least or above the most brought to these.
  public String clip(String tensor, double min, double max) {
    return node("Clip", List.of(tensor, scalar(min), scalar(max)));
  }

  /// A tensor that the graph holds.
  public String constant(Weight weight) {
    String name = newName();
    Protobuf head = new Protobuf();
    for (int size : weight.shape()) {
      head.integer(1, size);
    }
    constantBytes += 4L * weight.data().length;
    if (constantBytes > MAX_BYTES) {
      throw tooLarge(constantBytes);
    }
    constants.add(new Constant(head.integer(2, FLOAT).text(8, name), weight.data()));
    return name;
  }

  /// A number, without axes.
  public String scalar(double value) {
    return constant(new Weight(new int[0], new float[] {(float) value}));
  }

  /// A one-dimensional tensor of whole numbers.
  public String integers(long... values) {
    return integers(new int[] {values.length}, values);
  }

  /// The same of a list.
  public String integers(List<Long> values) {
    return integers(values.stream().mapToLong(Long::longValue).toArray());
  }

  /// A tensor of whole numbers.
  ///
  /// @param shape sizes of the axes
  public String integers(int[] shape, long... values) {
    return constant(INT64, 7, shape, values);
  }

  /// A tensor of true and false.
  ///
  /// @param shape sizes of the axes
  /// @param values 0 for false
  public String flags(int[] shape, long... values) {
    return constant(BOOL, 5, shape, values);
  }

  private String constant(int type, int field, int[] shape, long... values) {
    String name = newName();
    Protobuf tensor = new Protobuf();
    for (int size : shape) {
      tensor.integer(1, size);
    }
    tensor.integer(2, type);
    for (long value : values) {
      tensor.integer(field, value);
    }
    graph.message(INITIALIZER, tensor.text(8, name));
    return name;
  }

  /// The tensor as `float32`.
  public String floats(String tensor) {
    return node("Cast", tensor, Attribute.integer("to", FLOAT));
  }

  /// The tensor as `float32` whose numbers another type can hold.
  ///
  /// @param type that type, as ONNX numbers it
  public String rounded(String tensor, int type) {
    return floats(node("Cast", tensor, Attribute.integer("to", type)));
  }

  /// The tensor as whole numbers, without what stands behind the point.
  public String integers(String tensor) {
    return node("Cast", tensor, Attribute.integer("to", INT64));
  }

  /// The tensor as true and false.
  public String flags(String tensor) {
    return node("Cast", tensor, Attribute.integer("to", BOOL));
  }

  /// An input of any number of axes.
  public void input(String name) {
    input(name, new Protobuf().integer(1, FLOAT));
  }

  /// @param shape sizes of the axes, -1 for any
  public void input(String name, int[] shape) {
    Protobuf dimensions = new Protobuf();
    for (int axis = 0; axis < shape.length; axis++) {
      Protobuf dimension = new Protobuf();
      dimensions.message(
          1,
          shape[axis] < 0
              ? dimension.text(2, name + "_" + axis)
              : dimension.integer(1, shape[axis]));
    }
    input(name, new Protobuf().integer(1, FLOAT).message(2, dimensions));
  }

  private void input(String name, Protobuf tensorType) {
    inputNames.add(name);
    graph.message(INPUT, port(name, tensorType));
  }

  /// Gives a tensor out under the name nearest to `wanted` that no other input or output has.
  public void output(String wanted, String tensor) {
    String name = wanted;
    for (int count = 1; inputNames.contains(name) || outputNames.contains(name); count++) {
      name = wanted + "_" + count;
    }
    outputNames.add(name);
    Protobuf node = new Protobuf().text(1, tensor).text(2, name).text(4, "Identity");
    graph.message(NODE, node).message(OUTPUT, port(name));
  }

  /// What was written so far.
  ///
  /// @throws Refusal where it is more than an ONNX model may have
  public OnnxModel toModel() {
    Protobuf head = new Protobuf();
    head.integer(1, IR_VERSION).text(2, "hub");
    head.message(8, new Protobuf().text(1, "").integer(2, OPSET));
    graph.text(GRAPH_NAME, "keras");

    long graphSize = graph.size();
    for (Constant constant : constants) {
      graphSize += Protobuf.sizeOf(constant.size());
    }
    long size = head.size() + Protobuf.sizeOf(graphSize);
    if (size > MAX_BYTES) {
      throw tooLarge(size);
    }
    Protobuf model = new Protobuf((int) size).fields(head);
    model.begin(7, (int) graphSize).fields(graph);
    for (Constant constant : constants) {
      model.begin(INITIALIZER, (int) constant.size()).fields(constant.head());
      model.raw(RAW_DATA, constant.data());
    }
    return new OnnxModel(model.toBytes(), List.copyOf(inputNames), List.copyOf(outputNames));
  }

  private static Refusal tooLarge(long size) {
    return Refusal.tooLarge(
        "the weights take " + size + " bytes, more than an ONNX model may have");
  }

  /// No layer's name looks like this, so it never meets the name of an input or output.
  String newName() {
    return "#" + tensors++;
  }
}
