package eu.riscale.hub.engine;

/// What is allowed of code that comes with a model: the Python code of a network, and operations of
/// weights that do more than compute, or that hub does not know.
public enum ModelCode {
  /// None of it runs.
  REFUSED,
  /// It runs: the person at the command line trusts its author.
  TRUSTED
}
