package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A constant factor, a constant offset, or both.
final class Scaled implements Hypothesis {
  private static final double[] ROUND = {255, 65535, 127.5, 100, 1000, 10, 2, 256};

  /// @param numbers how many of the two were fitted
  record Line(double gain, double offset, int numbers) {
    double of(double value) {
      return gain * value + offset;
    }

    /// Whether a person would scale by these numbers.
    boolean isRound() {
      boolean factor = gain == 1;
      for (double number : ROUND) {
        factor |= gain == number || gain == 1 / number;
      }
      return factor && 4 * offset == Math.rint(4 * offset);
    }
  }

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().map(actual -> explain(actual, mismatch)).orElse(List.of());
  }

  private static List<Explanation> explain(Tensor actual, Case mismatch) {
    for (Line fitted : lines(actual, mismatch)) {
      List<Line> tried = new ArrayList<>(rounded(fitted));
      tried.add(fitted);
      for (Line line : tried) {
        if ((mismatch.isSecond() && !line.isRound())
            || line.gain() == 0
            || (line.gain() == 1 && line.offset() == 0)) {
          continue;
        }
        Optional<Fit> fit = mismatch.target().explains(i -> line.of(actual.at(i)), line.numbers());
        if (fit.isPresent()) {
          return List.of(explanation(line, fit.get(), mismatch));
        }
      }
    }
    return List.of();
  }

  /// The factor and offset that fit best.
  static Line fitted(Tensor actual, Case mismatch) {
    return lines(actual, mismatch).getLast();
  }

  /// Least squares over some thousand elements: an offset alone, a factor alone, both.
  private static List<Line> lines(Tensor actual, Case mismatch) {
    Tensor expected = mismatch.expected();
    double n = 0;
    double a = 0;
    double e = 0;
    double aa = 0;
    double ae = 0;
    double shift = actual.size() == 0 || !Double.isFinite(actual.at(0)) ? 0 : actual.at(0);
    for (int i : mismatch.target().positions()) {
      double x = actual.at(i) - shift;
      double y = expected.at(i);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        n++;
        a += x;
        e += y;
        aa += x * x;
        ae += x * y;
      }
    }
    n = Math.max(1, n);
    double variance = aa - a * a / n;
    double gain = variance > 0 ? (ae - a * e / n) / variance : 0;
    double product = ae + shift * e;
    double square = aa + 2 * shift * a + n * shift * shift;
    return List.of(
        new Line(1, (e - a) / n - shift, 1),
        new Line(square > 0 ? product / square : 0, 0, 1),
        new Line(gain, (e - gain * a) / n - gain * shift, 2));
  }

  /// The numbers that a person would have written.
  private static List<Line> rounded(Line line) {
    List<Line> rounded = new ArrayList<>();
    double offset = significant(line.offset());
    for (double number : ROUND) {
      for (double gain : new double[] {number, 1 / number}) {
        if (Math.abs(line.gain() / gain - 1) < 0.01) {
          rounded.add(new Line(gain, offset, line.numbers()));
        }
      }
    }
    rounded.add(new Line(significant(line.gain()), offset, line.numbers()));
    return rounded;
  }

  /// To three significant digits.
  private static double significant(double value) {
    return value == 0 || !Double.isFinite(value)
        ? value
        : new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }

  private static Explanation explanation(Line line, Fit fit, Case mismatch) {
    ScaleLinear step = new ScaleLinear(PerAxis.of(line.gain()), PerAxis.of(line.offset()));
    Correction change = mismatch.postprocessing().atEnd(List.of(step)).correction();
    return new Explanation(
        Cause.SCALED,
        "the test output is the network's output "
            + words(line)
            + (line.isRound() ? "" : ", or the weights differ from those that made it"),
        fit.within(),
        (line.isRound() ? Explanation.FITTED : Explanation.ODD) + 2 * line.numbers(),
        line.isRound() ? change : orOtherWeights(change));
  }

  /// Nobody scales by odd numbers, but another normalisation or checkpoint may look like it.
  private static Correction orOtherWeights(Correction change) {
    return new Correction(
        change.path(),
        "Check first that the test output was made with this checkpoint: the weights may differ."
            + " Only where it was really scaled by these numbers: "
            + change.how(),
        change.yaml());
  }

  private static String words(Line line) {
    String times = line.gain() == 1 ? "" : "times " + factor(line.gain());
    if (line.offset() == 0) {
      return times;
    }
    String plus = (line.offset() < 0 ? "minus " : "plus ") + Figures.of(Math.abs(line.offset()));
    return times.isEmpty() ? plus : times + " " + plus;
  }

  private static String factor(double gain) {
    for (double number : ROUND) {
      if (gain == 1 / number) {
        return "1/" + Figures.of(number);
      }
    }
    return Figures.of(gain);
  }
}
