package eu.riscale.hub.spec;

import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.FormatVersion;
import java.util.ArrayList;
import java.util.List;

/// Each type counts its versions by itself, so that the version of a model is often written over a
/// data set.
final class OtherTypes {
  private OtherTypes() {}

  /// A clause that names the other types that have this version; empty where none has.
  static String words(String type, FormatVersion version) {
    List<String> types = new ArrayList<>();
    for (ResourceFormat format : ResourceFormat.values()) {
      String plural = plural(format.type());
      if (!format.type().equals(type) && has(format, version) && !types.contains(plural)) {
        types.add(plural);
      }
    }
    if (types.isEmpty()) {
      return "";
    }
    return "; " + version + " is a version for " + NameList.joined(types, "and");
  }

  private static boolean has(ResourceFormat format, FormatVersion version) {
    FormatVersion newest = format.newest();
    boolean isKnown = version.isSeries(newest.major(), newest.minor()) && !newest.isBefore(version);
    return isKnown || (format == ResourceFormat.MODEL_0_4 && isModel03(version));
  }

  /// Whether there was a model of this version, which is read by conversion to 0.4.
  static boolean isModel03(FormatVersion version) {
    return version.isSeries(0, 3) && version.patch() <= 6;
  }

  static String plural(String type) {
    return switch (type) {
      case "dataset" -> "data sets";
      case "generic" -> "generic descriptions";
      default -> type + "s";
    };
  }
}
