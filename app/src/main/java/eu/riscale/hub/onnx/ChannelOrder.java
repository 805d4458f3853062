package eu.riscale.hub.onnx;

/// The orders of axes that bring the channels from where Keras and TensorFlow have them to where
/// ONNX's convolutions have them, and back.
public final class ChannelOrder {
  private ChannelOrder() {}

  /// The last axis at position 1.
  public static int[] first(int rank) {
    int[] order = new int[rank];
    order[1] = rank - 1;
    for (int axis = 2; axis < rank; axis++) {
      order[axis] = axis - 1;
    }
    return order;
  }

  /// The axis at position 1 last.
  public static int[] last(int rank) {
    int[] order = new int[rank];
    order[rank - 1] = 1;
    for (int axis = 1; axis < rank - 1; axis++) {
      order[axis] = axis + 1;
    }
    return order;
  }
}
