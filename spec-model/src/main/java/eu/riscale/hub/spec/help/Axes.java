package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The axes of a tensor or of a step, which format 0.4 writes as letters, as format 0.5 writes
/// them.
final class Axes {
  private static final int SIZE = 64;

  private Axes() {}

  /// The ids of the axes that a step works along, such as `[y, x]` for `yx`.
  static Optional<YamlNode> named(Place place) {
    String letters = place.text();
    if (!place.field().equals("axes") || !letters.matches("[bitczyx]{1,7}")) {
      return Optional.empty();
    }
    List<YamlNode> ids = new ArrayList<>();
    letters.chars().forEach(letter -> ids.add(Values.text(idOf((char) letter))));
    return Optional.of(Values.list(ids));
  }

  private static String idOf(char letter) {
    return switch (letter) {
      case 'b' -> "batch";
      case 'c' -> "channel";
      case 't' -> "time";
      case 'i' -> "index";
      default -> String.valueOf(letter);
    };
  }

  /// None where the value is no letters of axes.
  static List<YamlNode> ofLetters(Place place) {
    String letters = place.text();
    if (!place.field().equals("axes") || !letters.matches("[bitczyx]{1,7}")) {
      return List.of();
    }
    YamlMapping tensor = place.holder();
    YamlNode shape = tensor == null ? null : tensor.get("shape");
    List<YamlNode> axes = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      axes.add(axis(letters.charAt(i), size(shape, i)));
    }
    List<YamlNode> sized = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      sized.add(sized(axes.get(i), shape, i));
    }
    return List.of(Values.list(sized), Values.list(axes));
  }

  /// The axis with the sizes that the shape beside it gives: in steps, or by another tensor.
  private static YamlNode sized(YamlNode axis, @Nullable YamlNode shape, int at) {
    if (shape == null || !(axis instanceof YamlMapping mapping) || mapping.get("size") == null) {
      return axis;
    }
    Tree tree = new Tree(shape);
    String step = number(tree, "step", at);
    if (step.matches("[1-9]\\d{0,5}") && !number(tree, "min", at).isEmpty()) {
      YamlMapping size = Values.mapping("min", Values.whole(number(tree, "min", at)));
      return Values.with(mapping, "size", Values.with(size, "step", Values.whole(step)));
    }
    String reference = tree.text(RdfPath.ROOT.field("reference_tensor"));
    OptionalDouble scale = tree.number(RdfPath.ROOT.field("scale").index(at));
    OptionalDouble offset = tree.number(RdfPath.ROOT.field("offset").index(at));
    if (reference.isEmpty() || scale.orElse(0) != 1 || offset.isEmpty()) {
      return axis;
    }
    YamlNode id = mapping.get("id") == null ? mapping.get("type") : mapping.get("id");
    YamlMapping size = Values.mapping("tensor_id", Values.text(reference));
    size = Values.with(size, "axis_id", id == null ? Values.NOTHING : id);
    long cut = Math.round(2 * offset.getAsDouble());
    return Values.with(
        mapping,
        "size",
        cut == 0 ? size : Values.with(size, "offset", Values.whole(Long.toString(cut))));
  }

  private static String number(Tree shape, String field, int at) {
    return shape.text(RdfPath.ROOT.field(field).index(at));
  }

  /// Letters of axes, as format 0.4 gives them to a step, as the list of format 0.5; none where the
  /// tensor has no such axes.
  static List<YamlNode> ofStep(Place place) {
    String letters = place.text();
    if (!place.field().equals("axes") || !letters.matches("[bitczyx]{1,7}")) {
      return List.of();
    }
    List<String> known = new Tree(place.root()).axes(Tree.tensor(place.path()));
    List<YamlNode> ids = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      String id = idOf(letters.charAt(i));
      if (known.isEmpty() || known.contains(id)) {
        ids.add(Values.text(id));
      }
    }
    return ids.size() == letters.length() ? List.of(Values.list(ids)) : List.of();
  }

  private static YamlNode axis(char letter, int size) {
    return switch (letter) {
      case 'b' -> Values.mapping("type", Values.text("batch"));
      case 'c' -> {
        List<YamlScalar> names = new ArrayList<>();
        for (int i = 0; i < Math.min(size, 20); i++) {
          names.add(Values.text("channel" + i));
        }
        yield Values.with(
            Values.mapping("type", Values.text("channel")), "channel_names", Values.list(names));
      }
      case 't', 'i' ->
          Values.with(
              Values.mapping("type", Values.text(letter == 't' ? "time" : "index")),
              "size",
              Values.whole(Integer.toString(size)));
      default ->
          Values.with(
              Values.with(
                  Values.mapping("type", Values.text("space")),
                  "id",
                  Values.text(String.valueOf(letter))),
              "size",
              Values.whole(Integer.toString(size)));
    };
  }

  /// A single halo along each axis of space.
  static Optional<YamlNode> haloOfAll(Place place) {
    boolean halo = place.field().equals("halo") && place.text().matches("\\d{1,6}");
    return halo ? haloOfSpace(place, place.text()) : Optional.empty();
  }

  /// A halo for each axis of a tensor of 0.4 or older, 0 but along the axes of space.
  static Optional<YamlNode> haloOfSpace(Place place, String halo) {
    String axes = new Tree(place.root()).text(place.path().parent().field("axes"));
    List<YamlNode> halos = new ArrayList<>();
    axes.chars()
        .forEach(letter -> halos.add(Values.whole("zyx".indexOf(letter) >= 0 ? halo : "0")));
    return halos.isEmpty() ? Optional.empty() : Optional.of(Values.list(halos));
  }

  private static int size(@Nullable YamlNode shape, int axis) {
    YamlNode sizes = shape instanceof YamlMapping mapping ? mapping.get("min") : shape;
    if (sizes instanceof YamlSequence list
        && axis < list.items().size()
        && list.items().get(axis) instanceof YamlScalar scalar
        && scalar.text().matches("[1-9]\\d{0,5}")) {
      return Integer.parseInt(scalar.text());
    }
    return axis == 1 ? 1 : SIZE;
  }
}
