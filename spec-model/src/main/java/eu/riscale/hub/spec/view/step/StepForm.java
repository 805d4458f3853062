package eu.riscale.hub.spec.view.step;

import eu.riscale.hub.spec.yaml.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A step as both versions write it, but for the field that holds its name.
public final class StepForm {
  private StepForm() {}

  /// A list item in one line.
  ///
  /// @param key what names a step in the description: `id` or `name`, without its colon
  /// @param kwargs such as `min: 0`; may be none
  public static String item(String key, String name, List<String> kwargs) {
    String rest = kwargs.isEmpty() ? "" : ", kwargs: {" + String.join(", ", kwargs) + "}";
    return "- {" + key + ": " + name + rest + "}";
  }

  /// The arguments of a `clip`; none for an end without a limit.
  public static List<String> bounds(Bound low, Bound high) {
    return Stream.of(bound("min", low), bound("max", high)).flatMap(Optional::stream).toList();
  }

  private static Optional<String> bound(String name, Bound bound) {
    return switch (bound) {
      case Bound.None() -> Optional.empty();
      case Bound.Value(double value) -> Optional.of(name + ": " + NumberText.of(value));
      case Bound.Percentile(double percent) ->
          Optional.of(name + "_percentile: " + NumberText.of(percent));
    };
  }
}
