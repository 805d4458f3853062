package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;

/// Which weights entries a package keeps.
///
/// @param formats all where empty
public record KeptWeights(List<String> formats) {

  public boolean keeps(String format) {
    return formats.isEmpty() || formats.contains(format);
  }

  /// Whether a place is in a kept entry, or in none.
  public boolean keeps(RdfPath at) {
    List<Object> segments = at.segments();
    return segments.size() < 2
        || !segments.getFirst().equals("weights")
        || !(segments.get(1) instanceof String format)
        || keeps(format);
  }
}
