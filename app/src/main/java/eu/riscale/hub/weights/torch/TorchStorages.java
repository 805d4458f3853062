package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.MissingNumbers;
import eu.riscale.hub.weights.StoredTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the storages in a file of PyTorch against the tensors that lie in them.
final class TorchStorages {
  private TorchStorages() {}

  /// How many bytes of its storage a tensor needs, from the start on; as many as a `long` can hold
  /// where it claims more.
  ///
  /// @param offset of its first element, in elements
  static long reach(long offset, List<Long> shape, List<Long> strides, String dtype) {
    if (shape.contains(0L)) {
      return 0;
    }
    try {
      long last = offset;
      for (int axis = 0; axis < Math.min(shape.size(), strides.size()); axis++) {
        long step = Math.multiplyExact(shape.get(axis) - 1, strides.get(axis));
        last = Math.addExact(last, step);
      }
      return Math.multiplyExact(Math.addExact(last, 1), (long) bytes(dtype));
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /// One for a type that hub does not know.
  private static int bytes(String dtype) {
    return switch (dtype) {
      case "complex128" -> 16;
      case "float64", "int64", "uint64", "complex64" -> 8;
      case "float32", "int32", "uint32", "qint32" -> 4;
      case "float16", "bfloat16", "int16", "uint16" -> 2;
      default -> 1;
    };
  }

  /// What a zip lacks, in which each storage is a file.
  static List<String> lacks(TorchZip zip, List<StoredTensor> tensors) {
    List<String> lacks = new ArrayList<>();
    for (StoredTensor tensor : longest(tensors).values()) {
      String name = "data/" + tensor.storage();
      MissingNumbers.of(name, zip.size(name), tensor.bytes(), tensor.name()).ifPresent(lacks::add);
    }
    return lacks;
  }

  /// What a file of the old format lacks, in which the storages lie one behind the other, each
  /// after its length in eight bytes.
  ///
  /// @param storages those in the file, by their names
  /// @param left how many bytes there are for them
  static List<String> lacks(Set<String> storages, long left, List<StoredTensor> tensors) {
    List<String> lacks = new ArrayList<>();
    long needed = 8L * storages.size();
    for (StoredTensor tensor : longest(tensors).values()) {
      if (storages.contains(tensor.storage())) {
        long sum = needed + tensor.bytes();
        needed = sum < 0 ? Long.MAX_VALUE : sum;
      } else {
        MissingNumbers.of("storage " + tensor.storage(), -1, tensor.bytes(), tensor.name())
            .ifPresent(lacks::add);
      }
    }
    MissingNumbers.of("the end of the file", left, needed, "all that lies there")
        .ifPresent(lacks::add);
    return lacks;
  }

  /// Of each storage the tensor that needs most of it.
  private static Map<String, StoredTensor> longest(List<StoredTensor> tensors) {
    Map<String, StoredTensor> longest = new LinkedHashMap<>();
    for (StoredTensor tensor : tensors) {
      if (!tensor.storage().isEmpty()) {
        longest.merge(tensor.storage(), tensor, (a, b) -> a.bytes() < b.bytes() ? b : a);
      }
    }
    return longest;
  }
}
