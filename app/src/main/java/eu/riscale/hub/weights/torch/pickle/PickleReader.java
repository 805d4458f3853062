package eu.riscale.hub.weights.torch.pickle;

import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Items;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Mapping;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Text;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads pickles of protocol 0 to 5, one after the other from a stream. Python's pickle is a
/// program: here it only builds values. What it would import is noted by name, what it would call
/// becomes a [Made].
public final class PickleReader {
  private static final int MOST_STEPS = 5_000_000;
  private static final int MOST_GLOBALS = 10_000;
  private static final int NEWEST = 5;

  private final PickleInput in;
  private final PickleListener listener;
  private final Set<String> globals = new TreeSet<>();
  private PickleStack stack = new PickleStack();
  private int stepsLeft = MOST_STEPS;

  /// @param in one pickle or several; it is read no further than they reach, but for a buffer
  public PickleReader(InputStream in) {
    this(in, PickleListener.NONE);
  }

  /// @param in one pickle or several; it is read no further than they reach, but for a buffer
  public PickleReader(InputStream in, PickleListener listener) {
    this.in = new PickleInput(new BufferedInputStream(in, 1 << 16));
    this.listener = listener;
  }

  /// Whether there are bytes behind the pickles read so far.
  public boolean hasMore() throws IOException {
    return in.hasMore();
  }

  /// How many bytes have been read.
  public long position() {
    return in.position();
  }

  /// The names of all classes and functions that the pickles read so far would have imported.
  public Set<String> globals() {
    return globals;
  }

  /// The next pickle.
  ///
  /// @throws PickleException where it is damaged, ends early or is larger than any that describes
  ///   weights
  public PickleValue read() throws IOException, PickleException {
    stack = new PickleStack();
    try {
      for (int opcode = in.next(); opcode != '.'; opcode = in.next()) {
        if (--stepsLeft < 0) {
          throw new PickleException.BeyondLimits("has more than " + MOST_STEPS + " steps");
        }
        PickleValue constant = PickleConstants.read(opcode, in);
        if (constant != null) {
          stack.push(constant);
        } else if (!collection(opcode) && !object(opcode) && !memory(opcode)) {
          throw new PickleException(String.format("has the unknown step 0x%02x", opcode));
        }
      }
    } catch (EOFException e) {
      throw new PickleException("ends early");
    }
    return stack.pop();
  }

  private boolean collection(int opcode) throws PickleException {
    switch (opcode) {
      case '(' -> stack.mark();
      case '0' -> stack.drop();
      case '1' -> stack.popToMark();
      case '2' -> stack.push(stack.peek());
      case ']', 0x8f, ')' -> stack.push(new Items(new ArrayList<>()));
      case 'l', 't', 0x91 -> stack.push(new Items(stack.popToMark()));
      case 0x85 -> stack.push(new Items(stack.pop(1)));
      case 0x86 -> stack.push(new Items(stack.pop(2)));
      case 0x87 -> stack.push(new Items(stack.pop(3)));
      case '}' -> stack.push(new Mapping());
      case 'd' -> {
        List<PickleValue> pairs = stack.popToMark();
        stack.push(new Mapping());
        set(pairs);
      }
      case 'a' -> append(stack.pop(1));
      case 'e', 0x90 -> append(stack.popToMark());
      case 's' -> set(stack.pop(2));
      case 'u' -> set(stack.popToMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void append(List<PickleValue> values) throws PickleException {
    switch (stack.peek()) {
      case Items items -> items.values().addAll(values);
      case Made made -> made.items().addAll(values);
      default -> throw new PickleException("appends to what is no list");
    }
  }

  private void set(List<PickleValue> pairs) throws PickleException {
    Mapping target =
        switch (stack.peek()) {
          case Mapping mapping -> mapping;
          case Made made -> made.entries();
          default -> throw new PickleException("sets a key of what is no dict");
        };
    if (pairs.size() % 2 != 0) {
      throw new PickleException("has a key without a value");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      target.entries().add(new PickleValue.Entry(pairs.get(i), pairs.get(i + 1)));
    }
  }

  private boolean object(int opcode) throws IOException, PickleException {
    switch (opcode) {
      case 'c' -> stack.push(global(in.line(), in.line()));
      case 0x93 -> {
        List<PickleValue> names = stack.pop(2);
        stack.push(global(name(names.get(0)), name(names.get(1))));
      }
      case 0x82 -> stack.push(global("copyreg", "extension " + in.next()));
      case 0x83 -> stack.push(global("copyreg", "extension " + in.unsigned16()));
      case 0x84 -> stack.push(global("copyreg", "extension " + in.signed32()));
      case 'i' -> {
        PickleValue maker = global(in.line(), in.line());
        made(maker, stack.popToMark());
      }
      case 'o' -> {
        List<PickleValue> parts = stack.popToMark();
        if (parts.isEmpty()) {
          throw new PickleException("makes an object of no class");
        }
        made(parts.getFirst(), new ArrayList<>(parts.subList(1, parts.size())));
      }
      case 'R', 0x81 -> make(stack.pop(2));
      case 0x92 -> make(stack.pop(3));
      case 'b' -> {
        PickleValue state = stack.pop();
        listener.changes(stack.peek(), state);
        if (stack.peek() instanceof Made made) {
          made.state(state);
        }
      }
      case 'P' -> refer(new Text(in.line()));
      case 'Q' -> refer(stack.pop());
      default -> {
        return false;
      }
    }
    return true;
  }

  /// @param parts the class or function, its arguments, and those by name where there are any
  private void make(List<PickleValue> parts) throws PickleException {
    List<PickleValue> arguments =
        parts.get(1) instanceof Items items ? items.values() : List.of(parts.get(1));
    made(parts.getFirst(), arguments);
  }

  private void made(PickleValue maker, List<PickleValue> arguments) throws PickleException {
    Made made = new Made(maker, arguments);
    listener.makes(made);
    stack.push(made);
  }

  private void refer(PickleValue id) throws PickleException {
    listener.refers(id);
    stack.push(new PickleValue.Persistent(id));
  }

  private Global global(String module, String name) throws PickleException {
    if (globals.size() == MOST_GLOBALS) {
      throw new PickleException.BeyondLimits(
          "names more than " + MOST_GLOBALS + " classes and functions");
    }
    Global global = new Global(module, name);
    globals.add(global.toString());
    listener.names(global);
    return global;
  }

  private static String name(PickleValue value) throws PickleException {
    if (value instanceof Text(String text)) {
      return text;
    }
    throw new PickleException("names a class by something else than a text");
  }

  private boolean memory(int opcode) throws IOException, PickleException {
    switch (opcode) {
      case 'p' -> stack.remember(PickleConstants.number(in.line()).longValue());
      case 'q' -> stack.remember(in.next());
      case 'r' -> stack.remember(in.unsigned32());
      case 0x94 -> stack.remember();
      case 'g' -> stack.push(stack.recall(PickleConstants.number(in.line()).longValue()));
      case 'h' -> stack.push(stack.recall(in.next()));
      case 'j' -> stack.push(stack.recall(in.unsigned32()));
      case 0x80 -> {
        int protocol = in.next();
        if (protocol > NEWEST) {
          throw new PickleException(
              "is of protocol " + protocol + "; 0 to " + NEWEST + " are read");
        }
      }
      case 0x95 -> in.signed64(); // A frame only says how much to read ahead.
      default -> {
        return false;
      }
    }
    return true;
  }
}
