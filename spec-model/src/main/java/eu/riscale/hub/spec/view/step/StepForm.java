package eu.riscale.hub.spec.view.step;

import java.util.List;

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
}
