package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.diagnosis.Correction.Change;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes to the steps of one tensor: the changed plan, and how to write the change.
public final class StepEdits {
  /// Described models have up to ten. Each change is tried by a run of all of them.
  static final int MOST_TRIED = 50;

  private final OpPlan plan;
  private final RdfPath list;
  private final StepYaml yaml;
  private final Written written;

  /// How a change is told.
  public enum Written {
    /// What to add, remove or write in the place of one step.
    AS_A_CHANGE,
    /// All steps as they are to be.
    AS_A_WHOLE
  }

  /// A changed plan.
  public record Edit(OpPlan plan, Correction correction) {
    /// The same change, told in other words.
    public Edit with(Correction other) {
      return new Edit(plan, other);
    }

    /// Other steps that come to the same as the change.
    public Edit instead(List<TensorOp> steps) {
      return new Edit(new OpPlan(plan.tensor(), steps), correction);
    }
  }

  /// @param list the place of the steps in the description
  public StepEdits(OpPlan plan, RdfPath list, StepYaml yaml, Written written) {
    this.written = written;
    this.plan = plan;
    this.list = list;
    this.yaml = yaml;
  }

  public List<TensorOp> steps() {
    return plan.steps();
  }

  /// Positions of the steps that the description itself has.
  public List<Integer> described() {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < steps().size(); i++) {
      if (isDescribed(steps().get(i))) {
        positions.add(i);
      }
    }
    return positions;
  }

  /// Those of [#described] that are changed one by one; none where there are more than any model
  /// has.
  public List<Integer> tried() {
    List<Integer> positions = described();
    return positions.size() <= MOST_TRIED ? positions : List.of();
  }

  /// Whether there are steps that [#tried] leaves out.
  public boolean leavesOut() {
    return described().size() > MOST_TRIED;
  }

  public static boolean isDescribed(TensorOp step) {
    return !(step instanceof EnsureDtype cast) || cast.why().isEmpty();
  }

  /// Whether the format of the description has such a step.
  public boolean canWrite(TensorOp step) {
    return yaml.of(step).isPresent();
  }

  public Edit without(int position) {
    List<TensorOp> changed = new ArrayList<>(steps());
    String name = changed.remove(position).name();
    int place = place(position);
    return edit(
        changed,
        Correction.of(
            list.index(place),
            "Remove the step '"
                + name
                + "' at "
                + list.index(place)
                + ", or, if it belongs there, make the test output again with it."));
  }

  public Edit withoutAll() {
    List<TensorOp> kept = steps().stream().filter(step -> !isDescribed(step)).toList();
    return edit(
        kept,
        Correction.of(
            list,
            "Make the test output again, with postprocessing; or remove all steps of "
                + list
                + "."));
  }

  /// @param position the place among all steps before which the new ones stand
  public Edit with(int position, List<TensorOp> added) {
    List<TensorOp> changed = new ArrayList<>(steps());
    changed.addAll(position, added);
    int place = place(position);
    String where = described().isEmpty() ? "Write under " + list + ":" : where(place);
    return edit(changed, correction(list.index(place), where, added, Change.INSERTS));
  }

  /// After the last described step, before the cast that may be implied.
  public Edit atEnd(List<TensorOp> added) {
    return with(described().isEmpty() ? firstFree() : described().getLast() + 1, added);
  }

  /// Where the first step of a description that has none comes to stand.
  private int firstFree() {
    boolean implied = steps().size() > 1 && !isDescribed(steps().getFirst());
    return implied ? 1 : 0;
  }

  private String where(int place) {
    return place == described().size()
        ? "Add at the end of " + list + ":"
        : "Add before " + list.index(place) + ":";
  }

  public Edit replaced(int position, List<TensorOp> by) {
    List<TensorOp> changed = new ArrayList<>(steps());
    changed.remove(position);
    changed.addAll(position, by);
    RdfPath at = list.index(place(position));
    return edit(changed, correction(at, "Write for " + at + ":", by, Change.REPLACES));
  }

  private Correction correction(RdfPath at, String how, List<TensorOp> steps, Change change) {
    List<String> lines = new ArrayList<>();
    for (TensorOp step : steps) {
      Optional<String> line = yaml.of(step);
      if (line.isEmpty()) {
        return Correction.of(
            at,
            "Format 0.4 has no step '"
                + step.name()
                + "': let the network do it, or describe the model in format 0.5.");
      }
      lines.add(line.get());
    }
    return new Correction(at, how, String.join("\n", lines), change);
  }

  /// Other steps in the place of all.
  public Edit whole(List<TensorOp> changed) {
    List<TensorOp> described = changed.stream().filter(StepEdits::isDescribed).toList();
    Correction correction =
        described.isEmpty()
            ? Correction.of(list, "Remove all steps of " + list + ".")
            : correction(
                list,
                "Write as " + list + ", in the place of what is there:",
                described,
                Change.REPLACES);
    return new Edit(new OpPlan(plan.tensor(), changed), correction);
  }

  private Edit edit(List<TensorOp> changed, Correction correction) {
    return switch (written) {
      case AS_A_CHANGE -> new Edit(new OpPlan(plan.tensor(), changed), correction);
      case AS_A_WHOLE -> whole(changed);
    };
  }

  /// The place of the list in the description.
  public RdfPath list() {
    return list;
  }

  /// The place in the description's own list.
  private int place(int position) {
    return (int) described().stream().filter(at -> at < position).count();
  }
}
