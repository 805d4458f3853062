package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.ScaleRange;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Evidence.Input;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.StepEdits;
import eu.riscale.hub.run.diagnosis.StepEdits.Edit;
import eu.riscale.hub.run.diagnosis.StepYaml;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.spec.yaml.NumberText;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Another preprocessing than described: the network is run again on inputs that are prepared in
/// the ways that are common.
final class Preprocessing implements Hypothesis {

  private record Trial(String fault, int complexity, Edit edit) {}

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    for (int i = 0; i < mismatch.evidence().inputs().size(); i++) {
      explain(i, mismatch, found);
    }
    return found;
  }

  private static void explain(int index, Case mismatch, List<Explanation> found) {
    Input input = mismatch.evidence().inputs().get(index);
    FedBefore known = new FedBefore(input.fed());
    for (Trial trial : trials(index, mismatch)) {
      Optional<Tensor> fed = fed(trial.edit().plan(), input, mismatch);
      if (fed.isEmpty() || known.includes(fed.get())) {
        continue;
      }
      List<Tensor> all =
          new ArrayList<>(mismatch.evidence().inputs().stream().map(Input::fed).toList());
      all.set(index, fed.get());
      mismatch
          .explainsRun(all)
          .ifPresent(fit ->
              found.add(
                  new Explanation(
                      Cause.PREPROCESSING,
                      trial.fault(),
                      fit.within(),
                      trial.complexity(),
                      trial.edit().correction())));
    }
  }

  private static Optional<Tensor> fed(OpPlan plan, Input input, Case mismatch) {
    return mismatch
        .applied(plan, input.given())
        .filter(tensor -> tensor.dtype() == input.fed().dtype() || tensor.dtype().isFloat());
  }

  private static List<Trial> trials(int index, Case mismatch) {
    Input input = mismatch.evidence().inputs().get(index);
    StepEdits edits =
        new StepEdits(
            input.preprocessing(),
            Side.INPUT.at(index).field("preprocessing"),
            new StepYaml(mismatch.evidence().notation(), input.given().axes()));
    String made = "the test output was made with ";
    String of = " of input '" + input.id() + "'";
    List<Trial> trials = new ArrayList<>();
    uncast(edits, input, trials);
    if (edits.leavesOut()) {
      mismatch.effort().leaveOut();
    }
    edits.tried().forEach(position -> described(position, edits, input, trials));
    if (edits.described().stream().noneMatch(at -> Normalisations.isOne(edits.steps().get(at)))) {
      for (TensorOp missing : Normalisations.of(input.given())) {
        trials.add(
            new Trial(
                made + words(missing) + of + ", which is not described",
                1,
                edits.atEnd(floats(missing, input))));
      }
    }
    return trials;
  }

  /// Without one described step, with other numbers in it, or with another one in its place.
  private static void described(int position, StepEdits edits, Input input, List<Trial> trials) {
    String made = "the test output was made with ";
    String of = " of input '" + input.id() + "'";
    TensorOp step = edits.steps().get(position);
    String without = "without the described step '" + step.name() + "'" + of;
    if (Normalisations.isOne(step)) {
      trials.add(new Trial("the test output was made " + without, 1, edits.without(position)));
      for (TensorOp like : Normalisations.like(step, input.given())) {
        trials.add(
            new Trial(
                made + words(like) + of + instead(step, like),
                1,
                edits.replaced(position, List.of(like))));
      }
      for (TensorOp other : Normalisations.of(input.given())) {
        if (!other.name().equals(step.name())) {
          trials.add(
              new Trial(
                  made + words(other) + of + ", not with the described '" + step.name() + "'",
                  2,
                  edits.replaced(position, List.of(other))));
        }
      }
    } else if (!(step instanceof EnsureDtype)) {
      trials.add(new Trial("the test output was made " + without, 1, edits.without(position)));
    }
  }

  /// The Python reference does not read eps: it always takes 1e-6.
  private static String instead(TensorOp described, TensorOp like) {
    boolean onlyEps =
        (described instanceof ZeroMeanUnitVariance(JointAxes axes, double eps)
                && like.equals(new ZeroMeanUnitVariance(axes, 1e-6)))
            || (described instanceof ScaleRange range
                && like.equals(
                    new ScaleRange(
                        range.axes(),
                        range.minPercentile(),
                        range.maxPercentile(),
                        1e-6,
                        range.reference())));
    return onlyEps
        ? ", as the Python reference does, which does not read the described eps"
        : ", not as described";
  }

  /// The declared type cuts off what a normalisation made.
  private static void uncast(StepEdits edits, Input input, List<Trial> trials) {
    if (edits.steps().size() < 2 || !(edits.steps().getLast() instanceof EnsureDtype cast)) {
      return;
    }
    if (cast.dtype().isFloat() || StepEdits.isDescribed(cast)) {
      return;
    }
    trials.add(
        new Trial(
            "the values of input '"
                + input.id()
                + "' are cast back to the declared "
                + cast.dtype().word()
                + " before the network, which cuts off their fractions",
            0,
            edits
                .atEnd(List.of(new EnsureDtype(DType.FLOAT32)))
                .instead(edits.steps().subList(0, edits.steps().size() - 1))));
  }

  /// A step without its formula.
  private static String words(TensorOp step) {
    if (step instanceof ZeroMeanUnitVariance(JointAxes axes, double eps)) {
      return step.name() + " " + axes + " (eps " + NumberText.of(eps) + ")";
    }
    if (step instanceof ScaleRange range) {
      return String.format(
          "%s %s (percentiles %s to %s, eps %s)",
          step.name(),
          range.axes(),
          NumberText.of(range.minPercentile()),
          NumberText.of(range.maxPercentile()),
          NumberText.of(range.eps()));
    }
    return step.explain().replaceFirst(":", "");
  }

  /// A normalised input is cast back to a declared whole-number type unless a step says otherwise.
  private static List<TensorOp> floats(TensorOp step, Input input) {
    return input.given().dtype().isFloat() && input.fed().dtype().isFloat()
        ? List.of(step)
        : List.of(step, new EnsureDtype(DType.FLOAT32));
  }
}
