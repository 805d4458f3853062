package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.resource.ResourceFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What formats are called: `model 0.5`.
final class FormatNames {
  private FormatNames() {}

  static String of(ResourceFormat format) {
    return format.type() + " " + series(format);
  }

  private static String series(ResourceFormat format) {
    return format.newest().major() + "." + format.newest().minor();
  }

  /// Several in a row, each type once: `model 0.4 and 0.5; dataset 0.3`.
  static String of(Collection<ResourceFormat> formats) {
    Map<String, List<String>> series = new LinkedHashMap<>();
    for (ResourceFormat format : ResourceFormat.values()) {
      if (formats.contains(format)) {
        series.computeIfAbsent(format.type(), type -> new ArrayList<>()).add(series(format));
      }
    }
    Map<String, List<String>> types = new LinkedHashMap<>();
    series.forEach((type, versions) ->
        types
            .computeIfAbsent(NameList.joined(versions, "and"), words -> new ArrayList<>())
            .add(type));
    List<String> words = new ArrayList<>();
    types.forEach((versions, names) -> words.add(String.join(", ", names) + " " + versions));
    return String.join("; ", words);
  }
}
