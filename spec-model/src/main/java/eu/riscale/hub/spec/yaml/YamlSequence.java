package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Span;
import java.util.List;

/// A list of nodes.
public record YamlSequence(List<YamlNode> items, Span span) implements YamlNode {
  @Override
  public String describe() {
    return items.isEmpty() ? "an empty list" : "a list of " + items.size();
  }
}
