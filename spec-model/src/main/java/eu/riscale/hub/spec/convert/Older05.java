package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.Optional;

/// Models 0.5 whose training data is described in place as a dataset of format 0.2.0 to 0.2.3, read
/// as 0.2.4.
public final class Older05 {
  private static final String DATASET = "training_data";

  private Older05() {}

  /// A decoder of models 0.5 whose dataset may be older.
  public static <T> Decoder<T> upgraded(Decoder<T> decoder) {
    return Upgrade.before(decoder, Older05::upgrade);
  }

  private static YamlMapping upgrade(YamlMapping model) {
    YamlMapping dataset = NodeEdits.mapping(model, DATASET);
    if (dataset == null || !(dataset.get("format_version") instanceof YamlScalar declared)) {
      return model;
    }
    Optional<FormatVersion> version =
        FormatVersion.parse(declared.text()).filter(parsed -> parsed.isSeries(0, 2));
    return version.isPresent()
        ? NodeEdits.set(model, DATASET, Older02.upgrade(dataset, version.get()))
        : model;
  }
}
