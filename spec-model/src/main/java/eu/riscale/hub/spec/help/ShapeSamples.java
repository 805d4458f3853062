package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Right values of the lists of a shape of format 0.4, which have a number for each axis.
final class ShapeSamples {
  private static final Pattern LIST =
      Pattern.compile("(?:in|out)puts\\[\\d+]\\.shape\\.(min|step|scale|offset)");

  private ShapeSamples() {}

  /// One of the lists of a shape, with a number for each letter; empty for other places.
  static Optional<YamlNode> sample(Tree tree, TestSizes tests, RdfPath at) {
    Matcher list = LIST.matcher(at.toString());
    RdfPath tensor = Tree.tensor(at);
    String letters = list.matches() ? tree.letters(tensor) : "";
    if (letters.isEmpty() || letters.length() > Tree.MOST_AXES) {
      return Optional.empty();
    }
    List<Long> tested = tests.of(tensor);
    List<YamlNode> numbers = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      boolean isSpace = "zyx".indexOf(letters.charAt(i)) >= 0;
      long size = tested.size() == letters.length() ? tested.get(i) : isSpace ? 64 : 1;
      OptionalDouble min = tree.number(tensor.field("shape").field("min").index(i));
      numbers.add(
          switch (list.group(1)) {
            case "min" -> FreeSizes.whole(size);
            case "step" -> FreeSizes.whole(isSpace ? step(size, min) : 0L);
            case "scale" -> FreeSizes.whole(1L);
            default -> FreeSizes.whole(0L);
          });
    }
    return Optional.of(Values.list(numbers));
  }

  /// A step that leads from the smallest size to that of the test tensor.
  private static long step(long size, OptionalDouble min) {
    return FreeSizes.step(min.isPresent() ? Math.max(0, size - (long) min.getAsDouble()) : size);
  }
}
