package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Findings about the steps before and after the network.
final class OfSteps {
  private static final Pattern BELOW = Pattern.compile("(\\w+) below (\\w+)");
  private static final Pattern POSITIONS = Pattern.compile("(\\d+) (?:positions|values$)");

  static final Map<String, Function<Place, List<List<Edit>>>> BY_CODE =
      Map.ofEntries(
          Map.entry("clip-bound-twice", Plain::removed),
          Map.entry("clip-axes-without-percentile", Plain::removed),
          Map.entry("clip-without-bound", OfSteps::bounds),
          Map.entry("clip-bounds-not-ascending", OfSteps::swapped),
          Map.entry("percentiles-not-ascending", OfSteps::swapped),
          Map.entry("op-axis-unknown", OfSteps::axis),
          Map.entry("op-list-does-not-fit-axis", OfSteps::lists),
          Map.entry("op-list-without-axis", OfSteps::first),
          Map.entry("op-lists-differ", OfSteps::partner),
          Map.entry("scale-linear-axis-without-lists", Plain::removed),
          Map.entry("scale-linear-without-effect", OfSteps::step),
          Map.entry("normalized-then-cast-back", OfSteps::ensureDtype),
          Map.entry("statistics-over-dataset", OfSteps::axes),
          Map.entry("reference-tensor-self", Plain::removed),
          Map.entry("reference-tensor-unknown", Plain::any),
          Map.entry("fixed-statistics-missing", OfSteps::statistics),
          Map.entry("fixed-statistics-unused", OfSteps::mode));

  private OfSteps() {}

  private static List<List<Edit>> bounds(Place place) {
    return List.of(
        List.of(
            new Edit.Example(place.path().field("min"), "0.0"),
            new Edit.Example(place.path().field("max"), "1.0")));
  }

  /// The bounds the other way round; where both are the same, the upper one is the greatest there
  /// is.
  private static List<List<Edit>> swapped(Place place) {
    Matcher names = BELOW.matcher(place.finding().expected());
    if (!names.find()) {
      return List.of();
    }
    RdfPath lower = place.path().parent().field(names.group(1));
    RdfPath upper = place.path().parent().field(names.group(2));
    Tree tree = new Tree(place.root());
    List<List<Edit>> all = new ArrayList<>();
    if (!tree.text(lower).isEmpty() && !tree.text(upper).isEmpty()) {
      all.add(
          List.of(
              new Edit.Write(lower, tree.text(upper)), new Edit.Write(upper, tree.text(lower))));
    }
    double least = tree.number(lower).orElse(0);
    all.add(List.of(new Edit.Example(upper, "99.8")));
    all.add(List.of(new Edit.Example(upper, Double.toString(least + 1))));
    all.add(List.of(new Edit.Example(lower, "0.0")));
    all.add(List.of(new Edit.Example(lower, "0.0"), new Edit.Example(upper, "1.0")));
    all.add(List.of(new Edit.Example(lower, "1.0"), new Edit.Example(upper, "99.8")));
    return all;
  }

  /// An axis that the tensor has, the nearest name first.
  private static List<List<Edit>> axis(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Tree tree = new Tree(place.root());
    RdfPath tensor = Tree.tensor(place.path());
    String letters = tree.text(tensor.field("axes"));
    if (!letters.isEmpty()) {
      all.add(place.write(place.text().replaceAll("[^" + letters + "]", "")));
      all.add(place.example(letters.replaceAll("[bic]", "")));
      all.add(place.example(letters.replaceAll("[bi]", "")));
      return all;
    }
    List<String> known = new ArrayList<>(tree.axes(tensor));
    known.remove("batch");
    boolean item = place.path().segments().getLast() instanceof Integer;
    if (item) {
      known.removeAll(tree.items(place.path().parent()).stream().map(OfSteps::textOf).toList());
    }
    if (known.remove("channel")) {
      known.add("channel"); // seldom what a misspelt name of a plane's axis means
    }
    DidYouMean.nearest(place.text(), known).ifPresent(id -> all.add(place.write(id)));
    known.stream().limit(10).forEach(id -> all.add(place.example(id)));
    if (item) {
      all.add(place.remove());
    }
    return all;
  }

  private static String textOf(YamlNode node) {
    return new Tree(node).text(RdfPath.ROOT);
  }

  /// Every list of the step with as many values as its axis has positions.
  private static List<List<Edit>> lists(Place place) {
    Matcher positions =
        POSITIONS.matcher(place.finding().message() + " " + place.finding().expected());
    Tree tree = new Tree(place.root());
    if (!positions.find()) {
      return List.of();
    }
    int wanted = Integer.parseInt(positions.group(1));
    if (place.node() instanceof YamlSequence list && !list.items().isEmpty()) {
      return List.of(place.example(Tree.resized(list.items(), wanted, list.items().getLast())));
    }
    List<Edit> edits = new ArrayList<>();
    for (String field : tree.fields(place.path())) {
      RdfPath at = place.path().field(field);
      List<YamlNode> items = tree.items(at);
      if (!items.isEmpty() && items.size() != wanted) {
        edits.add(Place.exampleAt(at, Tree.resized(items, wanted, items.getLast())));
      }
    }
    return List.of(edits);
  }

  private static List<List<Edit>> first(Place place) {
    return place.node() instanceof YamlSequence list && !list.items().isEmpty()
        ? List.of(place.example(list.items().getFirst()))
        : List.of();
  }

  /// As many values as the list beside it has.
  private static List<List<Edit>> partner(Place place) {
    String other = place.field().equals("std") ? "mean" : "gain";
    Tree tree = new Tree(place.root());
    int wanted = tree.items(place.path().parent().field(other)).size();
    return place.node() instanceof YamlSequence list && !list.items().isEmpty()
        ? List.of(place.example(Tree.resized(list.items(), wanted, list.items().getLast())))
        : List.of();
  }

  /// A step that changes nothing goes.
  private static List<List<Edit>> step(Place place) {
    return List.of(List.of(new Edit.Remove(place.path().parent())));
  }

  private static List<List<Edit>> ensureDtype(Place place) {
    RdfPath steps = place.path().parent();
    RdfPath next = steps.index(new Tree(place.root()).items(steps).size());
    return List.of(List.of(new Edit.Write(next, "id: ensure_dtype\nkwargs: {dtype: float32}")));
  }

  /// All axes but that of the samples.
  private static List<List<Edit>> axes(Place place) {
    List<String> axes = new ArrayList<>(new Tree(place.root()).axes(Tree.tensor(place.path())));
    axes.remove("batch");
    RdfPath at = place.path().field("kwargs").field("axes");
    return List.of(List.of(Place.writeAt(at, Values.texts(axes))));
  }

  private static List<List<Edit>> statistics(Place place) {
    Tree tree = new Tree(place.root());
    List<Edit> edits = new ArrayList<>();
    for (String field : List.of("mean", "std")) {
      if (!tree.fields(place.path()).contains(field)) {
        edits.add(new Edit.Example(place.path().field(field), "0.5"));
      }
    }
    return List.of(edits, List.of(new Edit.Example(place.path().field("mode"), "per_sample")));
  }

  private static List<List<Edit>> mode(Place place) {
    Tree tree = new Tree(place.root());
    List<Edit> unused = new ArrayList<>();
    for (String field : List.of("mean", "std")) {
      if (tree.fields(place.path()).contains(field)) {
        unused.add(new Edit.Remove(place.path().field(field)));
      }
    }
    return List.of(List.of(new Edit.Write(place.path().field("mode"), "fixed")), unused);
  }
}
