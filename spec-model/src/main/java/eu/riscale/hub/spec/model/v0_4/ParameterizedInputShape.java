package eu.riscale.hub.spec.model.v0_4;

import java.util.List;

/// Sizes of the form `min + n·step`, with the same whole `n` along all axes.
public record ParameterizedInputShape(List<Integer> min, List<Integer> step) implements InputShape {
  @Override
  public List<Integer> smallest() {
    return min;
  }
}
