package eu.riscale.hub.engine;

/// What is allowed of code that comes with a model: the Python code of a network, and operations of
/// a graph that can read or write files.
public enum ModelCode {
  /// None of it runs.
  REFUSED,
  /// It runs: the person at the command line trusts its author.
  TRUSTED
}
