package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.reference.PlaceGuide;
import eu.riscale.hub.spec.resource.ResourceFormat;
import java.util.EnumMap;
import java.util.Map;

/// What is known of each format, read when it is first asked for.
final class Guides {
  private final Map<ResourceFormat, PlaceGuide> known = new EnumMap<>(ResourceFormat.class);

  synchronized PlaceGuide of(ResourceFormat format) {
    return known.computeIfAbsent(format, PlaceGuide::of);
  }
}
