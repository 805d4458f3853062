package eu.riscale.hub.policy;

import java.util.List;

/// A project's own view of what is found.
///
/// @param severities of the command line, and of the settings where it says nothing
/// @param promised words of the software that all its models run in
/// @param known the findings of a source that a baseline has
/// @param settings the text of the settings that this was made of; empty where there are none
public record Policy(
    OwnSeverities severities, List<String> promised, KnownFinding.All known, String settings) {

  /// The specification's own severities, and nothing more.
  public static final Policy AS_SPECIFIED =
      new Policy(OwnSeverities.NONE, List.of(), KnownFinding.All.NONE, "");

  /// The same for a source of which some findings are known.
  public Policy knowing(KnownFinding.All findings) {
    return new Policy(severities, promised, findings, settings);
  }
}
