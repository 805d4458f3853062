package eu.riscale.hub.tensor.picture;

import java.util.List;

/// Pictures of which those of one channel and one slice are looked at together.
///
/// @param planes in the order of slices and channels
/// @param channel that is looked at first, which has the largest difference
/// @param slice that is looked at first, which has the largest difference
public record PlaneSet(List<ScaledPlane> planes, String channel, String slice) {
  static final PlaneSet NONE = new PlaneSet(List.of(), "", "");
}
