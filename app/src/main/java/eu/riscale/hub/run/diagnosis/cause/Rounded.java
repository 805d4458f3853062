package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.StepEdits;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// The test output holds whole numbers, made of the network's output by rounding or by a cast.
final class Rounded implements Hypothesis {
  private record Way(String words, DoubleUnaryOperator of, Made made) {}

  /// By what the whole numbers were made: the specification has a step for a cast alone.
  private enum Made {
    BY_ROUNDING,
    BY_CAST
  }

  private static final List<Way> WAYS =
      List.of(
          new Way("rounded to whole numbers", Math::rint, Made.BY_ROUNDING),
          new Way(
              "cut to whole numbers, as by a cast",
              x -> x < 0 ? Math.ceil(x) : Math.floor(x),
              Made.BY_CAST),
          new Way("rounded up or down to whole numbers", Math::floor, Made.BY_ROUNDING));

  private static final double[] FACTORS = {1, 255, 65535, 100};

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch
        .aligned()
        .filter(actual -> isEnough(mismatch))
        .filter(actual -> isWhole(mismatch.expected(), mismatch.target().positions()))
        .filter(actual -> !isWhole(actual, mismatch.target().positions()))
        .map(actual -> explain(actual, mismatch))
        .orElse(List.of());
  }

  /// A mask of two values tells nothing, nor do a few small numbers.
  private static boolean isEnough(Case mismatch) {
    return mismatch.expected().size() >= Quantised.MANY
        ? mismatch.target().distinctValues() > 2
        : Quantised.tell(1, mismatch);
  }

  private static boolean isWhole(Tensor tensor, int[] positions) {
    for (int at : positions) {
      if (tensor.at(at) != Math.rint(tensor.at(at))) {
        return false;
      }
    }
    return true;
  }

  private static List<Explanation> explain(Tensor actual, Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    for (double factor : FACTORS) {
      for (Way way : WAYS) {
        Optional<Fit> fit =
            mismatch.target().explains(i -> way.of().applyAsDouble(actual.at(i) * factor), 0);
        if (fit.isPresent()) {
          found.add(explanation(factor, way, fit.get(), mismatch));
          return found;
        }
      }
    }
    return found;
  }

  private static Explanation explanation(double factor, Way way, Fit fit, Case mismatch) {
    String times = factor == 1 ? "" : "times " + (int) factor + " and ";
    return new Explanation(
        Cause.ROUNDED,
        "the test output is the network's output " + times + way.words(),
        fit.within(),
        factor == 1 ? 1 : 2,
        switch (way.made()) {
          case BY_CAST -> cast(factor, mismatch);
          case BY_ROUNDING -> again(factor, mismatch);
        });
  }

  private static Correction cast(double factor, Case mismatch) {
    List<TensorOp> steps = new ArrayList<>();
    if (factor != 1) {
      steps.add(new ScaleLinear(PerAxis.of(factor), PerAxis.of(0)));
    }
    boolean wide = factor > 255 || mismatch.expected().dtype().bytes() == 2;
    steps.add(new EnsureDtype(wide ? DType.UINT16 : DType.UINT8));
    StepEdits edits = mismatch.postprocessing();
    return edits.atEnd(steps).correction();
  }

  private static Correction again(double factor, Case mismatch) {
    String undone =
        factor == 1 ? "rounding it" : "multiplying it by " + (int) factor + " and rounding it";
    return Correction.of(
        mismatch.testOutput(),
        "Make the test output again, without "
            + undone
            + ": the specification has no step that rounds to the nearest.");
  }
}
