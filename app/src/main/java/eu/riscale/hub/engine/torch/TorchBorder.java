package eu.riscale.hub.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import eu.riscale.hub.engine.Carrier;
import eu.riscale.hub.engine.NdArrays;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// What PyTorch can do and DJL cannot say: tensors of some types, `None`, and of which type a
/// tensor is. A TorchScript module of hub's own does it beside the network that is tested.
final class TorchBorder {
  private static final String MODULE =
      """
      class Border(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Border,
          x: Tensor,
          dtype: Tensor) -> Tensor:
          return torch.to(x, int(dtype))
        def dtype(self: __torch__.Border,
          x: Tensor) -> Tensor:
          return torch.tensor(ops.prim.dtype(x))
        def none(self: __torch__.Border) -> Optional[Tensor]:
          return None
      """;

  /// A `Border` with `training` true.
  private static final String OBJECT =
      "\u0080\u0002c__torch__\nBorder\n)\u0081}(X\u0008\0\0\0training\u0088ub.";

  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private static final int INT16 = 2;
  private static final int UINT16 = 27;
  private static final int UINT32 = 28;
  private static final int UINT64 = 29;

  private final PtNDManager owner;
  private @Nullable PtSymbolBlock module;

  /// @param owner closes the module; of the network's device
  TorchBorder(PtNDManager owner) {
    this.owner = owner;
  }

  /// The tensor with its own type.
  ///
  /// @param scope owns it
  NDArray arrayOf(Tensor tensor, NDManager scope) {
    try (NDArray carried = NdArrays.write(Carrier.of(tensor), scope);
        NDArray type = scope.create(code(tensor.dtype()))) {
      NDList given = new NDList(carried, type);
      return module().forward(new ParameterStore(scope, false), given, false).head();
    }
  }

  /// The type of an array that DJL does not know.
  DataType typeOf(PtNDArray array) {
    try (IValue asked = IValue.from(array);
        IValue answer = IValueUtils.runMethod(module(), "dtype", asked);
        NDArray code = answer.toTensor(owner)) {
      return switch ((int) code.toLongArray()[0]) {
        case INT16 -> DataType.INT16;
        case UINT16 -> DataType.UINT16;
        case UINT32 -> DataType.UINT32;
        case UINT64 -> DataType.UINT64;
        default -> DataType.UNKNOWN;
      };
    }
  }

  /// Python's `None`, for an input that is left out.
  IValue none() {
    return IValueUtils.runMethod(module(), "none");
  }

  private static long code(DType type) {
    return switch (type) {
      case INT16 -> INT16;
      case UINT16 -> UINT16;
      case UINT32 -> UINT32;
      case UINT64 -> UINT64;
      case FLOAT32, FLOAT64, INT8, INT32, INT64, UINT8, BOOL ->
          throw new IllegalArgumentException("DJL has " + type.word());
    };
  }

  private PtSymbolBlock module() {
    if (module == null) {
      try {
        module = JniUtils.loadModule(owner, new ByteArrayInputStream(archive()), true, false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return module;
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", OBJECT);
      put(zip, "code/__torch__.py", MODULE);
      put(zip, "constants.pkl", NO_CONSTANTS);
      put(zip, "version", "3\n");
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry("border/" + name));
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
