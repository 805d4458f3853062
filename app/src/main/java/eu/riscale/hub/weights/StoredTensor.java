package eu.riscale.hub.weights;

import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// One array in a weights file, which is not read.
///
/// @param name its path in the network
/// @param dtype as numpy or torch call it, such as `bfloat16`
/// @param role what it is to the network
/// @param storage what tells its storage from others in the file; empty where no other array can
///   share it
/// @param contiguous whether its elements lie one behind the other, the last axis fastest
/// @param bytes how long its storage has to be; 0 where the file does not say
public record StoredTensor(
    String name,
    String dtype,
    List<Long> shape,
    Role role,
    String storage,
    boolean contiguous,
    long bytes) {

  /// What an array is to its network.
  public enum Role {
    /// Set by training.
    PARAMETER,
    /// Kept beside, such as a running mean.
    BUFFER
  }

  /// A parameter whose storage is its own.
  public static StoredTensor of(String name, String dtype, List<Long> shape) {
    return new StoredTensor(name, dtype, List.copyOf(shape), Role.PARAMETER, "", true, 0);
  }

  /// The same array in another role.
  public StoredTensor as(Role other) {
    return new StoredTensor(name, dtype, shape, other, storage, contiguous, bytes);
  }

  /// How many elements it has; as many as a `long` can hold where it claims more.
  public long elements() {
    long elements = 1;
    for (long size : shape) {
      long high = Math.multiplyHigh(elements, size);
      elements = high == 0 && elements * size >= 0 ? elements * size : Long.MAX_VALUE;
    }
    return shape.contains(0L) ? 0 : elements;
  }

  /// Such as `16×1×3×3`; `()` for a single number.
  public String shapeText() {
    return shape.isEmpty() ? "()" : Tensor.shapeText(shape);
  }
}
