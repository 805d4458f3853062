package eu.riscale.hub.weights.torch;

import java.util.ArrayDeque;
import java.util.Deque;

/// Follows the brackets of a text, to know which strings are arguments of `getattr`: they name a
/// method as a dot would.
final class GetattrCalls {
  private static final int DEEPEST = 1000;

  private final Deque<Integer> open = new ArrayDeque<>();
  private int depth;

  /// The next symbol is the bracket of a call.
  void begins() {
    open.push(depth + 1);
  }

  void symbol(TorchScriptLexer at) {
    if (at.is('(') || at.is('[') || at.is('{')) {
      depth++;
    } else if (at.is(')') || at.is(']') || at.is('}')) {
      if (isArgument()) {
        open.pop();
      }
      depth--;
    }
  }

  /// Whether what stands here is an argument itself, and not a part of one.
  boolean isArgument() {
    return !open.isEmpty() && open.peek() == depth;
  }

  /// Whether there are more calls in one another than are followed.
  boolean isTooDeep() {
    return open.size() > DEEPEST;
  }
}
