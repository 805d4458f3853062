package eu.riscale.hub.spec.rule.file;

import java.util.Set;
import java.util.function.UnaryOperator;

/// A change to a model of format 0.5, and all that is then to be found.
record FileCase(String name, UnaryOperator<ModelFolder> change, Set<String> findings) {
  static FileCase of(String name, String finding, UnaryOperator<ModelFolder> change) {
    return new FileCase(name, change, Set.of(finding));
  }

  static FileCase of(String name, Set<String> findings, UnaryOperator<ModelFolder> change) {
    return new FileCase(name, change, findings);
  }

  @Override
  public String toString() {
    return name;
  }
}
