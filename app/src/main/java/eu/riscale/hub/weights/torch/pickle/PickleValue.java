package eu.riscale.hub.weights.torch.pickle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value of a pickle. Containers may hold themselves, so whoever walks them has to count.
public sealed interface PickleValue {

  record None() implements PickleValue {}

  record Truth(boolean value) implements PickleValue {}

  record Whole(BigInteger value) implements PickleValue {
    static Whole of(long value) {
      return new Whole(BigInteger.valueOf(value));
    }

    /// The number, or -1 where it is no size or position of anything.
    public long size() {
      return value.signum() < 0 || value.bitLength() > 63 ? -1 : value.longValue();
    }
  }

  record Real(double value) implements PickleValue {}

  record Text(String value) implements PickleValue {}

  /// Bytes, which are passed over.
  record Bytes(long length) implements PickleValue {}

  /// A Python class or function by its name, such as `torch.FloatStorage`. It is never looked up.
  record Global(String module, String name) implements PickleValue {
    @Override
    public String toString() {
      return module + "." + name;
    }
  }

  /// A reference to something outside the pickle.
  record Persistent(PickleValue id) implements PickleValue {}

  /// A list, tuple or set.
  final class Items implements PickleValue {
    private final List<PickleValue> values;

    Items(List<PickleValue> values) {
      this.values = values;
    }

    /// In their order.
    public List<PickleValue> values() {
      return values;
    }
  }

  /// A dict, in its order.
  final class Mapping implements PickleValue {
    private final List<Entry> entries = new ArrayList<>();

    Mapping() {}

    /// In their order; a key may be there twice.
    public List<Entry> entries() {
      return entries;
    }

    /// The last value under a text, as Python would have it.
    public @Nullable PickleValue get(String key) {
      for (Entry entry : entries.reversed()) {
        if (entry.key() instanceof Text(String text) && text.equals(key)) {
          return entry.value();
        }
      }
      return null;
    }
  }

  record Entry(PickleValue key, PickleValue value) {}

  /// What Python would have made by calling something: nothing is called, but all that would have
  /// been handed over is kept.
  final class Made implements PickleValue {
    private final PickleValue maker;
    private final List<PickleValue> arguments;
    private final List<PickleValue> items = new ArrayList<>();
    private final Mapping entries = new Mapping();
    private @Nullable PickleValue state;

    Made(PickleValue maker, List<PickleValue> arguments) {
      this.maker = maker;
      this.arguments = arguments;
    }

    /// The class or function, by its name wherever the pickle is an ordinary one.
    public PickleValue maker() {
      return maker;
    }

    /// What it would have been called with.
    public List<PickleValue> arguments() {
      return arguments;
    }

    /// The name of the class or function; `?` where the pickle gives none. The format before
    /// PyTorch 1.6 wraps the class of a network: `('module', class, file, source)`.
    public String makerName() {
      return switch (maker) {
        case Global global -> global.toString();
        case Persistent(Items id)
            when id.values().size() > 1 && id.values().get(1) instanceof Global global ->
            global.toString();
        default -> "?";
      };
    }

    /// What was appended to it.
    public List<PickleValue> items() {
      return items;
    }

    /// What was set in it by keys.
    public Mapping entries() {
      return entries;
    }

    /// What was given to its `__setstate__`.
    public @Nullable PickleValue state() {
      return state;
    }

    void state(PickleValue value) {
      state = value;
    }
  }
}
