package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which planes of a tensor are shown, and how large, so that all pictures of it take no more than
/// they may.
///
/// @param channels at least one
/// @param slices at least one
/// @param longest the longest side of a picture in pixels
/// @param worst where the largest difference is
record PlaneChoice(List<Channel> channels, List<Slice> slices, int longest, Worst worst) {
  /// Bytes of a `data:` address for each pixel of three pictures of noise, which no compression
  /// makes smaller: two in grey, and one in two colours.
  private static final int BYTES = 6;

  /// The longest side of the largest pictures.
  static final int LONGEST = 320;

  /// Where no slice is chosen.
  static final Slice MIDDLE = new Slice("", 0, 1, "");

  private static final List<Size> SIZES =
      List.of(
          new Size(6, 9, LONGEST),
          new Size(6, 5, LONGEST),
          new Size(4, 3, LONGEST),
          new Size(4, 3, 240),
          new Size(3, 3, 160),
          new Size(2, 2, 160),
          new Size(1, 1, 160),
          new Size(1, 1, 96));

  /// @param at positions along all axes
  record Worst(int channel, int slice, Map<String, Integer> at) {}

  private record Size(int channels, int slices, int longest) {}

  /// @param axis of the tensor; -1 where it has none
  /// @param name empty where there is one alone
  record Channel(int axis, int at, String name) {}

  /// @param axis what the axis is called; empty where there is none
  /// @param length of that axis
  /// @param name empty where there is no depth
  record Slice(String axis, int at, int length, String name) {

    /// The same place in another tensor that has such an axis.
    Map<String, Integer> in(Tensor other) {
      int same = other.axes().indexOf(axis);
      return same < 0
          ? Map.of()
          : Map.of(axis, (int) ((long) at * other.length(same) / Math.max(1, length)));
    }
  }

  /// @param difference in which the place that is furthest from 0, or NaN, is to be seen
  static PlaneChoice of(Tensor difference, List<String> names, long room) {
    Map<String, Integer> worst = worst(difference);
    Plane plane = Plane.of(difference, worst);
    int channelAxis = Picture.channelAxis(difference);
    int depth = Picture.depthAxis(difference);
    int channels = channelAxis < 0 ? 1 : difference.length(channelAxis);
    int slices = depth < 0 ? 1 : difference.length(depth);
    Size size =
        SIZES.stream()
            .filter(each -> bytes(plane, each, channels, slices) <= room)
            .findFirst()
            .orElse(SIZES.getLast());
    List<Channel> shown = new ArrayList<>();
    Worst place =
        new Worst(
            position(difference, channelAxis, worst), position(difference, depth, worst), worst);
    for (int at : Spread.over(channels, size.channels(), place.channel())) {
      String name = at < names.size() ? names.get(at) : "channel " + at;
      shown.add(new Channel(channelAxis, at, channels == 1 ? "" : name));
    }
    List<Slice> through = new ArrayList<>();
    String axis = depth < 0 ? "" : difference.axes().get(depth);
    for (int at : Spread.over(slices, size.slices(), place.slice())) {
      through.add(new Slice(axis, at, slices, depth < 0 ? "" : axis + " " + at));
    }
    return new PlaneChoice(shown, through, size.longest(), place);
  }

  /// The name of the channel with the largest difference.
  String worstChannel() {
    return channels.stream()
        .filter(each -> each.at() == worst.channel())
        .map(Channel::name)
        .findFirst()
        .orElse("");
  }

  /// The name of the slice with the largest difference.
  String worstSlice() {
    return slices.stream()
        .filter(each -> each.at() == worst.slice())
        .map(Slice::name)
        .findFirst()
        .orElse("");
  }

  /// Where the plane of a channel and slice lies.
  Map<String, Integer> at(Channel channel, Slice slice) {
    Map<String, Integer> at = new HashMap<>(worst.at());
    if (!slice.axis().isEmpty()) {
      at.put(slice.axis(), slice.at());
    }
    if (channel.axis() >= 0) {
      at.put("channel", channel.at());
      at.put("c", channel.at());
    }
    return at;
  }

  private static int position(Tensor tensor, int axis, Map<String, Integer> at) {
    return axis < 0 ? 0 : at.getOrDefault(tensor.axes().get(axis), 0);
  }

  private static long bytes(Plane plane, Size size, int channels, int slices) {
    int edge = FewerPixels.edge(plane, size.longest());
    long pixels = (long) Math.ceilDiv(plane.height(), edge) * Math.ceilDiv(plane.width(), edge);
    long planes = (long) Math.min(channels, size.channels()) * Math.min(slices, size.slices());
    return planes * BYTES * pixels;
  }

  private static Map<String, Integer> worst(Tensor difference) {
    int worst = 0;
    for (int i = 0; i < difference.size(); i++) {
      double size = Math.abs(difference.at(i));
      if (size > Math.abs(difference.at(worst))
          || (Double.isNaN(size) && !Double.isNaN(difference.at(worst)))) {
        worst = i;
      }
    }
    return Plane.position(difference, worst);
  }
}
