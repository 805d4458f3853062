package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Shapes of format 0.4 whose lists have more or fewer numbers than the tensor has axes.
final class OfShapes {
  private OfShapes() {}

  /// Two lists of one shape, each as long as the tensor has axes.
  static List<List<Edit>> lengths(Place place) {
    RdfPath tensor = Tree.tensor(place.path());
    Tree tree = new Tree(place.root());
    int letters = tree.letters(tensor).length();
    List<List<Edit>> all = new ArrayList<>(ofRank(place, tensor, letters));
    for (String list : List.of("min", "scale", "step", "offset")) {
      all.addAll(ofRank(place, tensor, tree.items(tensor.field("shape").field(list)).size()));
    }
    return all;
  }

  /// A shape with the sizes of the test tensor, where that has an axis for each letter; none where
  /// it has not.
  static List<List<Edit>> asTested(Place place) {
    RdfPath tensor = Tree.tensor(place.path());
    int letters = place.text().length();
    return place.sizes().of(tensor).size() == letters ? ofRank(place, tensor, letters) : List.of();
  }

  /// A shape with a size for each letter.
  static List<List<Edit>> ofLetters(Place place) {
    return ofRank(place, Tree.tensor(place.path()), place.text().length());
  }

  private static List<List<Edit>> ofRank(Place place, RdfPath tensor, int rank) {
    if (rank < 1 || rank > Tree.MOST_AXES) {
      return List.of();
    }
    RdfPath shape = tensor.field("shape");
    Tree tree = new Tree(place.root());
    List<Long> tested = place.sizes().of(tensor);
    List<Long> sizes = tested.size() == rank ? tested : List.of();
    if (!tree.items(shape).isEmpty()) {
      return explicit(shape, tree.items(shape), rank, sizes);
    }
    if (tree.fields(shape).contains("scale")) {
      return pairs(tree, shape, List.of("scale", "offset"), List.of("1", "0"), rank);
    }
    List<List<Edit>> all = new ArrayList<>();
    for (List<Edit> pair : pairs(tree, shape, List.of("min", "step"), List.of("1", "0"), rank)) {
      if (fits(place, pair, shape, sizes)) {
        all.add(pair);
      }
    }
    return all;
  }

  private static List<List<Edit>> explicit(
      RdfPath shape, List<YamlNode> written, int rank, List<Long> tested) {
    List<List<Edit>> all = new ArrayList<>();
    if (!tested.isEmpty()) {
      all.add(example(shape, tested.stream().map(FreeSizes::whole).toList()));
    }
    resized(written, rank, "1").forEach(sizes -> all.add(example(shape, sizes)));
    return all;
  }

  /// The two lists, each with numbers put in or left out so that it has the wanted length.
  private static List<List<Edit>> pairs(
      Tree tree, RdfPath shape, List<String> fields, List<String> fillings, int rank) {
    RdfPath first = shape.field(fields.getFirst());
    RdfPath second = shape.field(fields.getLast());
    List<List<Edit>> all = new ArrayList<>();
    for (List<YamlNode> left : resized(tree.items(first), rank, fillings.getFirst())) {
      for (List<YamlNode> right : resized(tree.items(second), rank, fillings.getLast())) {
        List<Edit> edits = new ArrayList<>();
        if (tree.items(first).size() != rank) {
          edits.addAll(example(first, left));
        }
        if (tree.items(second).size() != rank) {
          edits.addAll(example(second, right));
        }
        all.add(edits);
      }
    }
    return all;
  }

  /// The list with what is lacking in front, or one after the other left out; of a single number
  /// one for each of the last two axes.
  private static List<List<YamlNode>> resized(List<YamlNode> items, int rank, String filling) {
    List<List<YamlNode>> all = new ArrayList<>();
    YamlNode filled = Values.whole(filling);
    if (items.size() == 1 && rank > 1) {
      all.add(leading(List.of(items.getFirst(), items.getFirst()), rank, filled));
    }
    all.add(leading(items, rank, filled));
    for (int i = 0; i < items.size() && items.size() == rank + 1; i++) {
      List<YamlNode> without = new ArrayList<>(items);
      without.remove(i);
      all.add(without);
    }
    for (int i = 1; i < rank && items.size() == rank - 1; i++) {
      List<YamlNode> with = new ArrayList<>(items);
      with.add(i, filled);
      all.add(with);
    }
    return all;
  }

  /// With `filling` in front, as the axes of space are the last ones most often.
  static List<YamlNode> leading(List<YamlNode> items, int wanted, YamlNode filling) {
    List<YamlNode> turned = Tree.resized(items.reversed(), wanted, filling).items();
    return turned.reversed();
  }

  private static List<Edit> example(RdfPath at, List<YamlNode> items) {
    return List.of(Place.exampleAt(at, Values.list(items)));
  }

  /// Whether the test tensor has one of the sizes; so where there is none.
  private static boolean fits(Place place, List<Edit> edits, RdfPath shape, List<Long> tested) {
    YamlNode changed = Edited.of(place.root(), edits).orElse(place.root());
    Tree tree = new Tree(changed);
    for (int i = 0; i < tested.size(); i++) {
      OptionalDouble min = tree.number(shape.field("min").index(i));
      OptionalDouble step = tree.number(shape.field("step").index(i));
      if (min.isPresent() && step.isPresent() && !fits(tested.get(i), min, step)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(long size, OptionalDouble min, OptionalDouble step) {
    double beyond = size - min.getAsDouble();
    return step.getAsDouble() == 0 ? beyond == 0 : beyond >= 0 && beyond % step.getAsDouble() == 0;
  }
}
