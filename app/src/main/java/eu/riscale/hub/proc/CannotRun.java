package eu.riscale.hub.proc;

/// The steps of a tensor cannot be run here, and none of them is.
///
/// @param step the specification's name of the step that stands in the way
/// @param reason a sentence for the person who wrote the description
public record CannotRun(String step, String reason) implements Compiled, CompiledStep {
  /// Python code that comes with the model.
  static CannotRun custom(String callable) {
    return new CannotRun(
        "custom",
        "custom runs the Python code '"
            + callable
            + "' that comes with the model; hub runs the specification's own steps only.");
  }

  /// A step of the specification that hub does not have yet.
  static CannotRun notYet(String name) {
    return new CannotRun(name, name + " is not supported yet.");
  }
}
