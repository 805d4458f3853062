package eu.riscale.hub.run.failure;

import eu.riscale.hub.run.failure.Outcomes.Match;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the order of axes in which a network takes its inputs, where it is another than the
/// described one: the one order in which it runs, or of several the one that gives the test
/// outputs.
final class Layouts {
  private static final int MOST_AXES = 6;

  private final List<Tensor> fed;
  private final Trials trials;
  private final Outcomes outcomes;
  private final List<TensorView> inputs;

  /// @param fed the inputs, of the types that the network takes
  Layouts(Failed failed, List<Tensor> fed, Trials trials, Outcomes outcomes) {
    this.fed = fed;
    this.trials = trials;
    this.outcomes = outcomes;
    this.inputs = failed.inputs();
  }

  /// An order in which the network runs.
  private record Run(Order order, List<Integer> of, Match match) {}

  Optional<FailureCause> find() {
    List<List<Integer>> groups = groups();
    for (Order.Freedom freedom : Order.Freedom.values()) {
      for (List<Integer> group : groups) {
        List<Run> runs = runs(group, freedom);
        if (trials.areOver()) {
          return Optional.empty();
        }
        if (!runs.isEmpty()) {
          return clear(runs).map(this::cause);
        }
      }
    }
    return Optional.empty();
  }

  /// Inputs that are turned together: all with the same axes, then each alone.
  private List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    List<List<Integer>> single = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      List<String> axes = inputs.get(i).axisIds();
      List<Integer> same = new ArrayList<>();
      for (int j = 0; j < inputs.size(); j++) {
        if (inputs.get(j).axisIds().equals(axes)) {
          same.add(j);
        }
      }
      if (axes.size() > 1 && axes.size() <= MOST_AXES && axes.size() == fed.get(i).rank()) {
        if (!groups.contains(same)) {
          groups.add(same);
        }
        if (same.size() > 1) {
          single.add(List.of(i));
        }
      }
    }
    groups.addAll(single);
    return groups;
  }

  private List<Run> runs(List<Integer> group, Order.Freedom freedom) {
    List<AxisView> axes = inputs.get(group.getFirst()).axes();
    List<Run> runs = new ArrayList<>();
    for (Order order : Order.of(axes, freedom)) {
      List<Tensor> turned = new ArrayList<>(fed);
      group.forEach(i -> turned.set(i, Permutation.to(order.ids(), fed.get(i))));
      trials
          .run(turned)
          .ifPresent(raw -> runs.add(new Run(order, group, outcomes.of(raw, order.positions()))));
    }
    return runs;
  }

  /// The one that gives the test outputs, else the only one, else the only usual one.
  private static Optional<Run> clear(List<Run> runs) {
    List<Run> fitting = runs.stream().filter(run -> run.match() != Match.NONE).toList();
    if (!fitting.isEmpty()) {
      return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }
    if (runs.size() == 1) {
      return Optional.of(runs.getFirst());
    }
    List<Run> usual = runs.stream().filter(run -> run.order().isUsual()).toList();
    return usual.size() == 1 ? Optional.of(usual.getFirst()) : Optional.empty();
  }

  private FailureCause cause(Run run) {
    Order order = run.order();
    List<String> names = run.of().stream().map(i -> "'" + inputs.get(i).id() + "'").toList();
    String of = String.join(" and ", names);
    String sentence =
        "The network runs where the axes of %s are in the order %s%s%s; they are described in the order %s."
            .formatted(
                of,
                order.names(),
                order.isChannelLast() ? " (channel last)" : "",
                run.match() == Match.NONE ? "" : ", and then gives the test output",
                String.join(", ", inputs.get(run.of().getFirst()).axisIds()));
    String output = run.match() == Match.TURNED ? " Its output comes in that order as well." : "";
    return new FailureCause(
        sentence,
        "Describe the axes of %s in that order, and save the test input so, by".formatted(of)
            + " numpy.transpose(array, %s).%s Or wrap the network so that it takes them as"
                .formatted(order.tuple(), output)
            + " described, and export it again.");
  }
}
