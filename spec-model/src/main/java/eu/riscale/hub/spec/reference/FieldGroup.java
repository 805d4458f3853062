package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fields of one name of which all the same is to be told.
///
/// @param fields at least one
record FieldGroup(Facts facts, List<DescribedField> fields) {
  /// What is told of a field.
  ///
  /// @param inner the kinds and fields of what it holds
  record Facts(
      String name, Need need, String holds, String standard, String meaning, Set<String> inner) {
    /// What is told of the field itself.
    static Facts of(DescribedField field) {
      return new Facts(
          field.place().name(),
          field.need(),
          field.holds(),
          field.standard(),
          field.meaning(),
          Set.of());
    }

    /// The same with what it holds.
    private static Facts of(DescribedField field, FieldReference reference) {
      Facts own = of(field);
      Set<String> inner = new LinkedHashSet<>(reference.kinds(field));
      inner.addAll(reference.inner(field));
      return new Facts(own.name, own.need, own.holds, own.standard, own.meaning, inner);
    }
  }

  /// In the order of the fields.
  static List<FieldGroup> of(List<DescribedField> fields, FieldReference reference) {
    Map<Facts, List<DescribedField>> groups = new LinkedHashMap<>();
    for (DescribedField field : fields) {
      groups.computeIfAbsent(Facts.of(field, reference), facts -> new ArrayList<>()).add(field);
    }
    List<FieldGroup> all = new ArrayList<>();
    groups.forEach((facts, members) -> all.add(new FieldGroup(facts, List.copyOf(members))));
    return all;
  }

  /// The places of the fields, each with the formats that have it there.
  Map<String, Set<ResourceFormat>> places() {
    Map<String, Set<ResourceFormat>> places = new LinkedHashMap<>();
    for (DescribedField field : fields) {
      places
          .computeIfAbsent(field.place().text(), place -> new LinkedHashSet<>())
          .add(field.format());
    }
    return places;
  }

  /// When formats took the field up that did not have it from the start.
  Set<String> since() {
    Set<String> since = new LinkedHashSet<>();
    for (DescribedField field : fields) {
      if (!field.since().isEmpty()) {
        since.add(field.format().type() + " " + field.since());
      }
    }
    return since;
  }

  List<String> examples() {
    Map<String, YamlNode> examples = new LinkedHashMap<>();
    for (DescribedField field : fields) {
      field.examples().forEach(node -> examples.putIfAbsent(Examples.text(node), node));
    }
    List<String> texts = new ArrayList<>();
    examples.values().forEach(node -> texts.add(Examples.field(facts.name(), node)));
    return texts;
  }
}
