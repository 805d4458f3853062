package eu.riscale.hub.init.trial;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tries a network out: what its inputs are, which sizes it takes, and what it makes of the
/// examples.
public final class TryOut {
  private static final double SECONDS = 120;
  private static final int RUNS = 3_000;

  private final Session session;
  private final NetworkPorts ports;
  private final Examples examples;
  private final boolean keepsSizes;
  private final Trial.Budget budget = new Trial.Budget(SECONDS, RUNS);
  private final List<String> notes = new ArrayList<>();

  /// @param keepsSizes whether examples stay as large as they are, as those of outputs come of them
  public TryOut(Session session, NetworkPorts ports, Examples examples, boolean keepsSizes) {
    this.session = session;
    this.ports = ports;
    this.examples = examples;
    this.keepsSizes = keepsSizes;
  }

  /// That a network does not run, with the sentence.
  public static final class DoesNotRun extends Exception {
    private static final long serialVersionUID = 1L;

    DoesNotRun(String why) {
      super(why);
    }
  }

  private Optional<Example> example(int input) {
    String name = ports.inputs().get(input).name();
    return examples.of(input, name, new TensorNames().id(name, "input"));
  }

  public Tried result() throws DoesNotRun {
    String refusal = "";
    Optional<Example> first = ports.inputs().isEmpty() ? Optional.empty() : example(0);
    for (List<InputGuess> guess : InputGuesses.of(ports, first)) {
      Trial trial = new Trial(session, guess, budget);
      Optional<Found> found = new SizeSearch(trial).found(like(trial));
      if (found.isPresent()) {
        return run(trial, found.get());
      }
      refusal = trial.refusal().isEmpty() ? refusal : trial.refusal();
      if (budget.isOver()) {
        break;
      }
    }
    throw new DoesNotRun(
        refusal.isEmpty() ? "No size was found with which the network runs." : refusal);
  }

  /// Lengths that an example or an array of the network hints at.
  private List<int[]> like(Trial trial) {
    List<int[]> all = new ArrayList<>();
    Optional<Tensor> example = Optional.empty();
    try {
      Optional<Example> given = example(0);
      if (given.isPresent()) {
        example = Optional.of(given.get().as(trial.inputs().getFirst()));
      }
    } catch (Example.Unusable e) {
      example = Optional.empty(); // Said where it is used.
    }
    if (example.isPresent()) {
      for (int multiple : new int[] {1, 64, 32, 16}) {
        all.add(lengths(trial, example.get().shape(), multiple));
      }
    }
    for (List<Long> kernel : ports.kernels()) {
      if (kernel.getFirst() == 1 && kernel.size() == trial.inputs().getFirst().axes().size()) {
        int[] shape = kernel.stream().mapToInt(Math::toIntExact).toArray();
        all.add(lengths(trial, shape, 1));
      }
    }
    return all;
  }

  private static int[] lengths(Trial trial, int[] shape, int multiple) {
    int[] lengths = new int[trial.variables().size()];
    List<String> ids = trial.inputs().getFirst().ids();
    for (int v = 0; v < lengths.length; v++) {
      int axis = ids.indexOf(trial.variables().get(v).id());
      int length = axis < 0 ? 64 : shape[axis];
      lengths[v] =
          Math.max(1, multiple == 1 ? length : Math.min(512, length) / multiple * multiple);
    }
    return lengths;
  }

  private Tried run(Trial trial, Found found) throws DoesNotRun {
    List<Optional<Tensor>> fitting = new ArrayList<>();
    for (int input = 0; input < found.inputs().size(); input++) {
      fitting.add(fitting(input, found));
    }
    int[] lengths = lengths(found, fitting);
    List<Tensor> given = new ArrayList<>();
    for (int input = 0; input < found.inputs().size(); input++) {
      int[] shape = trial.shape(input, lengths, 1);
      InputGuess guess = found.inputs().get(input);
      given.add(
          fitting
              .get(input)
              .map(example -> cut(example, shape))
              .orElseGet(() -> Trial.noise(guess, shape)));
    }
    try {
      List<NamedTensor> outputs = session.run(named(found, given));
      return new Tried(
          found,
          session.engine(),
          given,
          outputs.stream().map(NamedTensor::tensor).toList(),
          outputs.stream().map(NamedTensor::name).toList(),
          notes);
    } catch (EngineException e) {
      throw new DoesNotRun(e.getMessage());
    }
  }

  /// As the network takes them.
  public static List<NamedTensor> named(Found found, List<Tensor> given) {
    List<NamedTensor> named = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      InputGuess input = found.inputs().get(i);
      named.add(
          new NamedTensor(
              input.port().name(), Cast.to(input.dtype(), given.get(i), Parallel.NONE)));
    }
    return named;
  }

  private Optional<Tensor> fitting(int input, Found found) {
    Optional<Example> example = example(input);
    try {
      return example.isPresent()
          ? Optional.of(example.get().as(found.inputs().get(input)))
          : Optional.empty();
    } catch (Example.Unusable e) {
      notes.add(e.getMessage() + " It was not used.");
      return Optional.empty();
    }
  }

  private Tensor cut(Tensor example, int[] shape) {
    if (!Arrays.equals(example.shape(), shape)) {
      notes.add(
          "The example is %s; the test input is its middle, %s, a size that the network takes."
              .formatted(
                  example.shapeText(), Tensor.shapeText(Arrays.stream(shape).boxed().toList())));
    }
    return Fitted.of(example, shape);
  }

  private int[] lengths(Found found, List<Optional<Tensor>> examples) {
    int[] lengths = found.base().stream().mapToInt(Integer::intValue).toArray();
    for (int v = 0; v < lengths.length; v++) {
      Trial.Variable variable = found.variables().get(v);
      Optional<Tensor> example = examples.get(variable.input());
      if (found.rules().get(v) instanceof Rule.SameAs(int leader)) {
        lengths[v] = lengths[leader];
      } else if (example.isPresent()) {
        int given = example.get().length(variable.axis());
        long dimensions =
            found.variables().stream().filter(one -> one.input() == variable.input()).count();
        lengths[v] =
            keepsSizes ? given : Fitted.length(found.rules().get(v), given, (int) dimensions);
      }
    }
    return lengths;
  }
}
