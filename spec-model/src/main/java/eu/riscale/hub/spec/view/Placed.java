package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/// The record of a tensor and its position among the inputs or outputs of the description.
record Placed<T>(int index, T descr) {
  static <T> List<Placed<T>> all(List<T> descrs) {
    List<Placed<T>> placed = new ArrayList<>();
    descrs.forEach(descr -> placed.add(new Placed<>(placed.size(), descr)));
    return placed;
  }

  /// Those items of a list of tensors that can be read.
  static <T> List<Placed<T>> readable(YamlMapping root, Side side, Decoder<T> decoder) {
    List<Placed<T>> placed = new ArrayList<>();
    List<YamlNode> items =
        root.get(side.field()) instanceof YamlSequence list ? list.items() : List.of();
    for (int i = 0; i < items.size(); i++) {
      // What is wrong with it is said where the whole description is read.
      if (decoder.decode(items.get(i), side.at(i), Reading.ofValues())
          instanceof Decoded.Value<T>(T value)) {
        placed.add(new Placed<>(i, value));
      }
    }
    return placed;
  }
}
