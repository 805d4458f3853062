package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.torch.pickle.PickleValue;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Items;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Persistent;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Text;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises PyTorch's tensors among the values of a pickle, by the names of the functions that
/// would rebuild them. (torch 2.7, `_utils.py` and `storage.py`.)
final class TorchTensors {
  private static final String UTILS = "torch._utils";
  private static final int DEEPEST = 8;
  private static final int MOST_AXES = 64;

  private TorchTensors() {}

  /// The tensor that a value stands for; empty for any other value.
  ///
  /// @param name its path in the network
  static Optional<StoredTensor> tensor(String name, PickleValue value) {
    return tensor(name, value, 0);
  }

  /// @param depth how many functions wrap the value: a hostile pickle can nest them without end
  private static Optional<StoredTensor> tensor(String name, PickleValue value, int depth) {
    if (depth > DEEPEST
        || !(value instanceof Made made)
        || !(made.maker() instanceof Global maker)) {
      return Optional.empty();
    }
    List<PickleValue> arguments = made.arguments();
    if (maker.module().equals("torch._tensor") && maker.name().startsWith("_rebuild_from_type")) {
      return arguments.size() > 2 && arguments.get(2) instanceof Items inner
          ? rebuilt(name, text(arguments.getFirst()), inner.values(), depth)
          : Optional.empty();
    }
    return maker.module().equals(UTILS)
        ? rebuilt(name, maker.name(), arguments, depth)
        : Optional.empty();
  }

  private static String text(PickleValue function) {
    return function instanceof Global global ? global.name() : "";
  }

  private static Optional<StoredTensor> rebuilt(
      String name, String function, List<PickleValue> arguments, int depth) {
    return switch (function) {
      case "_rebuild_parameter", "_rebuild_parameter_with_state" ->
          arguments.isEmpty() ? Optional.empty() : tensor(name, arguments.getFirst(), depth + 1);
      case "_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_qtensor" ->
          arguments.size() < 4 ? Optional.empty() : dense(name, arguments, "");
      case "_rebuild_tensor_v3" ->
          arguments.size() < 7 ? Optional.empty() : dense(name, arguments, text(arguments.get(6)));
      case "_rebuild_meta_tensor_no_storage" ->
          arguments.size() < 2
              ? Optional.empty()
              : Optional.of(
                  StoredTensor.of(name, text(arguments.getFirst()), sizes(arguments.get(1))));
      case "_rebuild_sparse_tensor" -> sparse(name, arguments, depth);
      default -> Optional.empty();
    };
  }

  /// @param arguments storage, offset, size, stride and more
  /// @param dtype empty where the storage tells
  private static Optional<StoredTensor> dense(
      String name, List<PickleValue> arguments, String dtype) {
    Storage storage = storage(arguments.getFirst());
    if (storage == null) {
      return Optional.empty();
    }
    List<Long> shape = sizes(arguments.get(2));
    List<Long> strides = sizes(arguments.get(3));
    String type = dtype.isEmpty() ? storage.dtype() : dtype;
    return Optional.of(
        new StoredTensor(
            name,
            type,
            shape,
            StoredTensor.Role.PARAMETER,
            storage.key(),
            isContiguous(shape, strides),
            Math.max(
                storage.bytes(),
                TorchStorages.reach(whole(arguments.get(1)), shape, strides, type))));
  }

  /// As many elements as the indices and the values have.
  private static Optional<StoredTensor> sparse(
      String name, List<PickleValue> arguments, int depth) {
    if (arguments.size() > 1
        && arguments.get(1) instanceof Items parts
        && parts.values().size() > 2) {
      Optional<StoredTensor> values = tensor(name, parts.values().get(1), depth + 1);
      List<Long> shape = sizes(parts.values().get(2));
      return values.map(found -> StoredTensor.of(name, "sparse " + found.dtype(), shape));
    }
    return Optional.empty();
  }

  /// @param bytes how long it claims to be
  private record Storage(String key, String dtype, long bytes) {}

  /// `('storage', torch.FloatStorage, '0', 'cpu', 288)`, which stands for a file in the archive.
  private static @Nullable Storage storage(PickleValue value) {
    if (!(value instanceof Persistent(Items id)) || id.values().size() < 3) {
      return null;
    }
    String type = id.values().get(1) instanceof Global global ? global.name() : "";
    if (!(id.values().get(2) instanceof Text(String key))) {
      return null;
    }
    long elements = id.values().size() > 4 ? whole(id.values().get(4)) : 0;
    String dtype = dtype(type);
    return new Storage(key, dtype, TorchStorages.reach(0, List.of(elements), List.of(1L), dtype));
  }

  /// Zero for any other value, and for numbers below it.
  private static long whole(PickleValue value) {
    return value instanceof Whole number ? Math.max(0, number.size()) : 0;
  }

  private static String dtype(String storage) {
    return switch (storage) {
      case "FloatStorage" -> "float32";
      case "DoubleStorage" -> "float64";
      case "HalfStorage" -> "float16";
      case "BFloat16Storage" -> "bfloat16";
      case "LongStorage" -> "int64";
      case "IntStorage" -> "int32";
      case "ShortStorage" -> "int16";
      case "CharStorage" -> "int8";
      case "ByteStorage" -> "uint8";
      case "BoolStorage" -> "bool";
      case "ComplexFloatStorage" -> "complex64";
      case "ComplexDoubleStorage" -> "complex128";
      case "QInt8Storage" -> "qint8";
      case "QUInt8Storage" -> "quint8";
      case "QInt32Storage" -> "qint32";
      default -> storage.isEmpty() ? "unknown" : storage;
    };
  }

  /// The sizes in a tuple, or in a `torch.Size` made of one.
  private static List<Long> sizes(PickleValue value) {
    List<Long> sizes = new ArrayList<>();
    List<PickleValue> items =
        switch (value) {
          case Items list -> list.values();
          case Made made
              when !made.arguments().isEmpty()
                  && made.arguments().getFirst() instanceof Items inner ->
              inner.values();
          default -> List.of();
        };
    for (PickleValue item : items.subList(0, Math.min(MOST_AXES, items.size()))) {
      sizes.add(whole(item));
    }
    return sizes;
  }

  private static boolean isContiguous(List<Long> shape, List<Long> strides) {
    long expected = 1;
    for (int axis = shape.size() - 1; axis >= 0 && strides.size() == shape.size(); axis--) {
      if (shape.get(axis) > 1 && strides.get(axis) != expected) {
        return false;
      }
      expected *= Math.max(1, shape.get(axis));
    }
    return true;
  }
}
