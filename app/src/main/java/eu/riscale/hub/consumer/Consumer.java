package eu.riscale.hub.consumer;

/// A software that uses models, and its needs.
public interface Consumer {
  /// The word after `--for`, such as `deepimagej`.
  String id();

  /// The version whose needs these are; empty where it has none.
  String version();

  /// Judges by the description alone.
  Verdict judge(Traits model);
}
