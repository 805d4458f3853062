package eu.riscale.hub.init.trial;

import eu.riscale.hub.init.trial.Trial.Shapes;
import eu.riscale.hub.init.trial.Trial.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Finds, by runs, which lengths a network takes and how long its outputs then are: a length with
/// which it runs; for each axis a larger one; the smallest step between the two of which the
/// outputs follow in proportion; and the smallest length that still does.
final class SizeSearch {
  /// A step divides one of these: 1, 2, 3 up to 64, and whatever networks halve and halve again to.
  private static final List<Integer> REACHES = List.of(64, 96, 80, 112, 128, 256);

  private static final List<Integer> REACHES_OF_VOLUMES = List.of(32, 48, 40, 64, 56);

  private final Trial trial;
  private final List<Variable> variables;
  private final List<Integer> reaches;

  SizeSearch(Trial trial) {
    this.trial = trial;
    this.variables = trial.variables();
    this.reaches = variables.size() > 2 && isVolume() ? REACHES_OF_VOLUMES : REACHES;
  }

  private boolean isVolume() {
    return trial.inputs().stream()
        .anyMatch(input -> input.axes().stream().filter(GuessedAxis::isFree).count() > 2);
  }

  /// Empty where no size was found with which the network runs.
  ///
  /// @param like lengths to try first
  Optional<Found> found(List<int[]> like) {
    Optional<int[]> base =
        Bases.of(variables, isVolume(), like).stream().filter(this::runs).findFirst();
    return base.map(lengths -> around(lengths, Start.FIRST));
  }

  private boolean runs(int[] lengths) {
    return trial.run(lengths, 1).isPresent();
  }

  /// Whether a base was moved to where outputs are whole fractions of it.
  private enum Start {
    FIRST,
    MOVED
  }

  private Found around(int[] base, Start start) {
    Shapes there = trial.run(base, 1).orElseThrow();
    List<Group> groups = groups(base, there);
    if (start == Start.FIRST) {
      int[] even = new Outputs(there, variables, base, groups).even(base);
      if (!Arrays.equals(even, base) && runs(even)) {
        return around(even, Start.MOVED);
      }
    }
    Rule[] rules = new Rule[variables.size()];
    for (int v = 0; v < rules.length; v++) {
      rules[v] = new Rule.Only(base[v]);
    }
    Outputs outputs = new Outputs(there, variables, base, groups);
    int[] least = base.clone();
    List<Integer> steps = new ArrayList<>();
    for (Group group : groups) {
      int step = step(group, base, outputs);
      steps.add(step);
      int min = least(group, step, base, outputs);
      group.members().forEach(v -> least[v] = min);
    }
    raise(least, groups, steps, base, outputs);
    for (int g = 0; g < groups.size(); g++) {
      List<Integer> members = groups.get(g).members();
      for (int v : members) {
        rules[v] =
            v == members.getFirst()
                ? new Rule.Stepped(least[v], steps.get(g))
                : new Rule.SameAs(members.getFirst());
      }
    }
    Optional<Shapes> two = hasFreeBatch() ? trial.run(base, 2) : Optional.empty();
    boolean anyBatch = two.isPresent() && outputs.follow(two.get());
    return new Found(
        trial.inputs(),
        variables,
        Arrays.stream(base).boxed().toList(),
        List.of(rules),
        anyBatch,
        outputs.relations(two.filter(shapes -> anyBatch), trial.inputs()),
        !trial.isOver());
  }

  private boolean hasFreeBatch() {
    return trial.inputs().stream()
        .flatMap(input -> input.axes().stream())
        .anyMatch(axis -> axis.isBatch() && axis.size() < 0);
  }

  /// The free lengths that can be changed, each alone or several together.
  private List<Group> groups(int[] base, Shapes there) {
    List<Group> groups = new ArrayList<>();
    List<Integer> stiff = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      Optional<Group> alone = group(List.of(v), base, there);
      alone.ifPresent(groups::add);
      if (alone.isEmpty()) {
        stiff.add(v);
      }
    }
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    stiff.forEach(
        v -> byName.computeIfAbsent(variables.get(v).id(), id -> new ArrayList<>()).add(v));
    for (List<Integer> sameName : byName.values()) {
      if (sameName.size() > 1) {
        group(sameName, base, there)
            .ifPresent(group -> {
              groups.add(group);
              stiff.removeAll(sameName);
            });
      }
    }
    if (stiff.size() > 1) {
      group(List.copyOf(stiff), base, there).ifPresent(groups::add);
    }
    return groups;
  }

  /// Lengths that can be made longer together; empty where they cannot.
  private Optional<Group> group(List<Integer> members, int[] base, Shapes there) {
    Optional<Group> uneven = Optional.empty();
    for (int reach : reaches) {
      Optional<Shapes> far = trial.run(moved(base, members, reach), 1);
      if (far.isEmpty()) {
        continue;
      }
      Optional<Shapes> farther = trial.run(moved(base, members, 3 * reach), 1);
      Group group = new Group(members, reach, far.get());
      if (farther.isEmpty() || Outputs.isEven(there, far.get(), farther.get())) {
        return Optional.of(group);
      }
      uneven = uneven.or(() -> Optional.of(group));
    }
    return uneven;
  }

  private static int[] moved(int[] base, List<Integer> members, int by) {
    int[] lengths = base.clone();
    members.forEach(v -> lengths[v] += by);
    return lengths;
  }

  /// The smallest step of which the outputs follow in proportion.
  private int step(Group group, int[] base, Outputs outputs) {
    TreeSet<Integer> divisors = new TreeSet<>();
    for (int step = 1; step <= group.reach(); step++) {
      if (group.reach() % step == 0) {
        divisors.add(step);
      }
    }
    for (int step : divisors) {
      boolean once = follows(moved(base, group.members(), step), outputs);
      if (once
          && (step == group.reach() || follows(moved(base, group.members(), 3 * step), outputs))) {
        return step;
      }
    }
    return group.reach();
  }

  /// The smallest length, others being as they are. Networks that take a length take all larger
  /// ones that are steps apart.
  private int least(Group group, int step, int[] base, Outputs outputs) {
    int from = base[group.members().getFirst()];
    int low = 0;
    int high = (from - 1) / step;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (follows(moved(base, group.members(), -middle * step), outputs)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return from - low * step;
  }

  /// What each length may be alone, all may not be together.
  private void raise(
      int[] least, List<Group> groups, List<Integer> steps, int[] base, Outputs outputs) {
    int more = 1;
    while (!groups.isEmpty() && !follows(least, outputs) && !trial.isOver()) {
      boolean changed = false;
      for (int g = 0; g < groups.size(); g++) {
        for (int v : groups.get(g).members()) {
          int next = Math.min(base[v], least[v] + more * steps.get(g));
          changed |= next != least[v];
          least[v] = next;
        }
      }
      if (!changed) {
        return;
      }
      more *= 2;
    }
  }

  private boolean follows(int[] lengths, Outputs outputs) {
    return trial.run(lengths, 1).filter(shapes -> outputs.follow(lengths, shapes)).isPresent();
  }

  /// Lengths that change together.
  ///
  /// @param reach by how much they were made longer
  /// @param far what came out then
  record Group(List<Integer> members, int reach, Shapes far) {}
}
