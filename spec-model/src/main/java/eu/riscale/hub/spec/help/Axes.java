package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    for (char letter : letters.toCharArray()) {
      ids.add(Values.text(idOf(letter)));
    }
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
    return List.of(Values.list(axes));
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
