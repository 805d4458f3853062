package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.resource.ResourceFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// All fields of all formats, and the words by which steps, axes and paddings are told apart.
final class FieldReference {
  private static final Comparator<ResourceFormat> NEWEST_FIRST =
      Comparator.comparingInt((ResourceFormat format) -> format.type().equals("model") ? 0 : 1)
          .thenComparingInt(format -> -format.newest().minor());

  private final List<DescribedField> fields = new ArrayList<>();
  private final List<DescribedWord> words = new ArrayList<>();

  private FieldReference() {}

  static FieldReference ofAllFormats() {
    FieldReference all = new FieldReference();
    List<ResourceFormat> formats = new ArrayList<>(List.of(ResourceFormat.values()));
    formats.sort(NEWEST_FIRST);
    for (ResourceFormat format : formats) {
      FormatFields of = new FormatFields(format);
      all.fields.addAll(of.fields());
      all.words.addAll(of.words());
    }
    return all;
  }

  List<DescribedField> fields() {
    return fields;
  }

  List<DescribedWord> words() {
    return words;
  }

  /// The fields whose place ends so, such as `size`, `axes.size` or `inputs[0].axes[space].size`.
  List<DescribedField> fieldsAt(String end) {
    FieldPlace asked = FieldPlace.of(end);
    return fields.stream().filter(field -> field.place().told(asked) > 0).toList();
  }

  /// The records that are told by this word, such as `space` or `axes.space`.
  List<DescribedWord> wordsAt(String end) {
    FieldPlace asked = FieldPlace.of(end);
    return words.stream().filter(word -> word.place().told(asked) > 0).toList();
  }

  /// The words by which the records that a field holds are told apart.
  Set<String> kinds(DescribedField field) {
    return words.stream()
        .filter(word ->
            word.format() == field.format()
                && word.place().text().startsWith(field.place().text() + "["))
        .map(DescribedWord::word)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The fields of the mapping that a field holds, or of those in a list.
  Set<String> inner(DescribedField field) {
    return fields.stream()
        .filter(other ->
            other.format() == field.format() && other.place().holder().equals(field.place().text()))
        .map(other -> other.place().name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The names of all fields, and all words.
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    fields.forEach(field -> names.add(field.place().name()));
    words.forEach(word -> names.add(word.word()));
    return names;
  }
}
