package eu.riscale.hub.inspect;

import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.DataUrl;
import eu.riscale.hub.tensor.picture.Picture;
import eu.riscale.hub.tensor.picture.Spread;
import eu.riscale.hub.tensor.picture.Thumbnail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an array shows, channel by channel and slice by slice. Of many there is a choice, so that a
/// page with all of them stays small.
final class PlanePictures {
  /// Of one model. A picture of noise, which no compression makes smaller, takes 0.3 MB.
  static final int MOST = 128;

  private static final int MOST_CHANNELS = 6;
  private static final int MOST_SLICES = 9;

  /// Longest side in pixels.
  private static final int LONGEST = 480;

  private PlanePictures() {}

  /// None where the array has no elements.
  ///
  /// @param channels the names of the channels, as far as the description gives them
  /// @param most how many pictures may be taken
  static List<PlanePicture> of(Tensor tensor, List<String> channels, int most) {
    if (tensor.size() == 0 || most == 0) {
      return List.of();
    }
    List<PlanePicture> pictures = new ArrayList<>();
    int channelAxis = Picture.channelAxis(tensor);
    int depth = Picture.depthAxis(tensor);
    int count = channelAxis < 0 ? 1 : tensor.length(channelAxis);
    boolean coloured = (count == 2 || count == 3) && most > count;
    int shown = Math.min(Math.min(count, MOST_CHANNELS), most);
    int slices = Math.clamp(most / (shown + (coloured ? 1 : 0)), 1, MOST_SLICES);
    for (int slice : depth < 0 ? List.of(0) : Spread.over(tensor.length(depth), slices, 0)) {
      Map<String, Integer> at = new HashMap<>();
      String sliceName = "";
      if (depth >= 0) {
        at.put(tensor.axes().get(depth), slice);
        sliceName = tensor.axes().get(depth) + " " + slice;
      }
      if (coloured) {
        pictures.add(picture("colours", sliceName, tensor, at));
      }
      for (int channel = 0; channel < shown; channel++) {
        String name = count == 1 ? "" : name(channel, channels);
        if (channelAxis >= 0) {
          at.put(tensor.axes().get(channelAxis), channel);
        }
        pictures.add(picture(name, sliceName, tensor, at));
      }
    }
    return pictures;
  }

  private static String name(int channel, List<String> names) {
    return channel < names.size() ? names.get(channel) : "channel " + channel;
  }

  private static PlanePicture picture(
      String channel, String slice, Tensor tensor, Map<String, Integer> at) {
    Tensor picture = Thumbnail.fitting(Picture.of(tensor, at), LONGEST);
    return new PlanePicture(channel, slice, DataUrl.of(picture));
  }
}
