package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.Softmax;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.run.diagnosis.Window;
import eu.riscale.hub.run.diagnosis.cause.input.FedBefore;
import eu.riscale.hub.run.diagnosis.cause.input.InputSteps;
import eu.riscale.hub.run.diagnosis.cause.input.InputTrial;
import eu.riscale.hub.run.diagnosis.cause.input.InputTurns;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two faults at once, where one alone does not explain the output: one before and one after the
/// network, or two on the same side. Each pair that is named reproduces the test output within its
/// tolerance.
final class TwoFaults implements Hypothesis {
  /// What may be wrong with the values of an output, also of one that is turned as well.
  private static final List<Hypothesis> OF_VALUES =
      List.of(
          new PostprocessingSteps(),
          new Clipped(),
          new Quantised(),
          new Rounded(),
          new Thresholded(),
          new Scaled());

  /// What may be wrong with an output besides another fault.
  private static final List<Hypothesis> AFTER =
      Stream.concat(
              OF_VALUES.stream(),
              Stream.of(
                  new Reordered(),
                  new ChannelsReordered(),
                  new ZeroBorder(),
                  new Cropped(),
                  new Reduced()))
          .toList();

  /// How often the hypotheses above go through all elements, about.
  private static final int WORK = 12;

  /// Elements that looking for pairs goes through at most for one output, before the network and
  /// after it: some tenths of a second.
  private static final long MOST = 120_000_000;

  @Override
  public List<Explanation> explain(Case mismatch) {
    if (mismatch.effort().isSpent()) {
      return List.of();
    }
    List<Explanation> found = new ArrayList<>(onOutput(mismatch));
    if (found.isEmpty()) {
      found.addAll(onTurnedOutput(mismatch));
    }
    if (found.isEmpty()) {
      List<InputTrial> trials = singles(mismatch);
      found.addAll(beforeAndAfter(trials, mismatch));
      if (found.isEmpty()) {
        found.addAll(onInputs(trials, mismatch));
      }
    }
    return found;
  }

  /// A step after the network, and something else of the output.
  private static List<Explanation> onOutput(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    if (mismatch.output().raw().rank() != mismatch.output().axes().size()) {
      return found;
    }
    int cases = 0;
    Optional<Window> window = window(mismatch);
    for (PostprocessingSteps.Trial trial : PostprocessingSteps.trials(mismatch)) {
      if (isOfNobody(trial)) {
        continue;
      }
      if (window.isPresent() && isRefuted(trial, window.get())) {
        continue;
      }
      if (!afford(cases++, mismatch)) {
        return found;
      }
      Case second = mismatch.withSteps(trial.edit().plan());
      for (Explanation other : after(second)) {
        boolean steps = isOfSteps(other, second);
        found.add(
            both(
                trial.fault(),
                other,
                steps
                    ? other.correction()
                    : joined(trial.edit().correction(), other.correction())));
      }
    }
    return found;
  }

  /// An output that is mirrored or has its axes exchanged, and something else of its values.
  private static List<Explanation> onTurnedOutput(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    if (mismatch.output().raw().rank() != mismatch.output().axes().size()) {
      return found;
    }
    int cases = 0;
    for (Turn turn : TurnedOutput.likely(mismatch)) {
      if (!afford(cases++, mismatch)) {
        return found;
      }
      Case second = TurnedOutput.of(turn, mismatch);
      for (Explanation other : explaining(OF_VALUES, second)) {
        Explanation first = Reordered.explanation(turn, other.within(), mismatch);
        found.add(both(first.fault(), other, joined(first.correction(), other.correction())));
      }
      if (!found.isEmpty()) {
        return found; // The simplest turn.
      }
    }
    return found;
  }

  /// Nobody takes a softmax along y and makes another fault besides.
  private static boolean isOfNobody(PostprocessingSteps.Trial trial) {
    return trial.edit().plan().steps().stream()
        .anyMatch(step -> step instanceof Softmax(String axis) && Places.isSpatial(axis));
  }

  /// The middle of a large image, where it is as good as the whole.
  private static Optional<Window> window(Case mismatch) {
    return mismatch.window().filter(Window::isExact);
  }

  /// Whether the middle shows that nothing more explains the output after other steps.
  private static boolean isRefuted(PostprocessingSteps.Trial trial, Window window) {
    return window.holds(trial.edit().plan())
        && isRefuted(window.inside().withSteps(trial.edit().plan()), window);
  }

  private static boolean isRefuted(Case second, Window window) {
    return second.actual().map(window::refutes).orElse(false) && after(second).isEmpty();
  }

  /// Whether the middle shows that nothing more explains the output of another input.
  private static boolean isRefuted(InputTrial trial, Window window, Case mismatch) {
    return trial
        .inMiddle(window, mismatch)
        .map(outputs -> isRefuted(window.inside().withRun(outputs), window))
        .orElse(false);
  }

  private static boolean isOfSteps(Explanation explanation, Case second) {
    return explanation.correction().path().equals(second.postprocessing().list());
  }

  /// The usual single trials of every input.
  private static List<InputTrial> singles(Case mismatch) {
    List<InputTrial> trials = new ArrayList<>();
    for (int i = 0; i < mismatch.evidence().inputs().size(); i++) {
      trials.addAll(InputSteps.usual(i, mismatch).trials());
      trials.addAll(InputTurns.of(i, mismatch));
    }
    return trials;
  }

  private static List<Explanation> beforeAndAfter(List<InputTrial> trials, Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    FedBefore given = new FedBefore(mismatch.output().raw());
    int cases = 0;
    Optional<Window> window = window(mismatch);
    InputTrial.prepare(trials, mismatch);
    for (InputTrial trial : trials) {
      if (window.isPresent() && isRefuted(trial, window.get(), mismatch)) {
        continue;
      }
      if (mismatch.effort().isSpent() || !afford(cases, mismatch)) {
        return found;
      }
      Optional<List<Tensor>> outputs = trial.fed(mismatch).flatMap(fed -> trial.run(fed, mismatch));
      if (outputs.isEmpty()
          || outputs.get().get(mismatch.index()).size() != mismatch.output().raw().size()
          || given.includes(outputs.get().get(mismatch.index()))) {
        continue;
      }
      cases++;
      for (Explanation other : after(mismatch.withRun(outputs.get()))) {
        found.add(both(trial.fault(), other, joined(trial.correction(), other.correction())));
      }
    }
    return found;
  }

  private static List<Explanation> after(Case second) {
    return explaining(AFTER, second);
  }

  private static List<Explanation> explaining(List<Hypothesis> hypotheses, Case second) {
    List<Explanation> found = new ArrayList<>();
    hypotheses.forEach(hypothesis -> found.addAll(hypothesis.explain(second)));
    return found;
  }

  /// Two of one input: another normalisation of an input that was turned, or with a clip as well;
  /// or the same step of two inputs.
  private static List<Explanation> onInputs(List<InputTrial> trials, Case mismatch) {
    List<InputTrial> turns = trials.stream().filter(one -> !one.turn().isEmpty()).toList();
    List<InputTrial> steps = trials.stream().filter(one -> one.turn().isEmpty()).toList();
    List<Pair> pairs = new ArrayList<>();
    // Where not all can be tried, channels in the order of OpenCV and a clip are what is likely.
    turns.stream().limit(1).forEach(turn -> pairs.addAll(turned(steps, turn)));
    for (InputTrial one : steps) {
      for (InputTrial other : InputSteps.second(one, mismatch).clips()) {
        pairs.add(new Pair(one, other, other.correction()));
      }
    }
    turns.stream().skip(1).forEach(turn -> pairs.addAll(turned(steps, turn)));
    InputTrial.prepare(pairs.stream().map(Pair::other).toList(), mismatch);
    return pairs.stream().flatMap(pair -> explain(pair, mismatch).stream()).toList();
  }

  /// Other steps of an input that was turned as well.
  private static List<Pair> turned(List<InputTrial> steps, InputTrial turn) {
    return steps.stream()
        .filter(one -> one.index() == turn.index())
        .map(one -> {
          InputTrial both = turn.with(one.plan());
          return new Pair(one, both, joined(one.correction(), both.correction()));
        })
        .toList();
  }

  /// Two faults of one input.
  ///
  /// @param other the second, on top of the first
  private record Pair(InputTrial one, InputTrial other, Correction correction) {}

  private static Optional<Explanation> explain(Pair pair, Case mismatch) {
    InputTrial other = pair.other();
    if (mismatch.effort().isSpent() || other.isRefuted(mismatch)) {
      return Optional.empty();
    }
    return other
        .fed(mismatch)
        .flatMap(fed -> other.run(fed, mismatch))
        .flatMap(mismatch::explainsRun)
        .filter(fit -> fit.passes(mismatch.target().tolerance()))
        .map(fit -> both(pair.one().fault(), other.explanation(fit), pair.correction()));
  }

  /// Whether one more case can be looked into.
  private static boolean afford(int cases, Case mismatch) {
    long each = WORK * (long) mismatch.expected().size();
    if (cases * each > MOST) {
      mismatch.effort().leaveOut();
      return false;
    }
    return mismatch.effort().spend(each);
  }

  private static Explanation both(String first, Explanation second, Correction correction) {
    return new Explanation(
        Cause.TWO_FAULTS,
        "two things are wrong: " + first + "; and " + second.fault(),
        second.within(),
        second.complexity(),
        correction);
  }

  /// Both changes, the first in full before the second.
  private static Correction joined(Correction first, Correction second) {
    return new Correction(
        first.path(), first.text() + "\nAnd also: " + second.how(), second.yaml());
  }
}
