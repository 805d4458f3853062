package eu.riscale.hub.inspect;

/// Whether tensors and covers are shown as pictures, which only some reports can.
public enum Pictures {
  SHOWN,
  LEFT_OUT
}
