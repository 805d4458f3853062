package eu.riscale.hub.report;

import eu.riscale.hub.spec.resource.ResourceFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What this build of hub is.
public final class About {
  /// hub's version, the same as the build's.
  public static final String VERSION = "0.1.0";

  /// The types that the others are kinds of.
  private static final List<String> TYPES = List.of("model", "generic");

  private About() {}

  /// By resource type, the newest version of each format that hub judges by.
  public static Map<String, List<String>> specVersions() {
    Map<String, List<String>> versions = new TreeMap<>();
    for (ResourceFormat format : ResourceFormat.values()) {
      if (TYPES.contains(format.type())) {
        versions
            .computeIfAbsent(format.type(), type -> new ArrayList<>())
            .add(format.newest().toString());
      }
    }
    return versions;
  }
}
