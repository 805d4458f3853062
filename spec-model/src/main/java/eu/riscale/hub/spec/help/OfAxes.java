package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
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

/// Findings about axes of tensors of format 0.5: their ids, sizes, units and halos.
final class OfAxes {
  private static final List<String> FREE_IDS = List.of("y", "x", "z", "a", "b2");
  private static final Pattern AT_MOST = Pattern.compile("at most (\\d+)");

  static final Map<String, Function<Place, List<List<Edit>>>> BY_CODE =
      Map.ofEntries(
          Map.entry("axis-id-batch", OfAxes::axisId),
          Map.entry("axis-id-duplicate", OfAxes::axisId),
          Map.entry("axis-size-kind", OfAxes::size),
          Map.entry("halo-needs-size-reference", OfAxes::size),
          Map.entry("size-reference-unknown", OfAxes::size),
          Map.entry("size-reference-to-self", OfAxes::size),
          Map.entry("size-reference-to-batch", OfAxes::size),
          Map.entry("size-reference-to-channel", OfAxes::size),
          Map.entry("size-reference-chained", OfAxes::size),
          Map.entry("size-reference-unit", OfAxes::unit),
          Map.entry("size-max-not-above-min", OfAxes::max),
          Map.entry("halo-too-large", OfAxes::halo),
          Map.entry("halo-not-whole-in-input", OfAxes::halo),
          Map.entry("batch-axis-several", Plain::removed));

  private OfAxes() {}

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
    all.addAll(others.stream().map(OfAxes::asExample).toList());
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
}
