package eu.riscale.hub.weights.onnx;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.OnnxWalk;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads what an ONNX file says of its network, without the numbers. Whether it is an ONNX model
/// its outline tells. (Field numbers: ONNX 1.18, `onnx.proto`.)
public final class OnnxFile {
  private static final int DEEPEST = 32;
  private static final int BOOL = 9;

  private final ProtobufReader in;
  private final OnnxOutline outline;
  private final Map<String, Long> operators = new TreeMap<>();
  private final List<Port> inputs = new ArrayList<>();
  private final List<Port> outputs = new ArrayList<>();
  private final List<StoredTensor> tensors = new ArrayList<>();
  private final TrainingNodes training = new TrainingNodes();
  private final ConstantNumbers constants = new ConstantNumbers();
  private String producer = "";
  private String producerVersion = "";
  private long irVersion;

  private OnnxFile(InputStream in, OnnxOutline outline) {
    this.in = new ProtobufReader(in);
    this.outline = outline;
  }

  /// Empty where the file is no ONNX model.
  ///
  /// @throws EOFException where the file ends early
  public static Optional<WeightsContent> read(Path file) throws IOException {
    Optional<OnnxOutline> outline;
    try (InputStream in = Files.newInputStream(file)) {
      outline = OnnxOutline.read(in);
    }
    return outline.isPresent() ? Optional.of(content(file, outline.get())) : Optional.empty();
  }

  /// What the graph of an ONNX model says, or that it is damaged where its outline does not look.
  private static WeightsContent content(Path file, OnnxOutline outline) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      OnnxFile model = new OnnxFile(in, outline);
      model.model();
      return model.content();
    } catch (EOFException e) {
      return damaged("a part of it is longer than what is around it");
    } catch (ProtobufReader.BeyondLimits e) {
      return new WeightsContent.Unreadable(Reason.of(e));
    } catch (ProtobufReader.Malformed e) {
      return damaged(Reason.of(e));
    }
  }

  private static WeightsContent damaged(String reason) {
    return new WeightsContent.Unreadable("its ONNX model is damaged: " + reason);
  }

  private WeightsContent content() {
    // Before ONNX 1.4 the numbers of the network were listed among its inputs.
    Set<String> own = new HashSet<>();
    tensors.forEach(tensor -> own.add(tensor.name()));
    List<Port> allInputs = List.copyOf(inputs);
    inputs.removeIf(input -> own.contains(input.name()));
    List<StoredTensor> numbers = new ArrayList<>(tensors);
    numbers.addAll(constants.all());
    return new WeightsContent.Onnx(
        (producer + " " + producerVersion).strip(),
        irVersion,
        outline.opsets(),
        inputs,
        allInputs,
        outputs,
        operators,
        training.clauses(),
        List.copyOf(outline.externalFiles()),
        new Parameters(numbers));
  }

  private void model() throws IOException {
    while (in.next()) {
      switch (in.field()) {
        case 1 -> irVersion = in.integer();
        case 2 -> producer = in.text();
        case 3 -> producerVersion = in.text();
        case 7 -> graph(0);
        default -> {}
      }
    }
  }

  /// @param depth how many graphs there are around this one
  private void graph(int depth) throws IOException {
    long outer = in.enter();
    List<Port> inner = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> node(depth);
        case 5 -> stored();
        case 11 -> (depth == 0 ? inputs : inner).add(port());
        case 12 -> (depth == 0 ? outputs : inner).add(port());
        case 15 -> sparse();
        default -> {}
      }
    }
    in.leave(outer);
  }

  private void node(int depth) throws IOException {
    long graph = in.enter();
    List<String> taken = new ArrayList<>();
    List<String> given = new ArrayList<>();
    String name = "";
    String operator = "";
    String domain = "";
    boolean isOn = false;
    Optional<StoredTensor> value = Optional.empty();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> taken.add(in.text());
        case 2 -> given.add(in.text());
        case 3 -> name = in.text();
        case 4 -> operator = in.text();
        case 5 -> {
          Attribute attribute = attribute(depth);
          isOn |= attribute.isOn();
          value = attribute.value().isPresent() ? attribute.value() : value;
        }
        case 7 -> domain = in.text();
        default -> {}
      }
    }
    in.leave(graph);
    boolean isOwn = OnnxWalk.isOwn(domain);
    operators.merge(isOwn ? operator : domain + "." + operator, 1L, Long::sum);
    if (isOwn) {
      TrainingNodes.Node node = new TrainingNodes.Node(name, operator, taken, given);
      training.node(node, isOn);
      constants.node(node, value);
    }
  }

  /// @param isOn whether it turns training on, or is the truth
  /// @param value the tensor that it is
  private record Attribute(boolean isOn, Optional<StoredTensor> value) {}

  /// Loops and conditions have graphs of their own.
  private Attribute attribute(int depth) throws IOException {
    long node = in.enter();
    String name = "";
    long number = 0;
    boolean isTrue = false;
    Optional<StoredTensor> value = Optional.empty();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.text();
        case 3 -> number = in.holdsInteger() ? in.integer() : 0;
        case 5 -> {
          Numbers numbers = tensor();
          isTrue |= numbers.isTrue();
          value = Optional.of(numbers.tensor());
        }
        case 6, 11 -> {
          if (depth < DEEPEST) {
            graph(depth + 1);
          }
        }
        default -> {}
      }
    }
    in.leave(node);
    boolean isOn = name.equals("training_mode") ? number != 0 : name.equals("value") && isTrue;
    return new Attribute(isOn, value);
  }

  /// One of the network's numbers.
  private void stored() throws IOException {
    Numbers numbers = tensor();
    tensors.add(numbers.tensor());
    if (numbers.isTrue()) {
      training.truth(numbers.tensor().name());
    }
  }

  /// Numbers of which only those that are not zero are written; of the others nothing is to learn.
  private void sparse() throws IOException {
    long graph = in.enter();
    while (in.next()) {
      if (in.field() == 1) {
        tensors.add(tensor().tensor());
      }
    }
    in.leave(graph);
  }

  /// @param isTrue whether it is the truth
  private record Numbers(StoredTensor tensor, boolean isTrue) {}

  private Numbers tensor() throws IOException {
    long graph = in.enter();
    List<Long> shape = new ArrayList<>();
    String name = "";
    long type = 0;
    boolean isTrue = false;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> in.integers(size -> shape.add(Math.max(0, size)));
        case 2 -> type = in.integer();
        case 5 -> {
          if (type == BOOL) {
            long[] last = {0};
            in.integers(value -> last[0] = value);
            isTrue |= last[0] != 0;
          }
        }
        case 8 -> name = in.text();
        case 9 -> isTrue |= type == BOOL && in.bytes().filter(OnnxFile::isTruth).isPresent();
        default -> {}
      }
    }
    in.leave(graph);
    return new Numbers(StoredTensor.of(name, type(type), shape), isTrue);
  }

  private static boolean isTruth(byte[] value) {
    return value.length == 1 && value[0] != 0;
  }

  private Port port() throws IOException {
    long graph = in.enter();
    Port port = new Port("", "", Optional.empty());
    String name = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.text();
        case 2 -> port = valueType();
        default -> {}
      }
    }
    in.leave(graph);
    return new Port(name, port.dtype(), port.shape());
  }

  /// Sequences, maps and optional values, which are no tensors, have their names for a type, and no
  /// shape.
  private Port valueType() throws IOException {
    long port = in.enter();
    long type = 0;
    Optional<List<Dimension>> shape = Optional.empty();
    String kind = "";
    while (in.next()) {
      if (in.field() != 1) {
        kind = kind(in.field(), kind);
        continue;
      }
      long value = in.enter();
      while (in.next()) {
        switch (in.field()) {
          case 1 -> type = in.integer();
          case 2 -> shape = Optional.of(shape());
          default -> {}
        }
      }
      in.leave(value);
    }
    in.leave(port);
    return new Port("", type == 0 ? kind : type(type), shape);
  }

  private static String kind(int field, String known) {
    return switch (field) {
      case 4 -> Port.SEQUENCE;
      case 5 -> Port.MAP;
      case 9 -> Port.OPTIONAL;
      default -> known;
    };
  }

  private List<Dimension> shape() throws IOException {
    long type = in.enter();
    List<Dimension> sizes = new ArrayList<>();
    while (in.next()) {
      if (in.field() != 1) {
        continue;
      }
      long shape = in.enter();
      Dimension size = Dimension.of(-1);
      while (in.next()) {
        switch (in.field()) {
          case 1 -> size = Dimension.of(in.integer());
          case 2 -> size = new Dimension(-1, in.text());
          default -> {}
        }
      }
      in.leave(shape);
      sizes.add(size);
    }
    in.leave(type);
    return sizes;
  }

  private static String type(long number) {
    return switch ((int) number) {
      case 1 -> "float32";
      case 2 -> "uint8";
      case 3 -> "int8";
      case 4 -> "uint16";
      case 5 -> "int16";
      case 6 -> "int32";
      case 7 -> "int64";
      case 8 -> "string";
      case 9 -> "bool";
      case 10 -> "float16";
      case 11 -> "float64";
      case 12 -> "uint32";
      case 13 -> "uint64";
      case 14 -> "complex64";
      case 15 -> "complex128";
      case 16 -> "bfloat16";
      default -> "type " + number;
    };
  }
}
