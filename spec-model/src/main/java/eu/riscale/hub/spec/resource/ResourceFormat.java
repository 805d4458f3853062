package eu.riscale.hub.spec.resource;

import eu.riscale.hub.spec.value.FormatVersion;
import java.util.Optional;

/// The formats that hub judges by: a type of resource and a series of versions, each with the
/// newest version that hub knows.
@SuppressWarnings("ImmutableEnumChecker") // FormatVersion is a record of numbers
public enum ResourceFormat {
  /// Covers model 0.3 as well, which is read by conversion to 0.4.
  MODEL_0_4("model", new FormatVersion(0, 4, 10)),
  MODEL_0_5("model", new FormatVersion(0, 5, 14)),
  GENERIC_0_2("generic", new FormatVersion(0, 2, 4)),
  GENERIC_0_3("generic", new FormatVersion(0, 3, 4)),
  APPLICATION_0_2("application", new FormatVersion(0, 2, 4)),
  APPLICATION_0_3("application", new FormatVersion(0, 3, 4)),
  DATASET_0_2("dataset", new FormatVersion(0, 2, 4)),
  DATASET_0_3("dataset", new FormatVersion(0, 3, 4)),
  NOTEBOOK_0_2("notebook", new FormatVersion(0, 2, 4)),
  NOTEBOOK_0_3("notebook", new FormatVersion(0, 3, 4)),
  COLLECTION_0_2("collection", new FormatVersion(0, 2, 4)),
  COLLECTION_0_3("collection", new FormatVersion(0, 3, 0));

  private final String type;
  private final FormatVersion newest;

  ResourceFormat(String type, FormatVersion newest) {
    this.type = type;
    this.newest = newest;
  }

  /// The format of a type and a series of versions, such as 0.5 of a model.
  public static Optional<ResourceFormat> of(String type, int major, int minor) {
    for (ResourceFormat format : values()) {
      if (format.type.equals(type) && format.newest.isSeries(major, minor)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /// The value of the field `type`.
  public String type() {
    return type;
  }

  /// The newest version of the series that hub knows; every description of the series is judged by
  /// it.
  public FormatVersion newest() {
    return newest;
  }
}
