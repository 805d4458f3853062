package eu.riscale.hub.run.tiling;

import eu.riscale.hub.spec.view.Pad;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.PadMode;
import eu.riscale.hub.tensor.Padding;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;

/// Parts of images, which go on beyond the ends of the image as a description says.
public final class Tiles {
  private Tiles() {}

  /// The part of an image that lies in a box.
  public static Tensor of(Tensor image, TilePlan.Box box, Pad pad) {
    int rank = image.rank();
    int[] before = new int[rank];
    int[] after = new int[rank];
    int[] leftOff = new int[rank];
    int[] cutOff = new int[rank];
    boolean isFar = false;
    for (int axis = 0; axis < rank; axis++) {
      int start = box.start()[axis];
      int end = start + box.shape()[axis];
      int length = image.length(axis);
      before[axis] = Math.max(0, -start);
      after[axis] = Math.max(0, end - length);
      leftOff[axis] = Math.max(0, start);
      cutOff[axis] = Math.max(0, length - end);
      isFar |= Math.max(before[axis], after[axis]) >= length - leftOff[axis] - cutOff[axis];
    }
    if (isFar) {
      return ofPadded(image, box, pad);
    }
    Tensor inside =
        isNone(leftOff) && isNone(cutOff) ? image : Cropping.crop(image, leftOff, cutOff);
    return isNone(before) && isNone(after)
        ? inside
        : Padding.pad(inside, before, after, mode(pad), pad.value());
  }

  /// Where more is mirrored than there is in the part, the whole image is.
  private static Tensor ofPadded(Tensor image, TilePlan.Box box, Pad pad) {
    int rank = image.rank();
    int[] before = new int[rank];
    int[] after = new int[rank];
    int[] leftOff = new int[rank];
    int[] cutOff = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int start = box.start()[axis];
      int end = start + box.shape()[axis];
      before[axis] = Math.max(0, -start);
      after[axis] = Math.max(0, end - image.length(axis));
      leftOff[axis] = start + before[axis];
      cutOff[axis] = image.length(axis) + after[axis] - end;
    }
    return Cropping.crop(
        Padding.pad(image, before, after, mode(pad), pad.value()), leftOff, cutOff);
  }

  private static boolean isNone(int[] lengths) {
    return Arrays.stream(lengths).allMatch(length -> length == 0);
  }

  private static PadMode mode(Pad pad) {
    return switch (pad.mode()) {
      case CONSTANT -> PadMode.CONSTANT;
      case EDGE -> PadMode.EDGE;
      case REFLECT -> PadMode.REFLECT;
      case SYMMETRIC -> PadMode.SYMMETRIC;
    };
  }
}
