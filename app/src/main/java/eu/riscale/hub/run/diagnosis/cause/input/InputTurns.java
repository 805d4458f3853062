package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Input;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.Mirror;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// The ways in which a test input may have been turned, mirrored or read in another order of axes
/// when the test output was made.
public final class InputTurns {
  private final int index;
  private final Case mismatch;
  private final Input input;
  private final List<InputTrial> trials = new ArrayList<>();

  private InputTurns(int index, Case mismatch) {
    this.index = index;
    this.mismatch = mismatch;
    this.input = mismatch.evidence().inputs().get(index);
  }

  /// Each of them, with the described steps behind it.
  ///
  /// @param index of the input in the description
  public static List<InputTrial> of(int index, Case mismatch) {
    InputTurns turns = new InputTurns(index, mismatch);
    turns.channels();
    turns.mirrored();
    turns.turned();
    turns.channelLast();
    return List.copyOf(turns.trials);
  }

  /// Those of the first input whose pixels are elsewhere.
  public static List<InputTrial> ofPixels(Case mismatch) {
    if (mismatch.evidence().inputs().isEmpty()) {
      return List.of();
    }
    InputTurns turns = new InputTurns(0, mismatch);
    turns.mirrored();
    turns.turned();
    return List.copyOf(turns.trials);
  }

  private void channels() {
    int channel = input.given().axes().indexOf("channel");
    if (channel >= 0 && input.given().length(channel) > 1) {
      channels(
          "the channels of the test input in reverse order (as RGB and BGR)",
          given -> Mirror.along(channel, given));
    }
  }

  private List<Integer> spatial() {
    List<Integer> spatial = new ArrayList<>();
    for (int axis = 0; axis < input.given().rank(); axis++) {
      boolean extended = input.given().length(axis) > 1;
      if (extended && Places.isSpatial(input.given().axes().get(axis))) {
        spatial.add(axis);
      }
    }
    return spatial;
  }

  private String id(int axis) {
    return input.given().axes().get(axis);
  }

  private void mirrored() {
    for (int axis : spatial()) {
      pixels("the test input mirrored along " + id(axis), given -> Mirror.along(axis, given));
    }
  }

  /// In the plane of each two axes.
  private void turned() {
    List<Integer> spatial = spatial();
    for (int i = 0; i < spatial.size(); i++) {
      for (int j = i + 1; j < spatial.size(); j++) {
        int one = spatial.get(i);
        int other = spatial.get(j);
        String plane = " in the plane of " + id(one) + " and " + id(other);
        pixels(
            "the test input turned by 180°" + plane,
            given -> Mirror.along(other, Mirror.along(one, given)));
        if (input.given().length(one) == input.given().length(other)) {
          pixels(
              "the axes " + id(one) + " and " + id(other) + " of the test input exchanged",
              given -> exchanged(one, other, given));
          pixels(
              "the test input turned by 90°" + plane,
              given -> Mirror.along(one, exchanged(one, other, given)));
          pixels(
              "the test input turned by 270°" + plane,
              given -> Mirror.along(other, exchanged(one, other, given)));
        }
      }
    }
  }

  private static Tensor exchanged(int one, int other, Tensor given) {
    List<String> order = new ArrayList<>(given.axes());
    Collections.swap(order, one, other);
    return Permutation.to(order, given).withAxes(given.axes());
  }

  /// The numbers as they lie in the file, read as if the channel were last, and the other way
  /// round.
  private void channelLast() {
    Tensor given = input.given();
    int channel = given.axes().indexOf("channel");
    if (channel < 0 || given.length(channel) < 2 || channel == given.rank() - 1) {
      return;
    }
    List<String> last = new ArrayList<>(given.axes());
    last.remove("channel");
    last.add("channel");
    int[] shape = new int[last.size()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = given.length(given.axes().indexOf(last.get(axis)));
    }
    numbers(
        "the test input read as if its channel were the last axis",
        all -> Permutation.to(all.axes(), Tensor.of(all.dtype(), all.array(), last, shape)));
    numbers(
        "the test input reshaped, not transposed, from an array with the channel last",
        all -> Tensor.of(all.dtype(), Permutation.to(last, all).array(), all.axes(), all.shape()));
  }

  private void pixels(String how, UnaryOperator<Tensor> turned) {
    add(how, Turned.pixels(input.given(), turned));
  }

  private void channels(String how, UnaryOperator<Tensor> turned) {
    add(how, Turned.channels(input.given(), turned));
  }

  private void numbers(String how, UnaryOperator<Tensor> turned) {
    add(how, Turned.all(input.given(), turned));
  }

  private void add(String how, Turned given) {
    trials.add(
        new InputTrial(
            Cause.INPUT_REORDERED,
            "it was made with " + how + " ('" + input.id() + "')",
            2,
            index,
            how,
            given,
            input.preprocessing(),
            Correction.of(
                mismatch.evidence().notation().testTensor(Side.INPUT, index),
                "Save the test input as it was when the test output was made, or make the"
                    + " test output again from it.")));
  }
}
