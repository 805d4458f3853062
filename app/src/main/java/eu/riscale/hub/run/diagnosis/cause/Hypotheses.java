package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Effort;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.cause.input.InputReordered;
import eu.riscale.hub.run.diagnosis.cause.input.Preprocessing;
import eu.riscale.hub.run.diagnosis.cause.input.SingleNumber;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All hypotheses, in the order in which they are tried: what can be seen at once, what the tensors
/// at hand tell, what takes further runs of networks, and what is left to say.
public final class Hypotheses {
  private static final List<Hypothesis> AT_ONCE = List.of(new NotFinite(), new SingleElements());

  private static final List<Hypothesis> ON_TENSORS =
      List.of(
          new Reordered(),
          new ChannelsReordered(),
          new Shifted(),
          new Cropped(),
          new Reshaped(),
          new OutputsSwapped(),
          new PostprocessingSteps(),
          new ActivationInNetwork(),
          new Reduced(),
          new Clipped(),
          new Rounded(),
          new Quantised(),
          new Thresholded(),
          new Renumbered(),
          new Scaled(),
          new ZeroBorder(),
          new BorderOnly());

  private static final List<Hypothesis> WITH_RUNS =
      List.of(
          new NotDeterministic(), new OtherWeights(), new InputReordered(), new Preprocessing());

  private static final List<Hypothesis> LAST =
      List.of(
          new SingleNumber(),
          new Constant(),
          new Drift(),
          new LabelEdges(),
          new OtherImage(),
          new Resembles());

  /// How much better an explanation has to fit to count alone.
  private static final double BETTER = 30;

  /// What a single fault leaves at most on the same kind of machine, as a share of the spread.
  private static final double LOOSE = 3e-4;

  private Hypotheses() {}

  /// Looks for the cause why one output is not the expected one.
  ///
  /// @param index the output's position in the description
  /// @param actual the postprocessed output; empty where the network's output does not have as many
  ///   axes as the description
  /// @param effort shared by all outputs of a model
  public static Diagnosis diagnose(
      Evidence evidence, int index, Optional<Tensor> actual, Tolerance tolerance, Effort effort) {
    Case mismatch = new Case(evidence, index, actual, tolerance, effort);
    List<Explanation> causes = explain(mismatch);
    return new Diagnosis(mismatch.differences(), causes, effort.tried());
  }

  /// The causes that explain an output, as [Diagnosis#causes].
  private static List<Explanation> explain(Case mismatch) {
    Optional<Explanation> seen = first(AT_ONCE, mismatch);
    if (seen.isPresent()) {
      return List.of(seen.get());
    }
    List<Explanation> found = new ArrayList<>();
    ON_TENSORS.forEach(hypothesis -> found.addAll(hypothesis.explain(mismatch)));
    if (found.stream().allMatch(Explanation::isFitted)) {
      for (Hypothesis hypothesis : WITH_RUNS) {
        found.addAll(hypothesis.explain(mismatch));
        if (found.stream().anyMatch(cause -> cause.cause().family() == Cause.Family.NETWORK)) {
          break;
        }
      }
    }
    List<Explanation> training = isSure(found) ? List.of() : new InTraining().explain(mismatch);
    if (!training.isEmpty()) {
      return training;
    }
    if (isLoose(found, mismatch) && new Drift().explain(mismatch).isEmpty()) {
      found.addAll(new TwoFaults().explain(mismatch));
    }
    List<Explanation> best = best(found);
    if (best.isEmpty()) {
      return first(LAST, mismatch).stream().toList();
    }
    return best.stream().allMatch(Hypotheses::isOfModel) ? inTheseWeights(best, mismatch) : best;
  }

  /// Whether something other than the network itself explains the output by more than a fit.
  private static boolean isSure(List<Explanation> found) {
    return found.stream()
        .anyMatch(one -> !one.isFitted() && one.cause().family() != Cause.Family.NETWORK);
  }

  /// Whether what was found leaves so much that a second fault may be hidden behind it.
  private static boolean isLoose(List<Explanation> found, Case mismatch) {
    if (found.stream().anyMatch(one -> one.cause().family() == Cause.Family.NETWORK)) {
      return false;
    }
    double bearable = LOOSE * Math.max(mismatch.target().deviation(), mismatch.target().before());
    return found.stream().allMatch(one -> one.isOdd() || one.within() > bearable);
  }

  /// Whether what is wrong may be wrong in the description or the test output.
  private static boolean isOfModel(Explanation explanation) {
    return switch (explanation.cause().family()) {
      case PLACES, VALUES, OUTPUTS -> true;
      case INPUT, NETWORK, NUMBERS, SEVERAL -> false;
    };
  }

  /// Where other weights reproduce the test output, the description is right, and changing it would
  /// break them: then it is these weights that are to be fixed.
  private static List<Explanation> inTheseWeights(List<Explanation> best, Case mismatch) {
    return new OtherWeights()
        .explain(mismatch).stream()
            .findFirst()
            .map(other -> best.stream().map(one -> inOneFormat(one, other, mismatch)).toList())
            .orElse(best);
  }

  /// Help for the one format that differs.
  private static Explanation inOneFormat(Explanation one, Explanation other, Case mismatch) {
    if (one.cause() != Cause.OUTPUTS_SWAPPED) {
      return one.inWeightsOnly(other);
    }
    String ids =
        String.join(
            ", ", mismatch.evidence().outputs().stream().map(output -> output.id()).toList());
    Correction named =
        Correction.of(
            RdfPath.ROOT.field("weights"),
            "List the outputs of the "
                + mismatch.evidence().weights()
                + " graph in the order of the description, "
                + ids
                + ", when you export it, or give them these ids as their names there"
                + " (output_names of torch.onnx.export): they are then matched by name. The"
                + " description and the other weights stay as they are.");
    return one.inWeightsOnly(other.with(named));
  }

  private static Optional<Explanation> first(List<Hypothesis> hypotheses, Case mismatch) {
    return hypotheses.stream().flatMap(one -> one.explain(mismatch).stream()).findFirst();
  }

  /// Leaves out what fits much worse than the best, then of each family all but the simplest. What
  /// was not fitted comes first.
  private static List<Explanation> best(List<Explanation> found) {
    List<Explanation> network =
        found.stream().filter(one -> one.cause().family() == Cause.Family.NETWORK).toList();
    if (!network.isEmpty()) {
      return network.subList(0, 1);
    }
    boolean odd = found.stream().allMatch(Explanation::isOdd);
    List<Explanation> counted = odd ? found : found.stream().filter(one -> !one.isOdd()).toList();
    double least = counted.stream().mapToDouble(Explanation::within).min().orElse(0);
    double bearable = Math.max(BETTER * least, 1e-6);
    List<Explanation> near = counted.stream().filter(one -> one.within() <= bearable).toList();
    return near.stream()
        .filter(one ->
            near.stream()
                .noneMatch(other ->
                    other.cause().family() == one.cause().family()
                        && other.complexity() < one.complexity()))
        .sorted(Comparator.comparing(Explanation::isFitted))
        .limit(3)
        .toList();
  }
}
