package eu.riscale.hub.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What this build of hub is.
public final class About {
  /// hub's version, the same as the build's.
  public static final String VERSION = "0.1.0";

  private About() {}

  /// By resource type, the newest version of each format that hub judges by.
  public static Map<String, List<String>> specVersions() {
    return new TreeMap<>(
        Map.of("model", List.of("0.4.10", "0.5.14"), "generic", List.of("0.2.4", "0.3.4")));
  }
}
