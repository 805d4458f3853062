package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Inputs for a model without any: those that the sizes of its outputs refer to.
final class OfInputs {
  private static final List<String> REFERENCES = List.of("tensor_id", "reference_tensor");

  private OfInputs() {}

  /// None where the place is another one, or no output refers to an input.
  static List<YamlNode> missing(Place place) {
    if (!place.path().equals(RdfPath.ROOT.field("inputs"))) {
      return List.of();
    }
    Set<String> names = new LinkedHashSet<>();
    Edited.at(place.root(), RdfPath.ROOT.field("outputs"))
        .ifPresent(outputs -> addNames(outputs, names));
    List<YamlNode> all = new ArrayList<>();
    for (Optional<YamlNode> sample :
        List.of(place.sample(), place.samples().withUnits(place.path()))) {
      if (!names.isEmpty()
          && sample.orElse(null) instanceof YamlSequence list
          && list.items().getFirst() instanceof YamlMapping input) {
        all.add(Values.list(names.stream().map(name -> named(input, name)).toList()));
      }
    }
    return all;
  }

  private static void addNames(YamlNode node, Set<String> names) {
    switch (node) {
      case YamlScalar scalar -> {}
      case YamlSequence list -> list.items().forEach(item -> addNames(item, names));
      case YamlMapping mapping -> {
        for (YamlMapping.Entry entry : mapping.entries()) {
          if (REFERENCES.contains(entry.key()) && entry.value() instanceof YamlScalar name) {
            names.add(name.text());
          }
          addNames(entry.value(), names);
        }
      }
    }
  }

  /// The name comes first, whatever the format calls it.
  private static YamlMapping named(YamlMapping input, String name) {
    List<YamlMapping.Entry> entries = new ArrayList<>(input.entries());
    String field = entries.removeFirst().key();
    entries.addFirst(Values.mapping(field, Values.text(name)).entries().getFirst());
    return new YamlMapping(entries, input.span());
  }
}
