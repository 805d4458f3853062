package eu.riscale.hub.engine.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import eu.riscale.hub.engine.Carrier;
import eu.riscale.hub.engine.NdArrays;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.EnumMap;
import java.util.Map;

/// Makes tensors of the types that the Java side of ONNX Runtime cannot make: a network of one
/// `Cast` gives them out, and what one network gave is handed to another as it is. The network that
/// is tested stays untouched. (Field numbers: ONNX 1.18, `onnx.proto`.)
final class OnnxCasts {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int TYPE_INT = 2;

  private final OrtNDManager owner;
  private final Map<DType, OrtSymbolBlock> casts = new EnumMap<>(DType.class);

  /// @param owner closes the networks
  OnnxCasts(OrtNDManager owner) {
    this.owner = owner;
  }

  /// The tensor with its own type.
  ///
  /// @param scope owns it
  NDArray arrayOf(Tensor tensor, NDManager scope) {
    Tensor carried = Carrier.of(tensor);
    OrtSymbolBlock cast =
        casts.computeIfAbsent(tensor.dtype(), type -> opened(carried.dtype(), type));
    try (NDArray array = NdArrays.write(carried, scope)) {
      return cast.forward(new ParameterStore(scope, false), new NDList(array), false).head();
    }
  }

  private OrtSymbolBlock opened(DType from, DType to) {
    try (SessionOptions options = OnnxSessions.considerate()) {
      return new OrtSymbolBlock(
          OrtEnvironment.getEnvironment().createSession(network(from, to), options), owner);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime has no cast to " + to.word(), e);
    }
  }

  private static byte[] network(DType from, DType to) {
    Protobuf attribute =
        new Protobuf().text(1, "to").integer(3, elementType(to)).integer(20, TYPE_INT);
    Protobuf node =
        new Protobuf().text(1, "given").text(2, "taken").text(4, "Cast").message(5, attribute);
    Protobuf graph =
        new Protobuf()
            .message(1, node)
            .text(2, "cast")
            .message(11, port("given", from))
            .message(12, port("taken", to));
    return new Protobuf()
        .integer(1, IR_VERSION)
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").integer(2, OPSET))
        .toBytes();
  }

  /// A tensor of any number of axes.
  private static Protobuf port(String name, DType type) {
    Protobuf tensor = new Protobuf().message(1, new Protobuf().integer(1, elementType(type)));
    return new Protobuf().text(1, name).message(2, tensor);
  }

  private static int elementType(DType type) {
    return switch (type) {
      case FLOAT32 -> 1;
      case UINT8 -> 2;
      case INT8 -> 3;
      case UINT16 -> 4;
      case INT16 -> 5;
      case INT32 -> 6;
      case INT64 -> 7;
      case BOOL -> 9;
      case FLOAT64 -> 11;
      case UINT32 -> 12;
      case UINT64 -> 13;
    };
  }
}
