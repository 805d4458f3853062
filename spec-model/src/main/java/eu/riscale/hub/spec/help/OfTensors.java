package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Findings about tensors and weights of format 0.5.
final class OfTensors {
  private static final Pattern CHANNELS = Pattern.compile("for (\\d+) channels");

  static final Map<String, Function<Place, List<List<Edit>>>> BY_CODE =
      Map.ofEntries(
          Map.entry("tensor-id-duplicate", OfTensors::tensorId),
          Map.entry("tensor-name-duplicate", OfTensors::tensorId),
          Map.entry("data-types-differ", OfTensors::type),
          Map.entry("data-count-not-channels", OfTensors::data),
          Map.entry("data-list-without-channels", OfTensors::data),
          Map.entry("data-value-outside-type", OfTensors::values),
          Map.entry("data-range-reversed", OfTensors::reversed),
          Map.entry("data-range-infinite", OfTensors::open),
          Map.entry("tolerance-output-unknown", OfTensors::outputs),
          Map.entry("tolerance-discrete-not-zero", OfTensors::zero),
          Map.entry("evaluation-lists-differ", OfTensors::longNames),
          Map.entry("evaluation-table-shape", OfTensors::table),
          Map.entry("weights-missing", OfForms::sampleOrRemove),
          Map.entry("weights-original-unclear", OfTensors::original),
          Map.entry("weights-parent-self", Plain::removed),
          Map.entry("weights-parent-unknown", OfTensors::parent),
          Map.entry("weights-parent-missing", OfTensors::parent),
          Map.entry("weights-attachments", Plain::none),
          Map.entry("weights-custom-dependencies", Plain::none),
          Map.entry("onnx-external-data-same-name", OfTensors::externalData),
          Map.entry("run-mode-limited", Plain::none),
          Map.entry("custom-code-needed", Plain::none));

  private OfTensors() {}

  private static List<List<Edit>> tensorId(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    all.add(place.example(place.text() + "_2"));
    place.sample().ifPresent(value -> all.add(place.example(value)));
    return all;
  }

  private static List<List<Edit>> type(Place place) {
    Tree tree = new Tree(place.root());
    RdfPath own = place.path().field("type");
    String first = tree.text(place.path().parent().index(0).field("type"));
    return List.of(List.of(new Edit.Write(own, first.isEmpty() ? "float32" : first)));
  }

  /// One description for each channel, or one for all.
  private static List<List<Edit>> data(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    List<YamlNode> items = new Tree(place.root()).items(place.path());
    Matcher channels = CHANNELS.matcher(place.finding().message());
    if (items.isEmpty()) {
      return all;
    }
    if (items.size() == 1) {
      all.add(place.write(items.getFirst()));
    }
    if (channels.find()) {
      int wanted = Integer.parseInt(channels.group(1));
      all.add(place.example(Tree.resized(items, wanted, items.getLast())));
    }
    all.add(place.example(items.getFirst()));
    return all;
  }

  /// A type that holds the values, the narrowest first.
  private static List<List<Edit>> values(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    RdfPath type = place.path().parent().field("type");
    for (String word :
        List.of(
            "uint8", "uint16", "int8", "int16", "uint32", "int32", "uint64", "int64", "float32",
            "float64")) {
      all.add(List.of(new Edit.Write(type, word)));
    }
    all.add(place.example(Values.list(List.of(Values.truth(false), Values.truth(true)))));
    return all;
  }

  private static List<List<Edit>> reversed(Place place) {
    List<YamlNode> ends = new Tree(place.root()).items(place.path());
    return ends.size() == 2 ? List.of(place.write(Values.list(ends.reversed()))) : List.of();
  }

  private static List<List<Edit>> open(Place place) {
    return List.of(List.of(new Edit.Write(place.path(), "null")));
  }

  /// The outputs that there are, with those that the entry names rightly.
  private static List<List<Edit>> outputs(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Tree tree = new Tree(place.root());
    List<String> known = tree.tensors("outputs");
    List<YamlNode> right = new ArrayList<>();
    for (YamlNode item : tree.items(place.path())) {
      if (item instanceof YamlScalar scalar && known.contains(scalar.text())) {
        right.add(item);
      }
    }
    if (!right.isEmpty()) {
      all.add(place.example(Values.list(right)));
    }
    all.add(place.example(Values.texts(known)));
    return all;
  }

  private static List<List<Edit>> zero(Place place) {
    return List.of(place.write(Values.whole("0")));
  }

  private static List<List<Edit>> longNames(Place place) {
    Tree tree = new Tree(place.root());
    RdfPath names = place.path().parent().field(place.field().replace("_long", ""));
    List<YamlNode> items = new ArrayList<>(tree.items(place.path()));
    List<YamlNode> shorter = tree.items(names);
    for (int i = items.size(); i < shorter.size(); i++) {
      items.add(shorter.get(i));
    }
    return List.of(
        place.example(Values.list(items.subList(0, Math.min(items.size(), shorter.size())))));
  }

  /// A row for each metric and a column for each factor, with the numbers that are there.
  private static List<List<Edit>> table(Place place) {
    Tree tree = new Tree(place.root());
    RdfPath at = place.path();
    RdfPath results = at.segments().getLast() instanceof Integer ? at.parent() : at;
    int rows = Math.min(50, tree.items(results.parent().field("metrics")).size());
    int columns = tree.items(results.parent().field("evaluation_factors")).size();
    List<YamlNode> table = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<YamlNode> there = tree.items(results.index(row));
      table.add(Tree.resized(there, columns, Values.real("0.0")));
    }
    return List.of(List.of(Place.exampleAt(results, Values.list(table))));
  }

  private static List<List<Edit>> original(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Tree tree = new Tree(place.root());
    List<String> formats = tree.fields(place.path());
    List<String> originals = new ArrayList<>();
    for (String format : formats) {
      if (tree.text(place.path().field(format).field("parent")).isEmpty()) {
        originals.add(format);
      }
    }
    if (originals.isEmpty()) {
      formats.forEach(
          format -> all.add(List.of(new Edit.Remove(place.path().field(format).field("parent")))));
      return all;
    }
    // Networks are converted to ONNX, hardly ever from it.
    String trained =
        originals.stream()
            .filter(format -> !format.equals("onnx"))
            .findFirst()
            .orElse(originals.getFirst());
    List<Edit> edits = new ArrayList<>();
    originals.remove(trained);
    for (String format : originals) {
      edits.add(new Edit.Example(place.path().field(format).field("parent"), trained));
    }
    all.add(edits);
    return all;
  }

  private static List<List<Edit>> parent(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    RdfPath weights = RdfPath.ROOT.field("weights");
    for (String format : new Tree(place.root()).fields(weights)) {
      if (format.contains(place.text()) && !place.text().isEmpty()) {
        all.add(place.write(format));
      }
    }
    all.add(place.remove());
    return all;
  }

  private static List<List<Edit>> externalData(Place place) {
    return List.of(place.example(place.text() + ".data"));
  }
}
