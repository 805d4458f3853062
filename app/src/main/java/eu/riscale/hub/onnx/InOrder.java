package eu.riscale.hub.onnx;

import eu.riscale.hub.weights.keras.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Translates parts of a network each after those that it needs.
///
/// @param <T> names a part
public interface InOrder<T> {
  boolean isDone(T part);

  /// The parts that must be translated before.
  List<T> needs(T part);

  void translate(T part);

  /// What is wrong with a part that needs itself.
  Refusal circle(T part);

  /// Translates a part after all that it needs; the stack is ours, since networks are deep.
  default void reach(T target) {
    Deque<T> stack = new ArrayDeque<>();
    Set<T> open = new HashSet<>();
    stack.push(target);
    while (!stack.isEmpty()) {
      T part = stack.element();
      if (isDone(part)) {
        stack.pop();
        continue;
      }
      List<T> missing = needs(part).stream().filter(needed -> !isDone(needed)).toList();
      if (missing.isEmpty()) {
        translate(part);
      } else if (!open.add(part)) {
        throw circle(part);
      }
      missing.forEach(stack::push);
    }
  }
}
