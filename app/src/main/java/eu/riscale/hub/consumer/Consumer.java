package eu.riscale.hub.consumer;

/// A software that uses models, and its needs.
public interface Consumer {
  /// The word after `--for`, such as `deepimagej`.
  String id();

  /// The version whose needs these are; empty where it has none.
  String version();

  /// What it needs, for people; the verdicts follow from it.
  Needs needs();

  /// Judges by the description, and by the weights files where they were looked into.
  Verdict judge(Traits model);
}
