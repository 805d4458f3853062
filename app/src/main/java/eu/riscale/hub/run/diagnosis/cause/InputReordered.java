package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Input;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The test output was made from inputs in another order, or from an input that was turned,
/// mirrored, or had its channels in another order.
final class InputReordered implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    List<Input> inputs = mismatch.evidence().inputs();
    for (int i = 0; i < inputs.size() && !mismatch.effort().isSpent(); i++) {
      for (int j = i + 1; j < inputs.size(); j++) {
        exchanged(i, j, mismatch).ifPresent(found::add);
      }
      turned(i, mismatch, found);
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
    List<Tensor> fed = new ArrayList<>(inputs.stream().map(Input::fed).toList());
    fed.set(i, first.get());
    fed.set(j, second.get());
    return mismatch
        .explainsRun(fed)
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

  private static void turned(int index, Case mismatch, List<Explanation> found) {
    Input input = mismatch.evidence().inputs().get(index);
    Tensor given = input.given();
    for (int axis = 0; axis < given.rank(); axis++) {
      String id = given.axes().get(axis);
      boolean channel = id.equals("channel");
      if (given.length(axis) > 1 && (channel || Places.isSpatial(id))) {
        String how =
            channel
                ? "the channels of the test input in reverse order (as RGB and BGR)"
                : "the test input mirrored along " + id;
        attempt(index, flipped(given, axis), how, mismatch).ifPresent(found::add);
      }
      for (int other = axis + 1; other < given.rank(); other++) {
        boolean both = Places.isSpatial(id) && Places.isSpatial(given.axes().get(other));
        if (both && given.length(axis) == given.length(other)) {
          List<String> order = new ArrayList<>(given.axes());
          Collections.swap(order, axis, other);
          Tensor turned = Permutation.to(order, given).withAxes(given.axes());
          String how =
              "the axes " + id + " and " + given.axes().get(other) + " of the test input exchanged";
          attempt(index, turned, how, mismatch).ifPresent(found::add);
        }
      }
    }
  }

  private static Optional<Explanation> attempt(int index, Tensor given, String how, Case mismatch) {
    Input input = mismatch.evidence().inputs().get(index);
    Optional<Tensor> prepared = prepared(input, given, mismatch);
    if (prepared.isEmpty()) {
      return Optional.empty();
    }
    List<Tensor> fed =
        new ArrayList<>(mismatch.evidence().inputs().stream().map(Input::fed).toList());
    fed.set(index, prepared.get());
    RdfPath at = mismatch.evidence().notation().testTensor(Side.INPUT, index);
    return mismatch
        .explainsRun(fed)
        .map(fit ->
            new Explanation(
                Cause.INPUT_REORDERED,
                "it was made with " + how + " ('" + input.id() + "')",
                fit.within(),
                2,
                Correction.of(
                    at,
                    "Save the test input as it was when the test output was made, or make the"
                        + " test output again from it.")));
  }

  private static Optional<Tensor> prepared(Input input, Tensor given, Case mismatch) {
    return mismatch.applied(input.preprocessing(), given);
  }

  private static Tensor flipped(Tensor tensor, int axis) {
    int[] steps = Places.steps(tensor);
    steps[axis] = -steps[axis];
    Places places = new Places(tensor.shape(), steps, -steps[axis] * (tensor.length(axis) - 1));
    Object to = tensor.dtype().newArray(tensor.size());
    for (int i = 0; i < tensor.size(); i++) {
      System.arraycopy(tensor.array(), places.of(i), to, i, 1);
    }
    return tensor.with(tensor.dtype(), to);
  }
}
