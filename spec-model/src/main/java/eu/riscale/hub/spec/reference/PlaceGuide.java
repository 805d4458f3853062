package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What may stand at a place of a description, and what it means: for editors. The description may
/// be half written.
public final class PlaceGuide {
  private static final int EXAMPLES = 2;

  private final ResourceFormat format;
  private final List<DescribedField> fields;
  private final List<DescribedWord> words;

  private PlaceGuide(ResourceFormat format) {
    FormatFields all = new FormatFields(format);
    this.format = format;
    this.fields = all.fields();
    this.words = List.copyOf(all.words());
  }

  /// Reads what is known of a format.
  public static PlaceGuide of(ResourceFormat format) {
    return new PlaceGuide(format);
  }

  /// A name or word that may be written.
  ///
  /// @param meaning empty where nobody wrote it down
  /// @param holds what a field holds, in words; empty for a word
  public record Offer(String text, String meaning, boolean isRequired, String holds) {
    /// Whether it is a list, or may be one.
    public boolean isList() {
      return holds.startsWith("a list");
    }

    public boolean isMapping() {
      return holds.startsWith("a mapping");
    }
  }

  /// The fields of a mapping, those that it needs first.
  ///
  /// @param root of the description as far as it can be read
  public List<Offer> fields(@Nullable YamlNode root, RdfPath mapping) {
    Map<String, Offer> offers = new LinkedHashMap<>();
    List<DescribedField> known = within(pattern(root, mapping));
    for (boolean required : List.of(true, false)) {
      for (DescribedField field : known) {
        if (field.need() instanceof Need.Always == required) {
          String name = field.place().name();
          offers.putIfAbsent(name, new Offer(name, field.meaning(), required, field.holds()));
        }
      }
    }
    return List.copyOf(offers.values());
  }

  /// The words that a field may hold, where it holds one of a fixed list.
  public List<Offer> words(@Nullable YamlNode root, RdfPath field) {
    Map<String, Offer> offers = new LinkedHashMap<>();
    kinds(root, field)
        .forEach(word ->
            offers.putIfAbsent(word.word(), new Offer(word.word(), word.meaning(), false, "")));
    if (offers.isEmpty()) {
      for (DescribedField known : at(root, field)) {
        known.choices().forEach(word -> offers.putIfAbsent(word, new Offer(word, "", false, "")));
        if (known.holds().startsWith("true or false")) {
          List.of("true", "false")
              .forEach(word -> offers.putIfAbsent(word, new Offer(word, "", false, "")));
        }
      }
    }
    return List.copyOf(offers.values());
  }

  /// What a field holds, in words; empty where the format has no such field.
  public Optional<String> holds(@Nullable YamlNode root, RdfPath field) {
    return at(root, field).stream().findFirst().map(DescribedField::holds);
  }

  /// What a field is, in Markdown; empty where the format has no such field.
  public Optional<String> told(@Nullable YamlNode root, RdfPath field) {
    return at(root, field).stream().findFirst().map(this::told);
  }

  /// What is meant by a word that tells records apart, in Markdown; empty for any other word.
  public Optional<String> told(@Nullable YamlNode root, RdfPath field, String word) {
    return kinds(root, field).stream()
        .filter(known -> known.word().equals(word))
        .findFirst()
        .map(this::told);
  }

  private List<DescribedWord> kinds(@Nullable YamlNode root, RdfPath field) {
    if (!(lastOf(field) instanceof String name)) {
      return List.of();
    }
    String list = withoutKind(pattern(root, field.parent()));
    return words.stream()
        .filter(word -> word.tag().equals(name) && plain(word.list()).equals(plain(list)))
        .toList();
  }

  /// An item of a list is told by the field that holds the list.
  private List<DescribedField> at(@Nullable YamlNode root, RdfPath place) {
    RdfPath field = place;
    while (!field.isRoot() && field.segments().getLast() instanceof Integer) {
      field = field.parent();
    }
    return lastOf(field) instanceof String name
        ? within(pattern(root, field.parent())).stream()
            .filter(known -> known.place().name().equals(name))
            .toList()
        : List.of();
  }

  /// The fields of a mapping; where it does not tell its kind, those of all kinds.
  private List<DescribedField> within(String mapping) {
    List<DescribedField> exact =
        fields.stream().filter(field -> field.place().holder().equals(mapping)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<DescribedField> ofKinds =
        fields.stream()
            .filter(field -> withoutKind(field.place().holder()).equals(mapping))
            .toList();
    return ofKinds.isEmpty()
        ? fields.stream()
            .filter(field -> plain(field.place().holder()).equals(plain(mapping)))
            .toList()
        : ofKinds;
  }

  /// A place without indices, and with the words that tell records apart, as far as they are
  /// written.
  private String pattern(@Nullable YamlNode root, RdfPath path) {
    StringBuilder text = new StringBuilder();
    @Nullable YamlNode at = root;
    for (Object segment : path.segments()) {
      if (segment instanceof String name) {
        text.append(text.isEmpty() ? "" : ".").append(name);
      }
      at = Edited.child(at, segment);
      if (at instanceof YamlMapping mapping) {
        kind(text.toString(), mapping).ifPresent(word -> text.append('[').append(word).append(']'));
      }
    }
    return text.toString();
  }

  private Optional<String> kind(String list, YamlMapping mapping) {
    return words.stream()
        .filter(word ->
            word.list().equals(list)
                && mapping.get(word.tag()) instanceof YamlScalar scalar
                && scalar.text().equals(word.word()))
        .findFirst()
        .map(DescribedWord::word);
  }

  private static String withoutKind(String place) {
    return place.endsWith("]") ? place.substring(0, place.lastIndexOf('[')) : place;
  }

  private static String plain(String place) {
    return place.replaceAll("\\[[^\\]]*]", "");
  }

  private static Object lastOf(RdfPath path) {
    return path.isRoot() ? 0 : path.segments().getLast();
  }

  private String told(DescribedField field) {
    StringBuilder text = new StringBuilder(head(field.place().name(), field.meaning()));
    text.append("\n\n`").append(field.place().text()).append("` of ").append(name());
    line("required", field.need().words(), text);
    line("holds", field.holds(), text);
    if (field.need() instanceof Need.Never) {
      line("default", field.standard().isEmpty() ? "none" : field.standard(), text);
    }
    line("since", field.since().isEmpty() ? "" : format.type() + " " + field.since(), text);
    String inner =
        within(field.place().text()).stream()
            .map(other -> other.place().name())
            .distinct()
            .collect(Collectors.joining(", "));
    line("fields", inner, text);
    List<String> examples = new ArrayList<>();
    field.examples().stream()
        .limit(EXAMPLES)
        .forEach(node -> examples.add(Examples.field(field.place().name(), node)));
    return example(examples, text);
  }

  private String told(DescribedWord word) {
    StringBuilder text = new StringBuilder(head(word.word(), word.meaning()));
    text.append("\n\n`").append(word.place().text()).append("` of ").append(name());
    line("since", word.since().isEmpty() ? "" : format.type() + " " + word.since(), text);
    for (DescribedField field : word.fields()) {
      String name = field.place().text().substring(word.place().text().length() + 1);
      if (!name.equals(word.tag())) {
        line("`" + name + "`", field.meaning(), text);
      }
    }
    return example(List.of(word.example()), text);
  }

  private static String head(String name, String meaning) {
    return "**" + name + "**" + (meaning.isEmpty() ? "" : ": " + meaning);
  }

  private String name() {
    return FormatNames.of(format);
  }

  private static void line(String name, String value, StringBuilder text) {
    if (!value.isEmpty()) {
      text.append(text.indexOf("\n- ") < 0 ? "\n\n- " : "\n- ");
      text.append(name).append(": ").append(value);
    }
  }

  private static String example(List<String> examples, StringBuilder text) {
    if (!examples.isEmpty()) {
      text.append("\n\n```yaml\n").append(String.join("\n", examples).strip()).append("\n```");
    }
    return text.toString();
  }
}
