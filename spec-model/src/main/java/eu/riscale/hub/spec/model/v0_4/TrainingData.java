package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.dataset.v0_2.DatasetDescr;
import eu.riscale.hub.spec.dataset.v0_2.DatasetInPlace;
import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.generic.v0_2.LinkedResource;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;

/// The data that the model was trained on.
public sealed interface TrainingData {
  /// A dataset of the collection.
  record Linked(LinkedResource dataset) implements TrainingData {}

  /// A dataset described in place.
  record Inline(DatasetDescr dataset) implements TrainingData {}

  /// A mapping that says what it is, by `type` or `name`, is a dataset of its own.
  Decoder<TrainingData> DECODER =
      (node, at, out) -> {
        if (!(node instanceof YamlMapping mapping) || !DatasetInPlace.isMeant(mapping)) {
          return LinkedResource.DECODER.decode(node, at, out).map(Linked::new);
        }
        return DatasetInPlace.isOne(mapping, TrainingData::isVersion, "0.2.4", at, out)
            ? DatasetDescr.DECODER.decode(DatasetInPlace.typed(mapping), at, out).map(Inline::new)
            : Decoded.broken();
      };

  /// Later versions are read as 0.2.4.
  private static boolean isVersion(String text) {
    return FormatVersion.parse(text)
        .filter(version -> version.major() == 0 && version.minor() >= 2)
        .isPresent();
  }
}
