package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The axes of a tensor or of a step, which format 0.4 writes as letters, as format 0.5 writes
/// them.
final class Axes {
  private static final int SIZE = 64;

  private Axes() {}

  /// The ids of the axes that a step works along, such as `[y, x]` for `yx`.
  static Optional<YamlNode> named(Place place) {
    return letters(place).map(letters -> Values.texts(AxisLetters.ids(letters)));
  }

  /// The letters of axes that stand at a place; empty where the value is something else.
  private static Optional<String> letters(Place place) {
    return Optional.of(place.text())
        .filter(text -> place.field().equals("axes") && Tree.isLetters(text));
  }

  /// None where the value is no letters of axes.
  static List<YamlNode> ofLetters(Place place) {
    String letters = letters(place).orElse("");
    if (letters.isEmpty()) {
      return List.of();
    }
    YamlMapping tensor = place.holder();
    YamlNode shape = tensor == null ? null : tensor.get("shape");
    List<Long> tested = tested(place, letters.length());
    List<YamlNode> axes = new ArrayList<>();
    List<YamlNode> sized = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      YamlMapping axis = axis(letters.charAt(i), size(shape, tested, i));
      axes.add(axis);
      sized.add(sized(axis, shape, i));
    }
    return List.of(Values.list(sized), Values.list(axes));
  }

  /// An axis that is written as its letter or name alone; empty where it is no such one.
  static Optional<YamlNode> ofItem(Place place) {
    RdfPath list = place.path().parent();
    String letter = letter(place.text());
    if (!list.toString().matches("(inputs|outputs)\\[\\d+]\\.axes")
        || !letter.matches("[bitczyx]")) {
      return Optional.empty();
    }
    YamlNode shape = Edited.at(place.root(), list.parent().field("shape")).orElse(null);
    int at = (Integer) place.path().segments().getLast();
    int rank = new Tree(place.root()).items(list).size();
    YamlMapping axis = axis(letter.charAt(0), size(shape, tested(place, rank), at));
    return Optional.of(sized(axis, shape, at));
  }

  /// The letter that a word for an axis stands for, or the word itself.
  private static String letter(String text) {
    String word = text.toLowerCase(Locale.ROOT).strip();
    return switch (word) {
      case "batch", "n", "samples" -> "b";
      case "channel", "channels" -> "c";
      case "time" -> "t";
      case "index" -> "i";
      case "h", "height" -> "y";
      case "w", "width" -> "x";
      case "d", "depth" -> "z";
      default -> word;
    };
  }

  /// The letter of an axis that goes by it or by a word for it; empty for any other word.
  static Optional<String> known(String word) {
    return Optional.of(letter(word)).filter(letter -> letter.matches("[bitczyx]"));
  }

  /// The size that the shape of a tensor gives to the axis at a position of it.
  static Optional<YamlNode> sizeIn(YamlMapping axis, YamlNode shape, int at) {
    int size = size(shape, List.of(), at);
    YamlNode sizes = shape instanceof YamlMapping mapping ? mapping.get("min") : shape;
    YamlMapping given =
        sizes instanceof YamlSequence ? Values.with(axis, "size", FreeSizes.whole(size)) : axis;
    YamlMapping whole =
        given.get("size") == null ? Values.with(axis, "size", Values.NOTHING) : given;
    return Optional.ofNullable(sized(whole, shape, at).get("size"))
        .filter(found -> !(found instanceof YamlScalar none && none.isNull()));
  }

  /// The type of an axis that is written as its letter or name, with what an axis of that type
  /// needs besides.
  static List<List<Edit>> typed(Place place) {
    RdfPath path = place.path().parent();
    String letter = letter(place.text());
    YamlMapping written = place.holder();
    if (written == null
        || !place.path().toString().matches("(inputs|outputs)\\[\\d+]\\.axes\\[\\d+]\\.type")
        || !letter.matches("[bitczyx]")) {
      return List.of();
    }
    RdfPath list = path.parent();
    YamlNode shape = Edited.at(place.root(), list.parent().field("shape")).orElse(null);
    int at = (Integer) path.segments().getLast();
    int rank = new Tree(place.root()).items(list).size();
    YamlMapping axis =
        sized(axis(letter.charAt(0), size(shape, tested(place, rank), at)), shape, at);
    List<Edit> meant = new ArrayList<>();
    List<Edit> whole = new ArrayList<>();
    for (YamlMapping.Entry field : axis.entries()) {
      RdfPath to = path.field(field.key());
      if (field.key().equals("type") || written.get(field.key()) == null) {
        boolean isKnown = field.key().equals("type") || field.key().equals("id");
        (isKnown ? meant : whole)
            .add(isKnown ? Place.writeAt(to, field.value()) : Place.exampleAt(to, field.value()));
      }
    }
    whole.addAll(0, meant);
    return List.of(whole, meant);
  }

  /// The sizes of the test tensor; empty where it has another number of axes.
  private static List<Long> tested(Place place, int rank) {
    List<Long> sizes = place.sizes().of(Tree.tensor(place.path()));
    return sizes.size() == rank ? sizes : List.of();
  }

  /// The axis with the sizes that the shape beside it gives: in steps, or by another tensor.
  private static YamlMapping sized(YamlMapping axis, @Nullable YamlNode shape, int at) {
    if (shape == null || axis.get("size") == null) {
      return axis;
    }
    if (shape instanceof YamlSequence list
        && at < list.items().size()
        && FreeSizes.isFree(list.items().get(at))
        && axis.get("size") instanceof YamlScalar size
        && size.text().matches("[1-9]\\d{0,6}")) {
      return Values.with(axis, "size", FreeSizes.stepped(Long.parseLong(size.text())));
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
    return halo ? forEach(place, place.path().parent(), place.text(), "0") : scaleOfAll(place);
  }

  /// `scale: 2` or `offset: 3` of a shape of 0.4 as a list with a number for each axis.
  private static Optional<YamlNode> scaleOfAll(Place place) {
    RdfPath shape = place.path().parent();
    boolean inShape = !shape.isRoot() && "shape".equals(shape.segments().getLast());
    boolean isNumber = place.text().matches("\\d{1,6}(?:\\.\\d{1,6})?");
    String others = place.field().equals("scale") ? "1" : "0";
    boolean isOne = place.field().equals("scale") || place.field().equals("offset");
    return inShape && isNumber && isOne
        ? forEach(place, shape.parent(), place.text(), others)
        : Optional.empty();
  }

  /// A number for each axis of a tensor of 0.4 or older; empty where the letters beside it name
  /// none.
  ///
  /// @param space that of the axes of space
  /// @param others that of all others
  static Optional<YamlNode> forEach(Place place, String space, String others) {
    return forEach(place, place.path().parent(), space, others);
  }

  private static Optional<YamlNode> forEach(
      Place place, RdfPath tensor, String space, String others) {
    String axes = new Tree(place.root()).letters(tensor);
    if (!Tree.isLetters(axes)) {
      return Optional.empty();
    }
    List<YamlNode> numbers = new ArrayList<>();
    for (int i = 0; i < axes.length(); i++) {
      String number = "zyx".indexOf(axes.charAt(i)) >= 0 ? space : others;
      numbers.add(number.contains(".") ? Values.real(number) : Values.whole(number));
    }
    return Optional.of(Values.list(numbers));
  }

  private static int size(@Nullable YamlNode shape, List<Long> tested, int axis) {
    YamlNode sizes = shape instanceof YamlMapping mapping ? mapping.get("min") : shape;
    if (sizes instanceof YamlSequence list
        && axis < list.items().size()
        && list.items().get(axis) instanceof YamlScalar scalar
        && scalar.text().matches("[1-9]\\d{0,5}")) {
      return Integer.parseInt(scalar.text());
    }
    if (axis < tested.size() && tested.get(axis) > 0 && tested.get(axis) < 1_000_000) {
      return tested.get(axis).intValue();
    }
    return axis == 1 ? 1 : SIZE;
  }
}
