package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values in another form than their field has: a text for a mapping, a single value for a list.
final class OfForms {
  /// The fields that a mapping has where people write its most important one alone.
  private static final List<String> MAIN_FIELDS =
      List.of("name", "source", "id", "text", "github_user", "email", "type", "callable", "mode");

  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/[^\\s\"'<>]{1,300}");
  private static final Pattern URL = Pattern.compile("https?://[^\\s\"'<>]{1,500}");

  /// Steps that measure the tensor along axes.
  private static final List<String> NORMALIZING = List.of("zero_mean_unit_variance", "scale_range");

  private OfForms() {}

  /// For the first item of a list that has a level of lists too many: the list without it.
  static List<List<Edit>> flattened(Place place) {
    boolean isFirst = !place.path().isRoot() && place.path().segments().getLast().equals(0);
    List<YamlNode> items = new ArrayList<>();
    for (YamlNode item :
        isFirst ? new Tree(place.root()).items(place.path().parent()) : List.<YamlNode>of()) {
      if (!(item instanceof YamlSequence inner)) {
        return List.of();
      }
      items.addAll(inner.items());
    }
    return items.isEmpty() || items.size() > Tree.MOST
        ? List.of()
        : List.of(List.of(Place.writeAt(place.path().parent(), Values.list(items))));
  }

  /// For a mapping that is expected.
  static List<List<Edit>> mapping(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    YamlNode node = place.node();
    if (node != null) {
      all.add(OfWeights.asMapping(place));
      FileForms.parted(node).ifPresent(value -> all.add(place.write(value)));
      Axes.ofItem(place).ifPresent(value -> all.add(place.example(value)));
      attachments(place).ifPresent(value -> all.add(place.write(value)));
      maintainer(place).ifPresent(value -> all.add(place.example(value)));
      if (isFreeText(place)) {
        all.add(place.remove());
      }
      cited(place).forEach(value -> all.add(place.example(value)));
      step(place).ifPresent(value -> all.add(place.example(value)));
      member(place).ifPresent(value -> all.add(place.example(value)));
      mappings(node).forEach(value -> all.add(place.write(value)));
    }
    if (node instanceof YamlScalar scalar && scalar.isNull()) {
      all.add(place.remove());
    }
    all.addAll(sampleOrRemove(place));
    return all;
  }

  /// Format 0.4 and older list attached files by a field of their own; under any other name nobody
  /// looks for them.
  private static Optional<YamlNode> attachments(Place place) {
    if (!place.path().parent().isRoot() || !place.field().equals("attachments")) {
      return Optional.empty();
    }
    YamlNode node = place.node();
    List<? extends YamlNode> files =
        node instanceof YamlSequence list
            ? list.items()
            : node instanceof YamlScalar scalar && !scalar.isNull() ? List.of(scalar) : List.of();
    List<String> paths = files.stream().flatMap(file -> FileForms.path(file).stream()).toList();
    return files.isEmpty() || paths.size() < files.size()
        ? Optional.empty()
        : Optional.of(Values.mapping("files", Values.texts(paths)));
  }

  /// A maintainer goes by an account of GitHub, which a name with spaces is not.
  private static Optional<YamlNode> maintainer(Place place) {
    boolean named =
        place.path().parent().toString().endsWith("maintainers")
            && place.text().strip().contains(" ");
    if (!named) {
      return Optional.empty();
    }
    YamlNode person = People.of(place.text()).orElse(null);
    YamlMapping name =
        person instanceof YamlMapping fields
            ? fields
            : Values.mapping("name", Values.text(place.text().strip()));
    return Optional.of(Values.with(name, "github_user", Values.text("your-github-name")));
  }

  /// Whether words tell of training data, which is named by its id.
  static boolean isFreeText(Place place) {
    return place.field().equals("training_data") && place.text().strip().contains(" ");
  }

  /// A publication that is written as a text keeps it, and gets what leads to it.
  private static List<YamlNode> cited(Place place) {
    List<YamlNode> all = new ArrayList<>();
    String list = place.path().parent().toString();
    if (place.text().isEmpty() || !list.endsWith("cite")) {
      return all;
    }
    YamlMapping cited = Values.mapping("text", Values.text(place.text().strip()));
    Matcher doi = DOI.matcher(place.text());
    Matcher url = URL.matcher(place.text());
    if (doi.find()) {
      all.add(Values.with(cited, "doi", Values.text(doi.group().replaceAll("[.,;)]+$", ""))));
    }
    if (url.find()) {
      all.add(Values.with(cited, "url", Values.text(url.group().replaceAll("[.,;)]+$", ""))));
    }
    all.add(Values.with(cited, "doi", Values.text("10.0000/your-doi")));
    return all;
  }

  /// A step that is written as its name alone, along the axes of space that its tensor has.
  private static Optional<YamlNode> step(Place place) {
    RdfPath steps = place.path().parent();
    List<String> space = new ArrayList<>(new Tree(place.root()).axes(Tree.tensor(place.path())));
    space.retainAll(List.of("z", "y", "x"));
    if (!steps.toString().matches("(inputs|outputs)\\[\\d+]\\.(pre|post)processing")
        || !NORMALIZING.contains(place.text())
        || space.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping id = Values.mapping("id", Values.text(place.text()));
    return Optional.of(Values.with(id, "kwargs", Values.mapping("axes", Values.texts(space))));
  }

  /// Of a choice, the member that goes by the word that is written alone.
  private static Optional<YamlNode> member(Place place) {
    String word = place.text();
    YamlNode list =
        place.samples().inFull(place.root(), place.path().parent()).orElse(place.root());
    if (word.isEmpty() || !(list instanceof YamlSequence members)) {
      return Optional.empty();
    }
    return members.items().stream()
        .filter(item ->
            item instanceof YamlMapping mapping
                && !mapping.entries().getFirst().key().equals("source")
                && mapping.entries().getFirst().value() instanceof YamlScalar tag
                && tag.text().equals(word))
        .findFirst();
  }

  /// The mappings that a value may stand for.
  private static List<YamlNode> mappings(YamlNode node) {
    List<YamlNode> all = new ArrayList<>();
    switch (node) {
      case YamlScalar scalar -> {
        if (!scalar.isNull()) {
          boolean isText = scalar.kind() == YamlScalar.Kind.STRING;
          People.of(scalar.text()).ifPresent(all::add);
          MAIN_FIELDS.stream()
              .filter(field -> isText || !field.equals("source"))
              .forEach(field -> all.add(Values.mapping(field, Values.text(scalar.text()))));
        }
      }
      case YamlSequence list -> {
        if (list.items().size() == 1) {
          all.add(list.items().getFirst());
          all.addAll(mappings(list.items().getFirst()));
        }
        joined(list).ifPresent(all::add);
      }
      case YamlMapping mapping -> {}
    }
    return all;
  }

  /// `- a: 1` and `- b: 2` as `{a: 1, b: 2}`.
  private static Optional<YamlNode> joined(YamlSequence list) {
    List<YamlMapping.Entry> entries = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item instanceof YamlMapping mapping) {
        entries.addAll(mapping.entries());
      }
    }
    long names = entries.stream().map(YamlMapping.Entry::key).distinct().count();
    return names == entries.size()
        ? Optional.of(new YamlMapping(entries, list.span()))
        : Optional.empty();
  }

  /// For a list that is expected.
  static List<List<Edit>> list(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    YamlNode node = place.node();
    if (node instanceof YamlScalar scalar && scalar.isNull()) {
      all.add(place.remove());
    }
    if (node != null) {
      Axes.ofStep(place).ifPresent(value -> all.add(place.write(value)));
      Axes.haloOfAll(place).ifPresent(value -> all.add(place.write(value)));
      lists(node).forEach(value -> all.add(place.write(value)));
      Axes.named(place).ifPresent(value -> all.add(place.write(value)));
      Axes.ofLetters(place).forEach(value -> all.add(place.example(value)));
    }
    all.addAll(sampleOrRemove(place));
    return all;
  }

  private static List<YamlNode> lists(YamlNode node) {
    List<YamlNode> all = new ArrayList<>();
    switch (node) {
      case YamlScalar scalar -> {
        if (!scalar.isNull()) {
          split(scalar.text()).forEach(items -> addItems(items, all));
          addItems(List.of(scalar), all);
        }
      }
      case YamlMapping mapping -> {
        if (mapping.entries().size() == 1) {
          YamlNode only = mapping.entries().getFirst().value();
          if (only instanceof YamlSequence list) {
            addItems(list.items(), all);
          } else if (only instanceof YamlScalar scalar && !scalar.isNull()) {
            addItems(List.of(scalar), all);
          }
        }
        all.add(Values.list(mapping));
        addNamed(mapping, all);
        addItems(mapping.entries().stream().map(YamlMapping.Entry::value).toList(), all);
      }
      case YamlSequence list -> {}
    }
    return all;
  }

  /// The items as they are, and each as the main field of a mapping.
  private static void addItems(List<? extends YamlNode> items, List<YamlNode> all) {
    all.add(Values.list(items));
    List<YamlNode> people = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlScalar scalar) {
        People.of(scalar.text()).ifPresent(people::add);
      }
    }
    if (people.size() == items.size()) {
      all.add(Values.list(people));
    }
    if (items.stream().allMatch(YamlScalar.class::isInstance)) {
      for (String field : MAIN_FIELDS) {
        all.add(Values.list(items.stream().map(item -> Values.mapping(field, item)).toList()));
      }
    }
  }

  /// `raw: {...}` as `- id: raw` with the other fields. An item that has an id keeps its own.
  private static void addNamed(YamlMapping mapping, List<YamlNode> all) {
    for (String field : List.of("id", "name", "type")) {
      List<YamlNode> items = new ArrayList<>();
      for (YamlMapping.Entry entry : mapping.entries()) {
        if (entry.value() instanceof YamlMapping fields) {
          List<YamlMapping.Entry> entries = new ArrayList<>();
          if (fields.get(field) == null) {
            entries.addAll(Values.mapping(field, Values.text(entry.key())).entries());
          }
          entries.addAll(fields.entries());
          items.add(new YamlMapping(entries, mapping.span()));
        }
      }
      if (items.size() == mapping.entries().size()) {
        all.add(Values.list(items));
      }
    }
  }

  /// A text that holds several values.
  private static List<List<YamlNode>> split(String text) {
    List<List<YamlNode>> all = new ArrayList<>();
    String inner = text.strip();
    if (inner.startsWith("(") && inner.endsWith(")")) {
      inner = "[" + inner.substring(1, inner.length() - 1) + "]";
    }
    if (inner.matches("-[^\\s\\d.].*")) {
      // The first dash has no space behind it, so that YAML reads all lines as one text.
      all.add(
          Arrays.stream(inner.substring(1).split("\\s+-\\s*(?=\\S)", -1))
              .map(part -> scalar(part.strip()))
              .toList());
    }
    if (inner.startsWith("[") && YamlReader.read(inner).root() instanceof YamlSequence list) {
      all.add(list.items());
    }
    for (String by : List.of(";", ",", " and ")) {
      if (text.contains(by)) {
        List<YamlNode> items = new ArrayList<>();
        for (String part : text.split(by, -1)) {
          if (!part.isBlank()) {
            items.add(scalar(part.strip()));
          }
        }
        all.add(items);
      }
    }
    return all;
  }

  /// A single value as YAML reads it.
  private static YamlNode scalar(String text) {
    YamlNode read = YamlReader.read(text).root();
    return read instanceof YamlScalar scalar ? scalar : Values.text(text);
  }

  /// A right value that is nobody's own, or none at all.
  static List<List<Edit>> sampleOrRemove(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    place.sample().ifPresent(value -> all.add(place.example(value)));
    place.samples().withUnits(place.path()).ifPresent(value -> all.add(place.example(value)));
    if (place.node() != null) {
      all.add(place.remove());
    }
    return all;
  }
}
