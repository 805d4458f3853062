package eu.riscale.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Findings of a JSON report that leave whoever reads them without anything to do.
public final class HelpedFindings {
  private static final Set<String> GRAVE = Set.of("error", "alert");

  private HelpedFindings() {}

  /// Code and message of the errors and alerts without a hint and without lines to write.
  public static List<String> bare(String report) {
    List<String> bare = new ArrayList<>();
    collect(JsonMapper.shared().readTree(report), bare);
    return bare;
  }

  private static void collect(JsonNode node, List<String> bare) {
    boolean grave = node.has("code") && GRAVE.contains(node.path("severity").asString());
    if (grave && !node.has("hint") && !node.has("fix")) {
      bare.add(node.path("code").asString() + ": " + node.path("message").asString());
    }
    node.forEach(child -> collect(child, bare));
  }
}
