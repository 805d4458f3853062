package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sizes of axes that may be any, as the format writes them.
final class FreeSizes {
  private static final Pattern FREE =
      Pattern.compile(
          "(?i)\\W*(any|null|nil|none|\\*|-1|\\?|variable|dynamic|arbitrary|free|flexible|auto|[xyzn])"
              + "(\\W.*)?|.*\\bany\\b.*");

  private FreeSizes() {}

  /// A size that the test tensor has as well.
  static YamlNode stepped(long size) {
    return Values.with(Values.mapping("min", whole(size)), "step", whole(step(size)));
  }

  /// The largest of the usual steps that networks need which the size is a multiple of.
  static int step(long size) {
    int step = 16;
    while (size % step != 0) {
      step /= 2;
    }
    return step;
  }

  static YamlNode whole(long size) {
    return Values.whole(Long.toString(size));
  }

  /// Whether somebody says that a size may be any.
  static boolean isFree(@Nullable YamlNode size) {
    return size instanceof YamlScalar scalar
        && (scalar.isNull() || FREE.matcher(scalar.text().strip()).matches());
  }
}
