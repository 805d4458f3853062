package eu.riscale.hub.onnx;

import eu.riscale.hub.weights.keras.Weight;
import java.util.Arrays;

/// Kernels of convolutions. Keras and TensorFlow have the axes of space first, then the input
/// channels, then the output channels; ONNX has them the other way round.
public final class Kernels {
  private Kernels() {}

  /// The sizes of the axes of space.
  public static int[] space(Weight kernel) {
    return Arrays.copyOf(kernel.shape(), kernel.rank() - 2);
  }

  /// The kernel with its last axis first, then the one before it, then those of space.
  public static Weight swapped(Weight kernel) {
    return toFront(kernel, kernel.rank() - 1, kernel.rank() - 2);
  }

  /// The filters that convolve each channel by itself: the kernel's last axes are the channel and
  /// the channel's filters.
  public static Weight depthwise(Weight kernel) {
    int rank = kernel.rank();
    int[] shape = new int[rank];
    shape[0] = kernel.size(rank - 2) * kernel.size(rank - 1);
    shape[1] = 1;
    System.arraycopy(kernel.shape(), 0, shape, 2, rank - 2);
    return toFront(kernel, rank - 2, rank - 1).reshape(shape);
  }

  private static Weight toFront(Weight kernel, int first, int second) {
    int[] order = new int[kernel.rank()];
    order[0] = first;
    order[1] = second;
    for (int axis = 2; axis < order.length; axis++) {
      order[axis] = axis - 2;
    }
    return kernel.permute(order);
  }
}
