package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/// Proposals that need no knowledge of the field.
final class Plain {
  private Plain() {}

  /// For a finding of any other code: the words that it expects, or a right value in place of a
  /// single one.
  static List<List<Edit>> any(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    for (String word : OfWords.allowed(place.finding().expected())) {
      all.add(List.of(new Edit.Write(place.path(), word)));
      all.add(place.write(word));
    }
    boolean empty = place.node() instanceof YamlSequence list && list.items().isEmpty();
    if (place.node() == null || place.node() instanceof YamlScalar || empty) {
      place.sample().ifPresent(value -> all.add(place.example(value)));
    }
    return all;
  }

  /// What only its author can decide, or is no text in the description.
  static List<List<Edit>> none(Place place) {
    return List.of();
  }

  static List<List<Edit>> removed(Place place) {
    return List.of(place.remove());
  }
}
