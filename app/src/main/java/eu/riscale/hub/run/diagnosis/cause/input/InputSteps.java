package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.Clip;
import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.diagnosis.Blocks;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Input;
import eu.riscale.hub.run.diagnosis.StepEdits;
import eu.riscale.hub.run.diagnosis.StepEdits.Edit;
import eu.riscale.hub.run.diagnosis.StepYaml;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The other steps that an input may have gone through: one less, one more, another one, none.
public final class InputSteps {
  private final int index;
  private final Case mismatch;
  private final Input input;
  private final StepEdits edits;
  private final Breadth breadth;
  private final List<InputTrial> trials = new ArrayList<>();
  private double largest = Double.NaN;

  /// @param index of the input in the description
  InputSteps(int index, Case mismatch) {
    this(
        index,
        mismatch,
        mismatch.evidence().inputs().get(index),
        Breadth.ALL,
        StepEdits.Written.AS_A_CHANGE);
  }

  private InputSteps(
      int index, Case mismatch, Input input, Breadth breadth, StepEdits.Written written) {
    this.index = index;
    this.breadth = breadth;
    this.mismatch = mismatch;
    this.input = input;
    this.edits =
        new StepEdits(
            input.preprocessing(),
            Side.INPUT.at(index).field("preprocessing"),
            new StepYaml(mismatch.evidence().notation(), input.given().axes()),
            written);
  }

  /// Those alone that are common enough to be tried together with something else.
  public static InputSteps usual(int index, Case mismatch) {
    Input input = mismatch.evidence().inputs().get(index);
    return new InputSteps(index, mismatch, input, Breadth.USUAL, StepEdits.Written.AS_A_CHANGE);
  }

  /// More changes of an input of which one fault is undone.
  ///
  /// @param first what undoes it
  public static InputSteps second(InputTrial first, Case mismatch) {
    Input input = mismatch.evidence().inputs().get(first.index());
    Input changed = new Input(input.id(), input.given(), first.plan(), input.fed());
    return new InputSteps(
        first.index(), mismatch, changed, Breadth.USUAL, StepEdits.Written.AS_A_WHOLE);
  }

  /// The division that the values of an image ask for, where no step normalises it.
  static Optional<InputTrial> division(int index, Case mismatch) {
    InputSteps steps = new InputSteps(index, mismatch);
    if (!steps.isNormalised()) {
      KnownScale.dividing(steps.largest()).ifPresent(scale -> steps.missing(scale.step(), 1));
    }
    return steps.trials.stream().findFirst();
  }

  private boolean isNormalised() {
    return edits.described().stream().anyMatch(at -> Normalisations.isOne(edits.steps().get(at)));
  }

  /// All of them, each alone, the likely ones first.
  public List<InputTrial> trials() {
    uncast();
    if (edits.leavesOut()) {
      mismatch.effort().leaveOut();
    }
    boolean normalised = isNormalised();
    edits.tried().forEach(this::removed);
    if (edits.described().size() > 1) {
      unprocessed();
    }
    edits.tried().forEach(this::changed);
    if (normalised) {
      KnownNumbers.of(input.given(), breadth).forEach(known -> missing(known, 2));
    } else {
      Normalisations.of(input.given(), breadth).forEach(missing -> missing(missing, 1));
    }
    clips();
    return List.copyOf(trials);
  }

  /// Every clip that a description may lack: after each normalisation, before each, and alone.
  public List<InputTrial> clips() {
    List<Integer> normalising =
        edits.tried().stream().filter(at -> Normalisations.isOne(edits.steps().get(at))).toList();
    for (int at : normalising) {
      TensorOp step = edits.steps().get(at);
      for (Clip clip : Clips.after(step, breadth)) {
        if (at + 1 >= edits.steps().size() || !(edits.steps().get(at + 1) instanceof Clip)) {
          clip(at + 1, clip, "after " + step.name());
        }
      }
      for (Clip clip : Clips.before(step, breadth)) {
        clip(at, clip, "before " + step.name());
      }
    }
    if (normalising.isEmpty()) {
      int end = edits.described().isEmpty() ? 0 : edits.described().getLast() + 1;
      Clips.alone(breadth).forEach(clip -> clip(end, clip, "before the network"));
    }
    return List.copyOf(trials);
  }

  private void clip(int position, Clip clip, String where) {
    add(
        "a " + StepWords.of(clip) + " is missing " + where + of(),
        2,
        edits.with(position, List.of(clip)));
  }

  private void missing(TensorOp step, int complexity) {
    add(
        made(step) + ", which is not described",
        complexity,
        asked(step, edits.atEnd(floats(step))));
  }

  private String made(TensorOp step) {
    return StepWords.made(step, input.id(), largest());
  }

  /// What is to be done is said before where it is to be written.
  private Edit asked(TensorOp step, Edit edit) {
    return KnownScale.of(step)
        .map(scale -> edit.with(edit.correction().after(scale.todo(largest()))))
        .orElse(edit);
  }

  /// Of the test input.
  private double largest() {
    if (Double.isNaN(largest)) {
      largest = Blocks.largest(input.given());
    }
    return largest;
  }

  private String of() {
    return " of input '" + input.id() + "'";
  }

  private void add(String fault, int complexity, Edit edit) {
    trials.add(
        new InputTrial(
            Cause.PREPROCESSING,
            fault,
            complexity,
            index,
            "",
            Turned.not(input.given()),
            edit.plan(),
            edit.correction()));
  }

  private void unprocessed() {
    List<TensorOp> steps = edits.described().stream().map(edits.steps()::get).toList();
    String fault = "the test output was made without any preprocessing" + of();
    without(fault, "all steps", 2, steps, none());
  }

  /// Steps that were not done for the test output, or that were done before the input was saved.
  private void without(String fault, String what, int complexity, List<TensorOp> steps, Edit edit) {
    Optional<AlreadyDone> done = AlreadyDone.of(input.given(), steps);
    if (done.isEmpty()) {
      add(fault, complexity, edit);
      return;
    }
    add(
        fault + ", since the test input was saved after " + what + ": " + done.get().values(),
        0,
        edit.with(
            done.get()
                .correction(
                    mismatch.evidence().notation().testTensor(Side.INPUT, index),
                    what,
                    removal(what, edit.correction()))));
  }

  /// Without the advice for a step that belongs there: it was done, but not by the model.
  private Correction removal(String what, Correction correction) {
    return correction.yaml().isEmpty()
        ? Correction.of(correction.path(), "remove " + what + " at " + correction.path() + ".")
        : correction;
  }

  /// Only the cast to the type that the network takes is left.
  private Edit none() {
    Edit edit = edits.whole(List.of());
    return input.given().dtype() == input.fed().dtype()
        ? edit
        : edits.whole(List.of(new EnsureDtype(input.fed().dtype())));
  }

  /// Without one described step, which is the simplest where others explain the output as well.
  private void removed(int position) {
    TensorOp step = edits.steps().get(position);
    String fault =
        "the test output was made without the described step '" + step.name() + "'" + of();
    if (Normalisations.isOne(step)) {
      without(fault, "the step '" + step.name() + "'", 0, List.of(step), edits.without(position));
    } else if (!(step instanceof EnsureDtype)) {
      add(fault, 0, edits.without(position));
    }
  }

  /// With other numbers in a described step, or with another one in its place.
  private void changed(int position) {
    TensorOp step = edits.steps().get(position);
    if (!Normalisations.isOne(step)) {
      return;
    }
    for (TensorOp like : Normalisations.like(step, input.given(), breadth)) {
      like(step, like, edits.replaced(position, List.of(like)));
    }
    for (TensorOp other : Normalisations.of(input.given(), breadth)) {
      if (!other.name().equals(step.name())) {
        add(
            made(other) + ", not with the described '" + step.name() + "'",
            2,
            asked(other, edits.replaced(position, List.of(other))));
      }
    }
  }

  private void like(TensorOp step, TensorOp like, Edit edit) {
    if (ByteNumbers.isOf(step, like)) {
      add(
          ByteNumbers.undivided(step, input.id()),
          1,
          edit.with(ByteNumbers.ofUndivided(edit.correction())));
      return;
    }
    Edit told =
        ByteNumbers.isOf(like, step)
            ? edit.with(ByteNumbers.ofDivided(edit.correction(), input.given(), largest()))
            : asked(like, edit);
    add(made(like) + StepWords.instead(step, like), 1, told);
  }

  /// The declared type cuts off what a normalisation made.
  private void uncast() {
    if (edits.steps().size() < 2 || !(edits.steps().getLast() instanceof EnsureDtype cast)) {
      return;
    }
    if (cast.dtype().isFloat() || StepEdits.isDescribed(cast)) {
      return;
    }
    add(
        "the values"
            + of()
            + " are cast back to the declared "
            + cast.dtype().word()
            + " before the network, which cuts off their fractions",
        0,
        edits
            .atEnd(List.of(new EnsureDtype(DType.FLOAT32)))
            .instead(edits.steps().subList(0, edits.steps().size() - 1)));
  }

  /// A normalised input is cast back to a declared whole-number type unless a step says otherwise.
  private List<TensorOp> floats(TensorOp step) {
    return input.given().dtype().isFloat() && input.fed().dtype().isFloat()
        ? List.of(step)
        : List.of(step, new EnsureDtype(DType.FLOAT32));
  }
}
