package eu.riscale.hub.init.trial;

import java.util.Map;
import java.util.Optional;

/// How large a pixel is along each axis.
///
/// @param sizes by the names of axes
/// @param unit the specification's word for the unit of length; empty where the file says none
public record PixelSizes(Map<String, Double> sizes, String unit) {
  public static final PixelSizes NONE = new PixelSizes(Map.of(), "");

  public PixelSizes {
    sizes = Map.copyOf(sizes);
  }

  public Optional<Double> of(String axis) {
    return Optional.ofNullable(sizes.get(axis));
  }
}
