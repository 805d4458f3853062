package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/// Looks at what is written elsewhere in a description.
///
/// @param root the description
public record Tree(YamlNode root) {
  /// No tensor has more axes, and no model more tensors.
  public static final int MOST = 20;

  /// Tensors have fewer.
  static final int MOST_AXES = 8;

  private static final Pattern LETTERS = Pattern.compile("[bitczyx]{1,7}");

  /// Whether it is one of a model, also where it does not say so.
  public boolean isModel() {
    return text(RdfPath.ROOT.field("type")).equals("model")
        || fields(RdfPath.ROOT).stream().anyMatch(List.of("weights", "inputs")::contains);
  }

  /// Whether it is a model of format 0.4 or older.
  public boolean isOlderModel() {
    String version = text(RdfPath.ROOT.field("format_version"));
    return version.startsWith("0.4") || version.startsWith("0.3");
  }

  /// The text of a single value; empty where there is none.
  public String text(RdfPath path) {
    return Edited.at(root, path).orElse(null) instanceof YamlScalar scalar && !scalar.isNull()
        ? scalar.text()
        : "";
  }

  /// The items of a list; none where there is no list.
  public List<YamlNode> items(RdfPath path) {
    return Edited.at(root, path).orElse(null) instanceof YamlSequence list
        ? list.items()
        : List.of();
  }

  /// The letters of the axes of a tensor of 0.4 or older, also where they are a list, or something
  /// stands between them.
  String letters(RdfPath tensor) {
    RdfPath axes = tensor.field("axes");
    StringBuilder letters = new StringBuilder(text(axes));
    for (int i = 0; i < Math.min(items(axes).size(), MOST_AXES); i++) {
      letters.append(text(axes.index(i)));
    }
    return letters.toString().replaceAll("[\\s,;]", "");
  }

  /// The names of the fields of a mapping; none where there is no mapping.
  List<String> fields(RdfPath path) {
    return Edited.at(root, path).orElse(null) instanceof YamlMapping mapping
        ? mapping.entries().stream().map(YamlMapping.Entry::key).toList()
        : List.of();
  }

  OptionalDouble number(RdfPath path) {
    try {
      return OptionalDouble.of(Double.parseDouble(text(path)));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /// The ids of the inputs or outputs, in format 0.5 also where they are left out, or in format 0.4
  /// their names.
  public List<String> tensors(String inputsOrOutputs) {
    List<String> ids = new ArrayList<>();
    RdfPath list = RdfPath.ROOT.field(inputsOrOutputs);
    for (int i = 0; i < items(list).size(); i++) {
      String id = text(list.index(i).field("id"));
      String name = id.isEmpty() ? text(list.index(i).field("name")) : id;
      boolean newer = text(RdfPath.ROOT.field("format_version")).startsWith("0.5");
      ids.add(name.isEmpty() && newer ? inputsOrOutputs.replaceFirst("s$", "") : name);
    }
    return ids;
  }

  /// The ids of the axes of a tensor of format 0.5, also where they follow from the type.
  List<String> axes(RdfPath tensor) {
    RdfPath axes = tensor.field("axes");
    if (isLetters(text(axes))) {
      return AxisLetters.ids(text(axes));
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < items(axes).size(); i++) {
      ids.add(axis(axes.index(i)));
    }
    return ids;
  }

  private String axis(RdfPath axis) {
    if (isLetters(text(axis))) {
      return AxisLetters.id(text(axis));
    }
    String id = text(axis.field("id"));
    return id.isEmpty() ? text(axis.field("type")) : id;
  }

  /// Whether a text names axes as format 0.4 does, such as `bcyx`.
  public static boolean isLetters(String text) {
    return LETTERS.matcher(text).matches();
  }

  /// A list with as many items as wanted, filled up with `filling` at its end.
  static YamlSequence resized(List<? extends YamlNode> items, int wanted, YamlNode filling) {
    List<YamlNode> resized = new ArrayList<>(items.subList(0, Math.min(items.size(), wanted)));
    while (resized.size() < Math.min(wanted, 100)) {
      resized.add(filling);
    }
    return Values.list(resized);
  }

  /// The tensor that a place lies in, such as `inputs[0]`; the place itself where it is in none.
  public static RdfPath tensor(RdfPath place) {
    RdfPath at = place;
    while (at.segments().size() > 2) {
      at = at.parent();
    }
    return at;
  }

  /// The texts of all single values.
  static Set<String> texts(YamlNode node) {
    Set<String> texts = new LinkedHashSet<>();
    addTexts(node, texts);
    return texts;
  }

  private static void addTexts(YamlNode node, Set<String> texts) {
    switch (node) {
      case YamlScalar scalar -> texts.add(scalar.text());
      case YamlSequence list -> list.items().forEach(item -> addTexts(item, texts));
      case YamlMapping mapping ->
          mapping.entries().forEach(entry -> addTexts(entry.value(), texts));
    }
  }
}
