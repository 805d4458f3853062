package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Evidence.Output;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Mirror;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// The ways in which an output may be mirrored or have its axes exchanged, with something else done
/// to it besides.
final class TurnedOutput {
  /// Of mirrors and exchanges together.
  private static final int MOST = 2;

  /// How much alike a turned output and what something else made of it must be.
  private static final double ALIKE = 0.5;

  private TurnedOutput() {}

  /// Those that some thousand elements do not refute.
  static List<Turn> likely(Case mismatch) {
    Tensor actual = mismatch.actual().orElse(mismatch.output().raw());
    return Reordered.turns(mismatch.expected(), actual).stream()
        .filter(turn -> turn.complexity() <= MOST && isSpatial(turn, mismatch.output()))
        .filter(turn -> alike(turn.places(mismatch.expected(), actual), actual, mismatch) >= ALIKE)
        .toList();
  }

  /// Whether all other axes stay as they are.
  private static boolean isSpatial(Turn turn, Output output) {
    for (int axis = 0; axis < output.axes().size(); axis++) {
      boolean moves = turn.order()[axis] != axis || turn.flipped(axis);
      if (moves && !Places.isSpatial(output.axes().get(axis))) {
        return false;
      }
    }
    return true;
  }

  /// Pearson's correlation, without its sign.
  private static double alike(Places places, Tensor actual, Case mismatch) {
    int[] positions = mismatch.target().positions();
    double[] ones = centred(positions, at -> actual.at(places.of(at)));
    double[] others = centred(positions, mismatch.expected()::at);
    return Math.abs(Channels.correlation(ones, others));
  }

  private static double[] centred(int[] positions, IntToDoubleFunction value) {
    double mean = Arrays.stream(positions).mapToDouble(value).average().orElse(0);
    return Arrays.stream(positions).mapToDouble(value).map(each -> each - mean).toArray();
  }

  /// The same case, had the network given its output turned.
  static Case of(Turn turn, Case mismatch) {
    List<Tensor> outputs = new ArrayList<>();
    mismatch.evidence().outputs().forEach(output -> outputs.add(output.raw()));
    Output own = mismatch.output();
    outputs.set(mismatch.index(), turned(turn, own.raw().withAxes(own.axes())));
    return mismatch.withRun(outputs);
  }

  private static Tensor turned(Turn turn, Tensor tensor) {
    List<String> order = Arrays.stream(turn.order()).mapToObj(tensor.axes()::get).toList();
    Tensor turned = Permutation.to(order, tensor).withAxes(tensor.axes());
    for (int axis = 0; axis < tensor.rank(); axis++) {
      turned = turn.flipped(axis) ? Mirror.along(axis, turned) : turned;
    }
    return turned;
  }
}
