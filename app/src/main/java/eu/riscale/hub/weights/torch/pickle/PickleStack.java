package eu.riscale.hub.weights.torch.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values that a pickle has made and not yet used, and those that it remembers.
final class PickleStack {
  private static final int MOST_VALUES = 1 << 20;

  private final List<PickleValue> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Long, PickleValue> memo = new HashMap<>();

  void push(PickleValue value) throws PickleException {
    if (values.size() == MOST_VALUES) {
      throw new PickleException.BeyondLimits("has more than " + MOST_VALUES + " values at once");
    }
    values.add(value);
  }

  PickleValue pop() throws PickleException {
    PickleValue top = peek();
    values.removeLast();
    return top;
  }

  PickleValue peek() throws PickleException {
    if (values.size() <= bottom()) {
      throw damaged();
    }
    return values.getLast();
  }

  /// Takes away the mark where nothing is above it, else the top value.
  void drop() throws PickleException {
    if (!marks.isEmpty() && values.size() == bottom()) {
      marks.removeLast();
    } else {
      pop();
    }
  }

  void mark() throws PickleException {
    if (marks.size() == MOST_VALUES) {
      throw new PickleException.BeyondLimits("is nested more than " + MOST_VALUES + " deep");
    }
    marks.add(values.size());
  }

  /// Takes all values above the last mark, and the mark.
  List<PickleValue> popToMark() throws PickleException {
    if (marks.isEmpty()) {
      throw damaged();
    }
    List<PickleValue> above = values.subList(marks.removeLast(), values.size());
    List<PickleValue> taken = new ArrayList<>(above);
    above.clear();
    return taken;
  }

  /// Takes the last `count` values.
  List<PickleValue> pop(int count) throws PickleException {
    List<PickleValue> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.addFirst(pop());
    }
    return taken;
  }

  void remember(long index) throws PickleException {
    if (memo.size() == MOST_VALUES) {
      throw new PickleException.BeyondLimits("remembers more than " + MOST_VALUES + " values");
    }
    memo.put(index, peek());
  }

  /// Remembers under the next number.
  void remember() throws PickleException {
    remember(memo.size());
  }

  PickleValue recall(long index) throws PickleException {
    PickleValue value = memo.get(index);
    if (value == null) {
      throw new PickleException("refers to value " + index + ", which it does not have");
    }
    return value;
  }

  private int bottom() {
    return marks.isEmpty() ? 0 : marks.getLast();
  }

  private static PickleException damaged() {
    return new PickleException("uses a value that it does not have");
  }
}
