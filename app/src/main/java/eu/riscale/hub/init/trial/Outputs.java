package eu.riscale.hub.init.trial;

import eu.riscale.hub.init.trial.SizeSearch.Group;
import eu.riscale.hub.init.trial.Trial.Shapes;
import eu.riscale.hub.init.trial.Trial.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the outputs follow the inputs: for each axis of each, by how much it grew as lengths were
/// made longer.
///
/// @param there what came out at first
/// @param base the lengths that it came out of
/// @param groups lengths that were made longer, and what came out then
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Outputs(Shapes there, List<Variable> variables, int[] base, List<Group> groups) {
  /// Whether all that grew, grew three times as much with three times as much more.
  static boolean isEven(Shapes there, Shapes far, Shapes farther) {
    if (!sameRanks(there, far) || !sameRanks(there, farther)) {
      return false;
    }
    for (int output = 0; output < there.outputs().size(); output++) {
      int[] at = there.outputs().get(output);
      for (int axis = 0; axis < at.length; axis++) {
        int once = far.outputs().get(output)[axis] - at[axis];
        int thrice = farther.outputs().get(output)[axis] - at[axis];
        if (thrice != 3 * once) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean sameRanks(Shapes one, Shapes other) {
    if (one.outputs().size() != other.outputs().size()) {
      return false;
    }
    for (int i = 0; i < one.outputs().size(); i++) {
      if (one.outputs().get(i).length != other.outputs().get(i).length) {
        return false;
      }
    }
    return true;
  }

  private int grown(Group group, int output, int axis) {
    return sameRanks(there, group.far())
        ? group.far().outputs().get(output)[axis] - there.outputs().get(output)[axis]
        : 0;
  }

  /// The lengths that an axis follows.
  private List<Group> followed(int output, int axis) {
    return groups.stream().filter(group -> grown(group, output, axis) != 0).toList();
  }

  /// Whether several samples at once give the same for each.
  boolean follow(Shapes two) {
    return sameRanks(there, two)
        && there.isFinite() == two.isFinite()
        && two.outputs().stream().allMatch(shape -> shape.length > 0);
  }

  /// Whether the outputs at other lengths are as long as follows.
  boolean follow(int[] lengths, Shapes found) {
    if (!sameRanks(there, found) || (there.isFinite() && !found.isFinite())) {
      return false;
    }
    for (int output = 0; output < there.outputs().size(); output++) {
      int[] at = there.outputs().get(output);
      for (int axis = 0; axis < at.length; axis++) {
        int actual = found.outputs().get(output)[axis];
        if (actual < 1 || !fits(output, axis, lengths, actual - at[axis])) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean fits(int output, int axis, int[] lengths, int more) {
    List<Group> followed = followed(output, axis);
    if (followed.size() > 1) {
      return true; // It is described as one that depends on the inputs otherwise.
    }
    if (followed.isEmpty()) {
      return more == 0;
    }
    Group group = followed.getFirst();
    int first = group.members().getFirst();
    long by = (long) lengths[first] - base[first];
    return by * grown(group, output, axis) == (long) more * group.reach();
  }

  /// @param two what two samples gave, where the network takes several
  List<List<Relation>> relations(Optional<Shapes> two, List<InputGuess> inputs) {
    List<List<Relation>> all = new ArrayList<>();
    for (int output = 0; output < there.outputs().size(); output++) {
      List<Relation> axes = new ArrayList<>();
      boolean hasBatch = false;
      for (int axis = 0; axis < there.outputs().get(output).length; axis++) {
        boolean isBatch = !hasBatch && isBatch(two, output, axis, inputs);
        hasBatch |= isBatch;
        axes.add(isBatch ? new Relation.OfBatch() : relation(output, axis));
      }
      all.add(axes);
    }
    return all;
  }

  private boolean isBatch(Optional<Shapes> two, int output, int axis, List<InputGuess> inputs) {
    int at = there.outputs().get(output)[axis];
    if (two.isPresent()) {
      return at == 1 && two.get().outputs().get(output)[axis] == 2;
    }
    boolean hasBatch =
        inputs.stream().flatMap(one -> one.axes().stream()).anyMatch(GuessedAxis::isBatch);
    return hasBatch && axis == 0 && at == 1 && there.outputs().get(output).length > 1;
  }

  private Relation relation(int output, int axis) {
    int at = there.outputs().get(output)[axis];
    List<Group> followed = followed(output, axis);
    if (followed.isEmpty()) {
      return new Relation.Always(at);
    }
    if (followed.size() > 1) {
      return new Relation.Otherwise(at);
    }
    Group group = followed.getFirst();
    int variable = member(group, axis);
    int times = grown(group, output, axis);
    int per = group.reach();
    int common = divisor(Math.abs(times), per);
    times /= common;
    per /= common;
    long exact = (long) base[variable] * times;
    return times < 0
        ? new Relation.Otherwise(at)
        : new Relation.Follows(variable, times, per, (int) (at - Math.floorDiv(exact, per)));
  }

  /// Lengths, a little larger, of which outputs that are a third or so are whole: descriptions know
  /// no other fractions.
  int[] even(int[] lengths) {
    int[] even = lengths.clone();
    for (int output = 0; output < there.outputs().size(); output++) {
      for (int axis = 0; axis < there.outputs().get(output).length; axis++) {
        if (relation(output, axis) instanceof Relation.Follows follows) {
          int v = follows.variable();
          int per = follows.per();
          for (Group group : groups) {
            if (group.members().contains(v) && even[v] % per != 0) {
              int more = per - even[v] % per;
              group.members().forEach(each -> even[each] += more);
            }
          }
        }
      }
    }
    return even;
  }

  /// Of lengths that change together the one that lies at the same place.
  private int member(Group group, int axis) {
    return group.members().stream()
        .filter(v -> variables.get(v).axis() == axis)
        .findFirst()
        .orElse(group.members().getFirst());
  }

  private static int divisor(int a, int b) {
    return b == 0 ? Math.max(a, 1) : divisor(b, a % b);
  }
}
