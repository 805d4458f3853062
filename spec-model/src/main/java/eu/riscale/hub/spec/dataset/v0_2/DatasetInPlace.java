package eu.riscale.hub.spec.dataset.v0_2;

import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.function.Predicate;

/// A dataset that a model describes in place: its type may be left out, and is right where it is
/// given.
public final class DatasetInPlace {
  private static final String TYPE = "type";
  private static final String VERSION = "format_version";

  /// Of which a dataset that is told apart by its name has at least one.
  private static final List<String> DESCRIBING =
      List.of(
          VERSION,
          "description",
          "authors",
          "license",
          "cite",
          "documentation",
          "tags",
          "source",
          "url");

  private DatasetInPlace() {}

  /// Whether a mapping describes a dataset; one that has a name alone means another by it.
  public static boolean isMeant(YamlMapping mapping) {
    return mapping.get(TYPE) != null
        || (mapping.get("name") != null
            && DESCRIBING.stream().anyMatch(field -> mapping.get(field) != null));
  }

  /// The dataset with its type, where it leaves that out.
  public static YamlMapping typed(YamlMapping dataset) {
    return dataset.get(TYPE) == null ? dataset.with(TYPE, "dataset") : dataset;
  }

  /// Whether type and format version are those of a dataset; says where they are not.
  ///
  /// @param isVersion whether a text is a version of the format
  /// @param example the newest version
  public static boolean isOne(
      YamlMapping dataset, Predicate<String> isVersion, String example, RdfPath at, Reading out) {
    YamlNode type = dataset.get(TYPE);
    boolean isDataset =
        type == null || !Words.only("dataset").decode(type, at.field(TYPE), out).isBroken();
    YamlNode version = dataset.get(VERSION);
    if (version == null || isText(version, isVersion)) {
      return isDataset;
    }
    Words.unknown(version, at.field(VERSION), List.of(example), out);
    return false;
  }

  private static boolean isText(YamlNode node, Predicate<String> isMeant) {
    return node instanceof YamlScalar scalar
        && scalar.kind() == YamlScalar.Kind.STRING
        && isMeant.test(scalar.text());
  }
}
