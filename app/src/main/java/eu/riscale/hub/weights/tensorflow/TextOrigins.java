package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.weights.tensorflow.Reach.Caller;
import eu.riscale.hub.weights.tensorflow.Reach.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Where the texts come from that operations are given. Paths of files are TensorFlow's own where
/// each way back, through calls and variables, ends at a tensor that TensorFlow gives a value to.
final class TextOrigins {
  /// All ways back together, so that a hostile graph does not take for ever; those of real graphs
  /// have a few steps each.
  private static final int MOST_STEPS = 1_000_000;

  private final SavedGraph graph;
  private final List<Step> writes = new ArrayList<>();
  private int stepsLeft = MOST_STEPS;

  TextOrigins(SavedGraph graph) {
    this.graph = graph;
  }

  /// A tensor, such as an input of an operation.
  private record Source(Reach reach, GraphBody body, String tensor) {
    static Optional<Source> input(Reach reach, Caller of, int index) {
      List<String> inputs = of.node().inputs();
      return index < inputs.size()
          ? Optional.of(new Source(reach, of.body(), inputs.get(index)))
          : Optional.empty();
    }

    String key() {
      return System.identityHashCode(reach) + "|" + body.function() + "|" + tensor;
    }
  }

  /// Takes note of an operation, in whatever phase, that may write a text to a variable.
  void note(Step step) {
    String operator = step.node().operator();
    boolean writes = operator.startsWith("Assign") || operator.startsWith("Resource");
    if (writes && step.node().attributes().mayBeOfText()) {
      this.writes.add(step);
    }
  }

  /// Whether an input of an operation is always the path of one of the network's own files.
  boolean isAsset(Step step, int input) {
    return isGiven(step, input, reach -> reach.given().assets());
  }

  /// Whether an input of an operation is always the path of the files of the variables.
  boolean isPathOfVariables(Step step, int input) {
    return isGiven(step, input, reach -> reach.given().variables());
  }

  /// Whether an input of an operation is a constant, empty text in the same graph.
  boolean isEmpty(Step step, int input) {
    return source(step, input)
        .map(source -> step.body().nodes().get(TensorName.node(source.tensor())))
        .filter(node -> node.operator().equals("Const") && !isFunction(node))
        .filter(node ->
            node.attributes().values().get("value") instanceof NodeAttributes.Constant c
                && c.isEmptyText())
        .isPresent();
  }

  private static Optional<Source> source(Step step, int input) {
    return Source.input(step.reach(), new Caller(step.body(), step.node(), true), input);
  }

  private boolean isFunction(GraphNode node) {
    return graph.functions().containsKey(node.operator());
  }

  private boolean isGiven(Step step, int input, Function<Reach, Set<String>> given) {
    Ways ways = new Ways();
    ways.add(source(step, input));
    while (ways.goOn()) {
      Source source = ways.next();
      boolean isMain = !source.body().isFunction();
      if (isMain && given.apply(source.reach()).contains(TensorName.full(source.tensor()))) {
        continue;
      }
      Optional<GraphNode> node = ways.back(source);
      if (node.isPresent() && node.get().operator().equals("ReadVariableOp")) {
        variable(source, node.get(), ways);
      } else if (node.isPresent()) {
        ways.fail();
      }
    }
    return !ways.failed;
  }

  /// Goes back to all that is written to a variable.
  private void variable(Source source, GraphNode read, Ways ways) {
    Set<String> variables = variables(source, read);
    if (variables.isEmpty()) {
      ways.fail();
    }
    for (Step write : writes) {
      Caller at = new Caller(write.body(), write.node(), true);
      Set<String> written = variables(new Source(write.reach(), write.body(), ""), write.node());
      if (written.isEmpty() || !write.node().operator().equals("AssignVariableOp")) {
        ways.fail();
      } else if (written.stream().anyMatch(variables::contains)) {
        ways.add(Source.input(write.reach(), at, 1));
      }
    }
  }

  /// The names that the variables share that an operation may be given first; empty where one of
  /// them is not known.
  private Set<String> variables(Source at, GraphNode node) {
    Set<String> names = new HashSet<>();
    Ways ways = new Ways();
    ways.add(Source.input(at.reach(), new Caller(at.body(), node, true), 0));
    while (ways.goOn()) {
      Optional<GraphNode> end = ways.back(ways.next());
      if (end.isPresent() && end.get().operator().equals("VarHandleOp")) {
        end.get().attributes().text("shared_name").ifPresentOrElse(names::add, ways::fail);
      } else if (end.isPresent()) {
        ways.fail();
      }
    }
    return ways.failed ? Set.of() : names;
  }

  /// Ways back that are still to be gone.
  private final class Ways {
    private final Set<String> seen = new HashSet<>();
    private final Deque<Source> pending = new ArrayDeque<>();
    private boolean failed;

    void add(Optional<Source> source) {
      if (source.isEmpty() || TensorName.isOrder(source.get().tensor())) {
        fail();
      } else if (seen.add(source.get().key())) {
        pending.add(source.get());
      }
    }

    void fail() {
      failed = true;
    }

    boolean goOn() {
      failed |= --stepsLeft < 0;
      return !failed && !pending.isEmpty();
    }

    Source next() {
      return pending.pop();
    }

    /// Goes one step back, through a call or an operation that hands on what it is given; gives the
    /// operation where that is another.
    Optional<GraphNode> back(Source source) {
      GraphBody body = source.body();
      String name = TensorName.node(source.tensor());
      Integer argument = body.arguments().get(name);
      GraphNode node = body.nodes().get(name);
      if ((argument == null) == (node == null)) {
        fail();
        return Optional.empty();
      }
      if (argument != null) {
        callers(source, argument);
        return Optional.empty();
      }
      boolean handsOn =
          node.operator().equals("Identity") || node.operator().equals("PlaceholderWithDefault");
      if (isFunction(node)) {
        fail();
      } else if (handsOn) {
        add(Source.input(source.reach(), new Caller(body, node, true), 0));
      }
      return handsOn || failed ? Optional.empty() : Optional.of(node);
    }

    private void callers(Source source, int argument) {
      List<Caller> callers = source.reach().callers(source.body());
      failed |= callers.isEmpty();
      for (Caller caller : callers) {
        failed |= !caller.handsOver();
        add(Source.input(source.reach(), caller, argument));
      }
    }
  }
}
