package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What a tensor shows, as a picture that [Images#writePng] writes: uint8 with the axes y and x, or
/// y, x and channel (red, green, blue).
///
/// The plane is the one of the axes `y` and `x`, or of the two longest where a tensor has no such
/// axes. Numbers are stretched between two percentiles of that plane, because one hot pixel would
/// otherwise leave all others black; NaN is black. Label images get a colour for each number.
public final class Picture {
  private static final List<String> CHANNEL = List.of("channel", "c");
  private static final List<String> DEPTH = List.of("z", "time", "t", "index", "i");

  private Picture() {}

  /// The first sample, the middle of a stack, and up to three channels as colours.
  public static Tensor of(Tensor tensor) {
    return of(tensor, Map.of());
  }

  /// One plane.
  ///
  /// @param at positions along other axes than y and x; without one it is the middle along z, time
  ///   and index, and 0 along all others. A channel given here is drawn in grey; otherwise the
  ///   first three are the colours.
  public static Tensor of(Tensor tensor, Map<String, Integer> at) {
    Plane plane = Plane.of(tensor, at);
    int channel = channelAxis(tensor, plane);
    int channels = channel < 0 ? 1 : tensor.length(channel);
    if (channel < 0 || channels == 1 || at.containsKey(tensor.axes().get(channel))) {
      double[] values = plane.values(0);
      return LabelColours.isLabelled(tensor.dtype(), values, plane.width())
          ? ofColours(LabelColours.colours(values), plane.height(), plane.width())
          : ofShades(Contrast.of(List.of(values)).shades(values), plane.height(), plane.width());
    }
    List<double[]> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(3, channels); i++) {
      shown.add(plane.values(i * plane.step(channel)));
    }
    return ofColours(colour(tensor.dtype(), shown), plane.height(), plane.width());
  }

  /// The axis whose positions are colours or stains; -1 where there is none.
  public static int channelAxis(Tensor tensor) {
    return channelAxis(tensor, Plane.of(tensor, Map.of()));
  }

  /// The axis along which planes lie behind one another, in space or time; -1 where there is none
  /// or but one plane.
  public static int depthAxis(Tensor tensor) {
    Plane plane = Plane.of(tensor, Map.of());
    for (int axis = 0; axis < tensor.rank(); axis++) {
      boolean deep = DEPTH.contains(tensor.axes().get(axis)) && tensor.length(axis) > 1;
      if (deep && !plane.shows(axis)) {
        return axis;
      }
    }
    return -1;
  }

  private static int channelAxis(Tensor tensor, Plane plane) {
    for (int axis = 0; axis < tensor.rank(); axis++) {
      if (CHANNEL.contains(tensor.axes().get(axis)) && !plane.shows(axis)) {
        return axis;
      }
    }
    return -1;
  }

  /// Where an axis stands if nobody says.
  static int usual(String axis, int length) {
    return DEPTH.contains(axis) ? length / 2 : 0;
  }

  /// @param shades line by line, a byte for each pixel
  static Tensor ofShades(byte[] shades, int height, int width) {
    return Tensor.of(DType.UINT8, shades, List.of("y", "x"), height, width);
  }

  /// @param colours line by line, three bytes for each pixel: red, green, blue
  static Tensor ofColours(byte[] colours, int height, int width) {
    return Tensor.of(DType.UINT8, colours, List.of("y", "x", "channel"), height, width, 3);
  }

  /// Two channels become magenta and green, which people of all kinds of vision tell apart.
  private static byte[] colour(DType dtype, List<double[]> channels) {
    int count = channels.getFirst().length;
    // The channels of a photograph belong together; those of a microscope have each its own range.
    boolean photograph = dtype == DType.UINT8 && channels.size() == 3;
    byte[] pixels = new byte[3 * count];
    for (int channel = 0; channel < channels.size(); channel++) {
      double[] values = channels.get(channel);
      Contrast contrast = Contrast.of(photograph ? channels : List.of(values));
      OptionalInt second =
          channels.size() == 2 && channel == 0 ? OptionalInt.of(2) : OptionalInt.empty();
      for (int i = 0; i < count; i++) {
        byte shade = contrast.apply(values[i]);
        pixels[3 * i + channel] = shade;
        if (second.isPresent()) {
          pixels[3 * i + second.getAsInt()] = shade;
        }
      }
    }
    return pixels;
  }
}
