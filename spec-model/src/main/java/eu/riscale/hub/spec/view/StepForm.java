package eu.riscale.hub.spec.view;

import java.util.List;

/// A step as both versions write it, but for the field that holds its name.
final class StepForm {
  private StepForm() {}

  static String item(String key, String name, List<String> kwargs) {
    String rest = kwargs.isEmpty() ? "" : ", kwargs: {" + String.join(", ", kwargs) + "}";
    return "- {" + key + ": " + name + rest + "}";
  }
}
