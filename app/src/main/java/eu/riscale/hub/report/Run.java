package eu.riscale.hub.report;

import eu.riscale.hub.spec.finding.Severity;
import java.util.List;
import java.util.Map;

/// One run of hub, whatever came of it.
///
/// @param command the subcommand, such as `validate`
/// @param failOn the lowest severity with which a source has failed
public record Run(String command, Severity failOn, Environment environment) {

  /// One of this process.
  public static Run here(String command, Severity failOn) {
    return new Run(command, failOn, Environment.here());
  }

  /// What a run took place on, beside the engines, of which its tests tell.
  ///
  /// @param hub its version
  /// @param spec by resource type, the newest version of each format that it judges by
  /// @param java such as `25.0.1+8-LTS`
  /// @param system such as `Linux 6.8.0 amd64`
  public record Environment(
      String hub, Map<String, List<String>> spec, String java, String system) {

    private static Environment here() {
      return new Environment(
          About.VERSION,
          About.specVersions(),
          Runtime.version().toString(),
          String.join(
              " ",
              System.getProperty("os.name"),
              System.getProperty("os.version"),
              System.getProperty("os.arch")));
    }
  }
}
