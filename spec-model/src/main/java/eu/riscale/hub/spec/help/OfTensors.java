package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Findings about tensors, axes and weights of format 0.5.
final class OfTensors {
  private static final List<String> FREE_IDS = List.of("y", "x", "z", "a", "b2");
  private static final Pattern AT_MOST = Pattern.compile("at most (\\d+)");
  private static final Pattern CHANNELS = Pattern.compile("for (\\d+) channels");

  static final Map<String, Function<Place, List<List<Edit>>>> BY_CODE =
      Map.ofEntries(
          Map.entry("axis-id-batch", OfTensors::axisId),
          Map.entry("axis-id-duplicate", OfTensors::axisId),
          Map.entry("tensor-id-duplicate", OfTensors::tensorId),
          Map.entry("tensor-name-duplicate", OfTensors::tensorId),
          Map.entry("axis-size-kind", OfTensors::size),
          Map.entry("halo-needs-size-reference", OfTensors::size),
          Map.entry("size-reference-unknown", OfTensors::size),
          Map.entry("size-reference-to-self", OfTensors::size),
          Map.entry("size-reference-to-batch", OfTensors::size),
          Map.entry("size-reference-to-channel", OfTensors::size),
          Map.entry("size-reference-chained", OfTensors::size),
          Map.entry("size-reference-unit", OfTensors::unit),
          Map.entry("size-max-not-above-min", OfTensors::max),
          Map.entry("halo-too-large", OfTensors::halo),
          Map.entry("halo-not-whole-in-input", OfTensors::halo),
          Map.entry("batch-axis-several", Plain::removed),
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

  private static List<List<Edit>> axisId(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    if (place.finding().expected().equals("batch")) {
      all.add(place.write("batch"));
    }
    RdfPath target = withoutId(place).orElse(place.path());
    FREE_IDS.forEach(id -> all.add(List.of(new Edit.Example(target, id))));
    return all;
  }

  /// The id of an axis of space that has none, and is called as another one for that reason.
  private static Optional<RdfPath> withoutId(Place place) {
    RdfPath axes = place.path().parent().parent();
    Tree tree = new Tree(place.root());
    return IntStream.range(0, Math.min(tree.items(axes).size(), Tree.MOST))
        .mapToObj(axes::index)
        .filter(axis -> tree.text(axis.field("type")).equals("space"))
        .filter(axis -> !tree.fields(axis).contains("id"))
        .map(axis -> axis.field("id"))
        .findFirst();
  }

  private static List<List<Edit>> tensorId(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    all.add(place.example(place.text() + "_2"));
    place.sample().ifPresent(value -> all.add(place.example(value)));
    return all;
  }

  /// The size of the axis of the same name of an input, of any other, or a number.
  static List<List<Edit>> size(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Tree tree = new Tree(place.root());
    place.only().ifPresent(item -> all.add(place.write(item)));
    RdfPath axis = place.path().parent();
    String own = tree.text(axis.field("id"));
    String ownTensor = tree.text(Tree.tensor(axis).field("id"));
    List<List<Edit>> others = new ArrayList<>();
    List<String> inputs = tree.tensors("inputs");
    for (int i = 0; i < inputs.size(); i++) {
      for (String id : tree.axes(RdfPath.ROOT.field("inputs").index(i))) {
        boolean itself = inputs.get(i).equals(ownTensor) && id.equals(own);
        if (!itself && !id.equals("batch") && others.size() < 30) {
          YamlNode size =
              Values.with(
                  Values.mapping("tensor_id", Values.text(inputs.get(i))),
                  "axis_id",
                  Values.text(id));
          (id.equals(own) ? all : others).add(place.write(size));
          if (id.equals(own)) {
            all.add(withUnit(place.write(size), tree, RdfPath.ROOT.field("inputs").index(i), axis));
          }
        }
      }
    }
    RdfPath min = place.path().field("min");
    if (!tree.text(min).isEmpty()) {
      all.add(place.example(Values.whole(tree.text(min))));
    }
    all.add(place.example(Values.whole("64")));
    all.addAll(others.stream().map(OfTensors::asExample).toList());
    all.add(List.of(new Edit.Remove(axis.field("halo"))));
    return all;
  }

  /// The scale of the axis that a size is taken from; empty where it is that already.
  static Optional<List<Edit>> scaleOfInput(Place place) {
    Tree tree = new Tree(place.root());
    int input = tree.tensors("inputs").indexOf(tree.text(place.path().field("tensor_id")));
    RdfPath tensor = RdfPath.ROOT.field("inputs").index(Math.max(0, input));
    int axis = tree.axes(tensor).indexOf(tree.text(place.path().field("axis_id")));
    String scale = tree.text(tensor.field("axes").index(Math.max(0, axis)).field("scale"));
    RdfPath own = place.path().parent().field("scale");
    boolean differs = !scale.isEmpty() && !scale.equals(tree.text(own));
    return input >= 0 && axis >= 0 && differs
        ? Optional.of(List.of(new Edit.Example(own, scale)))
        : Optional.empty();
  }

  /// The same with unit and scale of the axis of an input, which that of an output has as well.
  private static List<Edit> withUnit(List<Edit> size, Tree tree, RdfPath input, RdfPath axis) {
    int at = tree.axes(input).indexOf(tree.text(axis.field("id")));
    List<Edit> edits = new ArrayList<>(size);
    for (String field : List.of("unit", "scale")) {
      String value = tree.text(input.field("axes").index(at).field(field));
      if (!value.isEmpty()) {
        edits.add(new Edit.Example(axis.field(field), value));
      }
    }
    return edits;
  }

  private static List<Edit> asExample(List<Edit> edits) {
    return edits.stream()
        .map(edit ->
            edit instanceof Edit.Write(RdfPath path, String yaml)
                ? (Edit) new Edit.Example(path, yaml)
                : edit)
        .toList();
  }

  /// The unit of the axis that the size is taken from.
  private static List<List<Edit>> unit(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Tree tree = new Tree(place.root());
    RdfPath unit = place.path().parent().field("unit");
    Set<String> units = new LinkedHashSet<>();
    for (String tensors : List.of("inputs", "outputs")) {
      RdfPath list = RdfPath.ROOT.field(tensors);
      for (int i = 0; i < tree.items(list).size(); i++) {
        RdfPath axes = list.index(i).field("axes");
        for (int a = 0; a < tree.items(axes).size(); a++) {
          String there = tree.text(axes.index(a).field("unit"));
          if (!there.isEmpty()) {
            units.add(there);
          }
        }
      }
    }
    units.stream().limit(10).forEach(word -> all.add(List.of(new Edit.Write(unit, word))));
    all.add(List.of(new Edit.Remove(unit)));
    return all;
  }

  private static List<List<Edit>> max(Place place) {
    double min = new Tree(place.root()).number(place.path().parent().field("min")).orElse(1);
    return List.of(place.example(Values.whole(Long.toString((long) min + 1))));
  }

  /// The largest halo that is left room for; none where there is no room.
  private static List<List<Edit>> halo(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Matcher most = AT_MOST.matcher(place.finding().expected());
    if (most.find() && !most.group(1).equals("0")) {
      all.add(place.example(Values.whole(most.group(1))));
    }
    if (place.node() instanceof YamlSequence list) {
      all.add(place.example(Tree.resized(List.of(), list.items().size(), Values.whole("0"))));
      RdfPath offset = place.path().parent().field("shape").field("offset");
      int offsets = new Tree(place.root()).items(offset).size();
      YamlNode zeros = Tree.resized(List.of(), offsets, Values.whole("0"));
      all.add(List.of(Place.exampleAt(offset, zeros)));
    } else {
      double halo = new Tree(place.root()).number(place.path()).orElse(1);
      for (int i = 1; i <= 16; i++) {
        all.add(place.example(Values.whole(Long.toString((long) halo + i))));
      }
      all.add(List.of(new Edit.Remove(place.path())));
    }
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
