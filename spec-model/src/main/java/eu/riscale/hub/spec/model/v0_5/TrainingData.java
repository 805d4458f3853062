package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.dataset.v0_3.DatasetDescr;
import eu.riscale.hub.spec.dataset.v0_3.LinkedDataset;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.yaml.YamlMapping;

/// What a model was trained on.
public sealed interface TrainingData {

  /// A dataset of the collection.
  record Linked(LinkedDataset dataset) implements TrainingData {}

  /// A dataset described in place, in format 0.3.
  record Described(DatasetDescr dataset) implements TrainingData {}

  /// A dataset described in place, in format 0.2.
  record DescribedAs02(eu.riscale.hub.spec.dataset.v0_2.DatasetDescr dataset)
      implements TrainingData {}

  Decoder<TrainingData> DECODER =
      (node, at, out) -> {
        boolean described =
            node instanceof YamlMapping mapping
                && (mapping.get("type") != null
                    || mapping.get("format_version") != null
                    || mapping.get("name") != null);
        return described
            ? TrainingDataset.decode((YamlMapping) node, at, out)
            : LinkedDataset.DECODER.decode(node, at, out).map(Linked::new);
      };
}
