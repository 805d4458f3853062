package eu.riscale.hub.init;

import eu.riscale.hub.init.trial.Found;
import eu.riscale.hub.init.trial.GuessedAxis.Kind;
import eu.riscale.hub.init.trial.Relation;
import eu.riscale.hub.init.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// How the outputs of a network that was run are described.
final class OutputDrafts {
  private static final String AS_INPUT = "as the axis of the input at the same place";
  private static final String FOLLOWS = "measured: it follows that of the input";
  private static final String SAME = "measured: it is always as long";

  private final Found found;
  private final List<String> inputIds;
  private final List<List<AxisDraft>> inputs;

  /// @param inputs how the inputs are described
  OutputDrafts(Found found, List<String> inputIds, List<List<AxisDraft>> inputs) {
    this.found = found;
    this.inputIds = inputIds;
    this.inputs = inputs;
  }

  List<AxisDraft> of(int output) {
    List<Relation> relations = found.outputs().get(output);
    Set<String> taken = new HashSet<>();
    AxisDraft[] drafts = new AxisDraft[relations.size()];
    for (int axis = 0; axis < drafts.length; axis++) {
      if (relations.get(axis) instanceof Relation.OfBatch) {
        drafts[axis] = AxisDraft.batch(found.anyBatch(), "");
        taken.add("batch");
      } else if (relations.get(axis) instanceof Relation.Follows follows) {
        Optional<AxisDraft> followed = follows(follows, taken);
        if (followed.isPresent()) {
          drafts[axis] = followed.get();
          taken.add(followed.get().id());
        }
      }
    }
    for (int axis = 0; axis < drafts.length; axis++) {
      if (drafts[axis] == null) {
        drafts[axis] = other(relations, axis, taken);
        taken.add(drafts[axis].id());
      }
    }
    return List.of(drafts);
  }

  private Optional<AxisDraft> follows(Relation.Follows relation, Set<String> taken) {
    Trial.Variable variable = found.variables().get(relation.variable());
    AxisDraft input = inputs.get(variable.input()).get(variable.axis());
    boolean isScaled = relation.times() != relation.per();
    if (taken.contains(input.id()) || (isScaled && input.kind() == Kind.INDEX)) {
      return Optional.empty();
    }
    String offset = relation.offset() == 0 ? "" : ", offset: " + relation.offset();
    String size =
        "{tensor_id: %s, axis_id: %s%s}"
            .formatted(inputIds.get(variable.input()), variable.id(), offset);
    double factor = (double) relation.per() / relation.times();
    OptionalDouble scale =
        input.scale().isPresent()
            ? OptionalDouble.of(input.scale().getAsDouble() * factor)
            : isScaled ? OptionalDouble.of(factor) : OptionalDouble.empty();
    return Optional.of(
        new AxisDraft(input.kind(), input.id(), "", size, FOLLOWS, -1, scale, input.unit()));
  }

  private AxisDraft other(List<Relation> relations, int axis, Set<String> taken) {
    if (!(relations.get(axis) instanceof Relation.Always(int length))) {
      return new AxisDraft(
          Kind.INDEX,
          free("index", taken),
          "its length depends on the inputs in no simple way",
          "{min: 1}",
          "write the smallest length, and max: the largest, where there is one",
          -1,
          OptionalDouble.empty(),
          "");
    }
    List<AxisDraft> input = alike(relations);
    if (input.size() == relations.size()) {
      AxisDraft there = input.get(axis);
      if (!taken.contains(there.id()) && there.kind() == Kind.CHANNEL) {
        return AxisDraft.channel(length, AS_INPUT);
      }
      if (!taken.contains(there.id()) && there.kind() != Kind.BATCH) {
        return fixed(there.kind(), there.id(), AS_INPUT, length, there);
      }
    }
    if (!taken.contains("channel")) {
      return AxisDraft.channel(length, "it is as long as no axis of the input makes it");
    }
    String id = free("index", taken);
    return new AxisDraft(
        Kind.INDEX,
        id,
        "nothing tells what it is",
        Integer.toString(length),
        SAME,
        length,
        OptionalDouble.empty(),
        "");
  }

  /// The input that the output follows, else the first with as many axes.
  private List<AxisDraft> alike(List<Relation> relations) {
    for (Relation relation : relations) {
      if (relation instanceof Relation.Follows follows) {
        return inputs.get(found.variables().get(follows.variable()).input());
      }
    }
    return inputs.stream()
        .filter(input -> input.size() == relations.size())
        .findFirst()
        .orElse(inputs.getFirst());
  }

  private static AxisDraft fixed(Kind kind, String id, String why, int length, AxisDraft input) {
    boolean isSame = input.count() == length;
    return new AxisDraft(
        kind,
        id,
        why,
        Integer.toString(length),
        SAME,
        length,
        isSame ? input.scale() : OptionalDouble.empty(),
        isSame ? input.unit() : "");
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int n = 2; taken.contains(free); n++) {
      free = name + n;
    }
    return free;
  }
}
