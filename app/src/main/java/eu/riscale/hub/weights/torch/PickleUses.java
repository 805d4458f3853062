package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.FoundUses;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import eu.riscale.hub.weights.torch.pickle.PickleListener;
import eu.riscale.hub.weights.torch.pickle.PickleReader;
import eu.riscale.hub.weights.torch.pickle.PickleValue;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Items;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Persistent;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Notes what a pickle of PyTorch would import and call beyond tensors and their containers.
final class PickleUses implements PickleListener {
  /// Calls the function that it is given, with a class to make its result of.
  private static final Global REBUILD = new Global("torch._tensor", "_rebuild_from_type_v2");

  private static final Global DTYPE = new Global("numpy", "dtype");

  private final String place;
  private final Function<Global, Effect> effects;
  private final FoundUses found;

  /// @param place such as `data.pkl`
  /// @param effects what a class or function does
  PickleUses(String place, Function<Global, Effect> effects, FoundUses found) {
    this.place = place;
    this.effects = effects;
    this.found = found;
  }

  @Override
  public void names(Global global) {
    found.add(global.toString(), effects.apply(global), place);
  }

  @Override
  public void makes(Made made) {
    if (made.maker().equals(REBUILD)) {
      List<PickleValue> arguments = made.arguments();
      boolean isNamed =
          arguments.size() > 1
              && arguments.get(0) instanceof Global
              && arguments.get(1) instanceof Global;
      if (!isNamed) {
        unknown("a call of what is no name, by " + REBUILD);
      }
    } else if (!(made.maker() instanceof Global) && !isModule(made.maker())) {
      unknown("a call of what the pickle itself has made");
    }
  }

  @Override
  public void changes(PickleValue target, PickleValue state) {
    if (target instanceof Global global) {
      unknown("a change of " + global);
    } else if (!(target instanceof Made made)) {
      unknown("a state for what has none");
    } else if (made.maker().equals(DTYPE) && !isPlainType(state)) {
      unknown("a type of numpy with fields");
    }
  }

  /// `(version, byte order, None, None, None, …)`. A type with fields says itself whether objects
  /// are in them, and numpy takes numbers for their addresses where it lies.
  private static boolean isPlainType(PickleValue state) {
    return state instanceof Items items
        && items.values().size() >= 5
        && items.values().subList(2, 5).stream().allMatch(PickleValue.None.class::isInstance);
  }

  @Override
  public void refers(PickleValue id) {
    boolean isStorage =
        id instanceof Items parts
            && parts.values().size() >= 5
            && parts.values().get(0) instanceof Text(String kind)
            && kind.equals("storage")
            && parts.values().get(1) instanceof Global
            && parts.values().get(2) instanceof Text;
    if (!isStorage && !isModule(new Persistent(id))) {
      unknown("a reference to what is no storage");
    }
  }

  /// The format before PyTorch 1.6 keeps the source beside the class of a network, which torch
  /// compares and does not run.
  private static boolean isModule(PickleValue value) {
    return value instanceof Persistent(Items parts)
        && parts.values().size() == 4
        && parts.values().get(0) instanceof Text(String kind)
        && kind.equals("module")
        && parts.values().get(1) instanceof Global;
  }

  /// Reads the next pickle; empty where it is damaged, which is then noted beside what it would do
  /// up to there.
  ///
  /// @throws PickleException where it is damaged, and nothing is noted
  Optional<PickleValue> read(PickleReader reader) throws IOException, PickleException {
    try {
      return Optional.of(reader.read());
    } catch (PickleException e) {
      if (found.list().isEmpty()) {
        throw e;
      }
      unknown("a pickle that " + e.getMessage());
      return Optional.empty();
    }
  }

  /// Reads a pickle and whatever stands behind it: Python stops at its end, other readers go on.
  void readAll(PickleReader reader) throws IOException, PickleException {
    if (read(reader).isPresent()) {
      readTail(reader);
    }
  }

  void readTail(PickleReader reader) throws IOException {
    try {
      while (reader.hasMore()) {
        reader.read();
      }
    } catch (PickleException e) {
      unknown("bytes behind the end of the pickle");
    }
  }

  private void unknown(String operation) {
    found.add(operation, Effect.UNKNOWN, place);
  }
}
