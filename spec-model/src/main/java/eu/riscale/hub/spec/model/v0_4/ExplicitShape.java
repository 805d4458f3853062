package eu.riscale.hub.spec.model.v0_4;

import java.util.List;

/// Fixed sizes, in pixels.
public record ExplicitShape(List<Integer> sizes) implements InputShape, OutputShape {
  @Override
  public List<Integer> smallest() {
    return sizes;
  }

  @Override
  public int rank() {
    return sizes.size();
  }
}
