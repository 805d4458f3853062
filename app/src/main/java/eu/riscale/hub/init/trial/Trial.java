package eu.riscale.hub.init.trial;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Runs a network on noise of chosen sizes, to see which it takes and what comes out.
public final class Trial {
  /// A run of more is not tried: sizes show in small ones.
  private static final long MOST_ELEMENTS = 1L << 25;

  private static final long SEED = 20_261_128;

  private final Session session;
  private final List<InputGuess> inputs;
  private final List<Variable> variables = new ArrayList<>();
  private final Budget budget;
  private final Map<List<Integer>, Optional<Shapes>> known = new HashMap<>();
  private String refusal = "";

  /// A length that is free.
  public record Variable(int input, int axis, String id) {}

  /// What came out: the shape of each output, and whether it is all finite.
  record Shapes(List<int[]> outputs, boolean isFinite) {}

  /// How many runs, and how much time, there are for all trials of a network.
  static final class Budget {
    private final long end;
    private int left;

    Budget(double seconds, int runs) {
      end = System.nanoTime() + (long) (seconds * 1e9);
      left = runs;
    }

    boolean isOver() {
      return left <= 0 || System.nanoTime() > end;
    }

    boolean take() {
      left--;
      return left >= 0 && System.nanoTime() <= end;
    }
  }

  Trial(Session session, List<InputGuess> inputs, Budget budget) {
    this.session = session;
    this.inputs = List.copyOf(inputs);
    this.budget = budget;
    for (int input = 0; input < inputs.size(); input++) {
      List<GuessedAxis> axes = inputs.get(input).axes();
      for (int axis = 0; axis < axes.size(); axis++) {
        if (axes.get(axis).isFree()) {
          variables.add(new Variable(input, axis, axes.get(axis).id()));
        }
      }
    }
  }

  List<InputGuess> inputs() {
    return inputs;
  }

  List<Variable> variables() {
    return variables;
  }

  /// Whether there is no time for more runs.
  boolean isOver() {
    return budget.isOver();
  }

  /// Why the network refused the last sizes that it did.
  String refusal() {
    return refusal;
  }

  /// The shapes of what comes out; empty where the network does not run so, or not in time.
  ///
  /// @param lengths one for each variable
  Optional<Shapes> run(int[] lengths, int batch) {
    List<Integer> key = new ArrayList<>(Arrays.stream(lengths).boxed().toList());
    key.add(batch);
    Optional<Shapes> before = known.get(key);
    if (before != null) {
      return before;
    }
    Optional<Shapes> now = budget.take() ? tried(lengths, batch) : Optional.empty();
    known.put(key, now);
    return now;
  }

  private Optional<Shapes> tried(int[] lengths, int batch) {
    List<NamedTensor> given = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      int[] shape = shape(i, lengths, batch);
      if (Arrays.stream(shape).anyMatch(length -> length < 1) || elements(shape) > MOST_ELEMENTS) {
        return Optional.empty();
      }
      given.add(new NamedTensor(inputs.get(i).port().name(), noise(inputs.get(i), shape)));
    }
    try {
      List<int[]> shapes = new ArrayList<>();
      boolean finite = true;
      for (NamedTensor output : session.run(given)) {
        if (output.content().isEmpty()) {
          refusal = "An output is no tensor: " + output.obstacle() + ".";
          return Optional.empty();
        }
        shapes.add(output.tensor().shape());
        finite &= isFinite(output.tensor());
      }
      return Optional.of(new Shapes(shapes, finite));
    } catch (EngineException e) {
      refusal = e.getMessage();
      return Optional.empty();
    }
  }

  private static double elements(int[] shape) {
    double elements = 1;
    for (int length : shape) {
      elements *= length;
    }
    return elements;
  }

  /// The shape of an input with these free lengths.
  public int[] shape(int input, int[] lengths, int batch) {
    List<GuessedAxis> axes = inputs.get(input).axes();
    int[] shape = new int[axes.size()];
    for (int axis = 0; axis < shape.length; axis++) {
      GuessedAxis each = axes.get(axis);
      shape[axis] =
          each.size() >= 0
              ? Math.toIntExact(Math.min(each.size(), Integer.MAX_VALUE))
              : each.isBatch() ? batch : 1;
    }
    for (int v = 0; v < variables.size(); v++) {
      if (variables.get(v).input() == input) {
        shape[variables.get(v).axis()] = lengths[v];
      }
    }
    return shape;
  }

  /// Numbers between 0 and 1, of an image of whole numbers those of all its range; the same for the
  /// same shape.
  static Tensor noise(InputGuess input, int[] shape) {
    int size = Math.toIntExact(Tensor.count(shape));
    SplittableRandom random = new SplittableRandom(SEED);
    float[] numbers = new float[size];
    float most =
        switch (input.dtype()) {
          case FLOAT32, FLOAT64 -> 1;
          case UINT8, UINT16 -> (float) input.dtype().max();
          case BOOL, INT8, INT16, INT32, INT64, UINT32, UINT64 -> 2;
        };
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) random.nextDouble() * most;
    }
    Tensor floats = Tensor.of(numbers, input.ids(), shape);
    return Cast.to(input.dtype(), floats, Parallel.NONE);
  }

  private static boolean isFinite(Tensor tensor) {
    if (!tensor.dtype().isFloat()) {
      return true;
    }
    for (int i = 0; i < tensor.size(); i++) {
      if (!Double.isFinite(tensor.at(i))) {
        return false;
      }
    }
    return true;
  }
}
