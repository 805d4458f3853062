package eu.riscale.hub.tensor.picture;

/// Whether tensors and covers are shown as pictures, which only some reports can.
public enum Pictures {
  SHOWN,
  LEFT_OUT
}
