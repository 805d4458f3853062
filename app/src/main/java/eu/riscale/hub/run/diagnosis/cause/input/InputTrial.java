package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Input;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Window;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One way in which an input may have been made other than described when the test output was.
///
/// @param fault a clause that says so
/// @param complexity as that of an [Explanation]
/// @param index of the input in the description
/// @param turn how the test input was turned; empty where it was not
/// @param given the test input, turned
/// @param plan the steps that it then went through
public record InputTrial(
    Cause cause,
    String fault,
    int complexity,
    int index,
    String turn,
    Turned given,
    OpPlan plan,
    Correction correction) {

  /// What tells a run of the network from others.
  private record Key(int index, String turn, OpPlan plan) {}

  /// The same with other steps.
  public InputTrial with(OpPlan other) {
    return new InputTrial(cause, fault, complexity, index, turn, given, other, correction);
  }

  /// The input as the network then gets it; empty where it cannot.
  public Optional<Tensor> fed(Case mismatch) {
    return mismatch.applied(plan, given.tensor()).filter(tensor -> fits(tensor, mismatch));
  }

  private boolean fits(Tensor tensor, Case mismatch) {
    Input input = mismatch.evidence().inputs().get(index);
    return tensor.dtype() == input.fed().dtype() || tensor.dtype().isFloat();
  }

  /// What the network makes of the middle of that input; empty where only the whole tells.
  public Optional<List<Tensor>> inMiddle(Window window, Case mismatch) {
    return window.isTiled()
        ? window.outputs(key())
        : middle(window, mismatch)
            .flatMap(fed -> window.run(new Window.Prepared(key(), index, fed)));
  }

  /// Whether the middle shows that this is not the input that is looked for.
  public boolean isRefuted(Case mismatch) {
    return mismatch
        .window()
        .flatMap(window -> inMiddle(window, mismatch).map(window::refutes))
        .orElse(false);
  }

  private Optional<Tensor> middle(Window window, Case mismatch) {
    Input input = mismatch.evidence().inputs().get(index);
    return mismatch.effort().spend(input.given().size())
        ? given
            .middle(window::middle)
            .flatMap(part -> window.fed(plan, part, given::measured))
            .filter(tensor -> fits(tensor, mismatch))
        : Optional.empty();
  }

  private Key key() {
    return new Key(index, turn, plan);
  }

  /// What the network then gives.
  ///
  /// @param fed the input as it gets it
  public Optional<List<Tensor>> run(Tensor fed, Case mismatch) {
    List<Tensor> all = new ArrayList<>(mismatch.evidence().fed());
    all.set(index, fed);
    return mismatch.effort().runOnce(key(), mismatch.evidence().network(), all);
  }

  /// Measures what their steps ask of the whole at once, and runs the network on the middles of all
  /// of them, where it takes less together.
  public static void prepare(List<InputTrial> trials, Case mismatch) {
    mismatch.window().ifPresent(window -> foresee(trials, window, mismatch));
    Optional<Window> tiled = mismatch.window().filter(Window::isTiled);
    if (tiled.isEmpty()) {
      return;
    }
    List<Window.Prepared> prepared = new ArrayList<>();
    for (InputTrial one : trials) {
      one.middle(tiled.get(), mismatch)
          .ifPresent(fed -> prepared.add(new Window.Prepared(one.key(), one.index, fed)));
    }
    tiled.get().prepare(prepared);
  }

  private static void foresee(List<InputTrial> trials, Window window, Case mismatch) {
    List<Input> inputs = mismatch.evidence().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      int own = i;
      List<OpPlan> plans =
          trials.stream()
              .filter(one -> one.index == own && one.given.isMeasuredAsGiven())
              .map(InputTrial::plan)
              .distinct()
              .toList();
      if (mismatch.effort().spend(inputs.get(i).given().size())) {
        window.foresee(plans, inputs.get(i).given());
      }
    }
  }

  public Explanation explanation(Fit fit) {
    return new Explanation(cause, fault, fit.within(), complexity, correction);
  }

  /// Every trial of a list that explains the output.
  static List<Explanation> explaining(List<InputTrial> trials, Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    if (trials.isEmpty()) {
      return found;
    }
    Input input = mismatch.evidence().inputs().get(trials.getFirst().index());
    FedBefore known = new FedBefore(input.fed());
    Map<Integer, Fit> fits = new HashMap<>();
    Set<Integer> scaled = new HashSet<>();
    prepare(trials, mismatch);
    for (InputTrial trial : trials) {
      if (trial.isRefuted(mismatch)) {
        continue;
      }
      Optional<Tensor> fed = trial.fed(mismatch);
      if (fed.isEmpty()) {
        continue;
      }
      int before = known.find(fed.get());
      if (before >= 0) {
        // An image from 0 to 255 is the same by its range and by a factor: then both are named.
        if (fits.containsKey(before) && trial.isFactor() && scaled.add(before)) {
          found.add(trial.explanation(fits.get(before)));
        }
        continue;
      }
      int place = known.add(fed.get());
      trial
          .run(fed.get(), mismatch)
          .flatMap(mismatch::explainsRun)
          .ifPresent(fit -> {
            fits.put(place, fit);
            found.add(trial.explanation(fit));
          });
      if (trial.isFactor()) {
        scaled.add(place);
      }
    }
    return found;
  }

  /// Whether the input is scaled by a number, whatever its values are.
  private boolean isFactor() {
    return plan.steps().stream().filter(step -> !(step instanceof EnsureDtype)).count() == 1
        && plan.steps().stream().anyMatch(ScaleLinear.class::isInstance);
  }
}
