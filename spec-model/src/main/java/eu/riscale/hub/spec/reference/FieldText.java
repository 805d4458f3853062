package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.decode.OtherNames;
import eu.riscale.hub.spec.resource.ResourceFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What there is to tell about a field, a step or an axis, for people at a terminal.
public final class FieldText {
  /// More groups than these are told in a line each.
  private static final int IN_FULL = 3;

  private static final int EXAMPLES = 3;
  private static final int PLACES = 8;
  private static final int NEAR = 3;

  private final FieldReference reference;

  private FieldText(FieldReference reference) {
    this.reference = reference;
  }

  /// Reads what is known of all formats.
  public static FieldText ofAllFormats() {
    return new FieldText(FieldReference.ofAllFormats());
  }

  /// All names that can be asked for.
  public Set<String> names() {
    return reference.names();
  }

  /// The names that are nearest to one that nobody knows: spelt nearly so, called so elsewhere, or
  /// part of it.
  public List<String> near(String asked) {
    String name = asked.substring(asked.lastIndexOf('.') + 1);
    Optional<String> meant = OtherNames.meant(name, names());
    return meant.isPresent()
        ? List.of(meant.get())
        : names().stream()
            .filter(known -> ("_" + name + "_").contains("_" + known + "_"))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .limit(NEAR)
            .toList();
  }

  /// What is known of a name, or of the end of a place such as `axes.size`; empty for no field,
  /// step or axis.
  public Optional<String> of(String asked) {
    List<FieldGroup> groups = FieldGroup.of(reference.fieldsAt(asked), reference);
    List<DescribedWord> words = reference.wordsAt(asked);
    if (groups.isEmpty() && words.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    byFields(words).forEach(same -> word(same, text));
    if (groups.size() > IN_FULL) {
      inShort(asked, groups, text);
    } else {
      groups.forEach(group -> field(group, text));
    }
    return Optional.of(text.toString());
  }

  private static void inShort(String asked, List<FieldGroup> groups, StringBuilder text) {
    text.append(asked).append(": a field at several places\n\n");
    Map<String, List<FieldGroup>> byMeaning = new LinkedHashMap<>();
    for (FieldGroup group : groups) {
      byMeaning.computeIfAbsent(group.facts().meaning(), m -> new ArrayList<>()).add(group);
    }
    byMeaning.forEach((meaning, same) -> {
      List<DescribedField> fields =
          same.stream().flatMap(group -> group.fields().stream()).toList();
      text.append("  ").append(meaning).append('\n');
      places(new FieldGroup(same.getFirst().facts(), fields), text);
      text.append('\n');
    });
    String one = groups.getLast().fields().getFirst().place().text();
    text.append("More about one of them: hub explain ").append(quoted(one)).append("\n\n");
  }

  /// A shell would take brackets for a pattern.
  private static String quoted(String place) {
    return place.contains("[") ? "'" + place + "'" : place;
  }

  private void field(FieldGroup group, StringBuilder text) {
    FieldGroup.Facts facts = group.facts();
    text.append(facts.name()).append(": ").append(facts.meaning()).append("\n\n");
    places(group, text);
    line("required", facts.need().words(), text);
    line("holds", facts.holds(), text);
    if (facts.need() instanceof Need.Never) {
      line("default", facts.standard().isEmpty() ? "none" : facts.standard(), text);
    }
    line("since", String.join(", ", group.since()), text);
    DescribedField first = group.fields().getFirst();
    line("kinds", String.join(", ", reference.kinds(first)), text);
    line("fields", String.join(", ", reference.inner(first)), text);
    examples(group.examples(), text);
  }

  private static void places(FieldGroup group, StringBuilder text) {
    Map<Set<ResourceFormat>, List<String>> byFormats = new LinkedHashMap<>();
    group
        .places()
        .forEach((place, formats) ->
            byFormats.computeIfAbsent(formats, all -> new ArrayList<>()).add(place));
    byFormats.forEach((formats, places) -> {
      String shown = places.stream().limit(PLACES).collect(Collectors.joining(", "));
      String more = places.size() > PLACES ? " and " + (places.size() - PLACES) + " more" : "";
      line("in", FormatNames.of(formats) + ": " + shown + more, text);
    });
  }

  /// Words of the same meaning whose records have the same fields.
  private static List<List<DescribedWord>> byFields(List<DescribedWord> words) {
    Map<List<Object>, List<DescribedWord>> same = new LinkedHashMap<>();
    for (DescribedWord word : words) {
      List<Object> facts =
          new ArrayList<>(word.fields().stream().map(FieldGroup.Facts::of).toList());
      facts.add(word.meaning());
      same.computeIfAbsent(facts, all -> new ArrayList<>()).add(word);
    }
    return List.copyOf(same.values());
  }

  private static void word(List<DescribedWord> same, StringBuilder text) {
    DescribedWord first = same.getFirst();
    text.append(first.word()).append(": ").append(first.meaning()).append("\n\n");
    Map<Set<ResourceFormat>, Set<String>> lists = new LinkedHashMap<>();
    for (DescribedWord word : same) {
      Set<ResourceFormat> formats =
          same.stream()
              .filter(other -> other.list().equals(word.list()))
              .map(DescribedWord::format)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      lists.computeIfAbsent(formats, all -> new LinkedHashSet<>()).add(word.list());
    }
    lists.forEach((formats, places) ->
        line(
            "in",
            "%s: %s, as %s"
                .formatted(FormatNames.of(formats), String.join(", ", places), first.tag()),
            text));
    line("since", first.since().isEmpty() ? "" : first.format().type() + " " + first.since(), text);
    if (first.fields().size() > 1) {
      text.append("  fields\n");
    }
    for (DescribedField field : first.fields()) {
      String name = field.place().text().substring(first.place().text().length() + 1);
      if (name.equals(first.tag())) {
        continue;
      }
      String standard = field.standard();
      String need =
          field.need() instanceof Need.Never
              ? "default " + (standard.isEmpty() ? "none" : standard)
              : "required"
                  + (field.need() instanceof Need.InForm form ? " in the form " + form.form() : "");
      text.append("    ").append(name).append(": ").append(need).append("; ");
      text.append(field.holds()).append('\n');
      text.append("      ").append(field.meaning()).append('\n');
    }
    examples(List.of(first.example()), text);
  }

  private static void examples(List<String> examples, StringBuilder text) {
    text.append("  example\n");
    for (String example : examples.subList(0, Math.min(EXAMPLES, examples.size()))) {
      text.append(example.indent(4)).append('\n');
    }
  }

  private static void line(String name, String value, StringBuilder text) {
    if (!value.isEmpty()) {
      text.append("  ").append(String.format("%-10s", name)).append(value).append('\n');
    }
  }
}
