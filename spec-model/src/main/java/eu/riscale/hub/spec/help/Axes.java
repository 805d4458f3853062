package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The axes of a tensor or of a step, which format 0.4 writes as letters, as format 0.5 writes
/// them.
final class Axes {
  private static final int SIZE = 64;
  private static final Pattern LETTERS = Pattern.compile("[bitczyx]{1,7}");

  private Axes() {}

  /// The ids of the axes that a step works along, such as `[y, x]` for `yx`.
  static Optional<YamlNode> named(Place place) {
    return letters(place).map(letters -> Values.texts(AxisLetters.ids(letters)));
  }

  /// The letters of axes that stand at a place; empty where the value is something else.
  private static Optional<String> letters(Place place) {
    return Optional.of(place.text())
        .filter(text -> place.field().equals("axes") && LETTERS.matcher(text).matches());
  }

  /// None where the value is no letters of axes.
  static List<YamlNode> ofLetters(Place place) {
    String letters = letters(place).orElse("");
    YamlMapping tensor = place.holder();
    YamlNode shape = tensor == null ? null : tensor.get("shape");
    List<YamlNode> axes = new ArrayList<>();
    List<YamlNode> sized = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      YamlMapping axis = axis(letters.charAt(i), size(shape, i));
      axes.add(axis);
      sized.add(sized(axis, shape, i));
    }
    return letters.isEmpty() ? List.of() : List.of(Values.list(sized), Values.list(axes));
  }

  /// The axis with the sizes that the shape beside it gives: in steps, or by another tensor.
  private static YamlMapping sized(YamlMapping axis, @Nullable YamlNode shape, int at) {
    if (shape == null || axis.get("size") == null) {
      return axis;
    }
    Tree tree = new Tree(shape);
    String step = number(tree, "step", at);
    if (step.matches("[1-9]\\d{0,5}") && !number(tree, "min", at).isEmpty()) {
      YamlMapping size = Values.mapping("min", Values.whole(number(tree, "min", at)));
      return Values.with(axis, "size", Values.with(size, "step", Values.whole(step)));
    }
    String reference = tree.text(RdfPath.ROOT.field("reference_tensor"));
    OptionalDouble scale = tree.number(RdfPath.ROOT.field("scale").index(at));
    OptionalDouble offset = tree.number(RdfPath.ROOT.field("offset").index(at));
    if (reference.isEmpty() || scale.orElse(0) != 1 || offset.isEmpty()) {
      return axis;
    }
    YamlNode id = axis.get("id") == null ? axis.get("type") : axis.get("id");
    YamlMapping size = Values.mapping("tensor_id", Values.text(reference));
    size = Values.with(size, "axis_id", id == null ? Values.NOTHING : id);
    long cut = Math.round(2 * offset.getAsDouble());
    return Values.with(
        axis,
        "size",
        cut == 0 ? size : Values.with(size, "offset", Values.whole(Long.toString(cut))));
  }

  private static String number(Tree shape, String field, int at) {
    return shape.text(RdfPath.ROOT.field(field).index(at));
  }

  /// Letters of axes, as format 0.4 gives them to a step, as the list of format 0.5; empty where
  /// the tensor has no such axes.
  static Optional<YamlNode> ofStep(Place place) {
    return letters(place)
        .map(AxisLetters::ids)
        .filter(ids -> {
          List<String> known = new Tree(place.root()).axes(Tree.tensor(place.path()));
          return known.isEmpty() || known.containsAll(ids);
        })
        .map(Values::texts);
  }

  private static YamlMapping axis(char letter, int size) {
    YamlScalar id = Values.text(AxisLetters.id(String.valueOf(letter)));
    YamlScalar length = Values.whole(Integer.toString(size));
    return switch (letter) {
      case 'b' -> Values.mapping("type", id);
      case 'c' -> {
        List<String> names =
            IntStream.range(0, Math.min(size, 20)).mapToObj(i -> "channel" + i).toList();
        yield Values.with(Values.mapping("type", id), "channel_names", Values.texts(names));
      }
      case 't', 'i' -> Values.with(Values.mapping("type", id), "size", length);
      default ->
          Values.with(
              Values.with(Values.mapping("type", Values.text("space")), "id", id), "size", length);
    };
  }

  /// A single halo along each axis of space.
  static Optional<YamlNode> haloOfAll(Place place) {
    boolean halo = place.field().equals("halo") && place.text().matches("\\d{1,6}");
    return halo ? forEach(place, place.text(), "0") : Optional.empty();
  }

  /// A number for each axis of a tensor of 0.4 or older; empty where the letters beside it name
  /// none.
  ///
  /// @param space that of the axes of space
  /// @param others that of all others
  static Optional<YamlNode> forEach(Place place, String space, String others) {
    String axes = new Tree(place.root()).text(place.path().parent().field("axes"));
    List<YamlNode> numbers = new ArrayList<>();
    axes.chars()
        .forEach(letter -> numbers.add(Values.whole("zyx".indexOf(letter) >= 0 ? space : others)));
    return numbers.isEmpty() ? Optional.empty() : Optional.of(Values.list(numbers));
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
