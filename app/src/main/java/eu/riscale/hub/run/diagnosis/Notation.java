package eu.riscale.hub.run.diagnosis;

/// The format of a description, by which changes to it are written.
public enum Notation {
  V0_4,
  V0_5
}
