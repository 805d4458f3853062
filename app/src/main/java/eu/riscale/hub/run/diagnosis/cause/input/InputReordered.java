package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Input;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The test output was made from inputs in another order, or from an input that was turned,
/// mirrored, or had its channels in another order.
public final class InputReordered implements Hypothesis {
  /// What tells a run with two inputs exchanged from others.
  private record Exchange(int one, int other) {}

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    List<Input> inputs = mismatch.evidence().inputs();
    for (int i = 0; i < inputs.size() && !mismatch.effort().isSpent(); i++) {
      for (int j = i + 1; j < inputs.size(); j++) {
        exchanged(i, j, mismatch).ifPresent(found::add);
      }
      found.addAll(InputTrial.explaining(InputTurns.of(i, mismatch), mismatch));
    }
    return found;
  }

  private static Optional<Explanation> exchanged(int i, int j, Case mismatch) {
    List<Input> inputs = mismatch.evidence().inputs();
    Input one = inputs.get(i);
    Input two = inputs.get(j);
    if (!Arrays.equals(one.given().shape(), two.given().shape())) {
      return Optional.empty();
    }
    Optional<Tensor> first = prepared(one, two.given().withAxes(one.given().axes()), mismatch);
    Optional<Tensor> second = prepared(two, one.given().withAxes(two.given().axes()), mismatch);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    List<Tensor> fed = new ArrayList<>(mismatch.evidence().fed());
    fed.set(i, first.get());
    fed.set(j, second.get());
    return mismatch
        .effort()
        .runOnce(new Exchange(i, j), mismatch.evidence().network(), fed)
        .flatMap(mismatch::explainsRun)
        .map(fit ->
            new Explanation(
                Cause.INPUTS_SWAPPED,
                "the inputs '" + one.id() + "' and '" + two.id() + "' are exchanged",
                fit.within(),
                1,
                Correction.of(
                    Side.INPUT.at(i),
                    "List the inputs in the order in which the network takes them: exchange '"
                        + one.id()
                        + "' and '"
                        + two.id()
                        + "' under inputs, or, if their descriptions are right, their test"
                        + " inputs.")));
  }

  private static Optional<Tensor> prepared(Input input, Tensor given, Case mismatch) {
    return mismatch.applied(input.preprocessing(), given);
  }
}
