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
  /// How much more than the fitted numbers those of fewer digits may leave.
  private static final double AS_GOOD = 1.5;

  /// How many times less a factor and an offset must leave than one of the two alone.
  private static final double FURTHER = 10;

  private static final double[] ROUND = {255, 65535, 127.5, 100, 1000, 10, 2, 256};

  /// @param numbers how many of the two were fitted
  record Line(double gain, double offset, int numbers) {
    double of(double value) {
      return gain * value + offset;
    }

    /// Whether a person would scale by these numbers.
    boolean isRound() {
      boolean factor = gain == 1 || gain == -1;
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
    List<Line> lines = lines(actual, mismatch);
    Optional<Fitted> round =
        lines.stream()
            .flatMap(line -> rounded(line).stream())
            .filter(Line::isRound)
            .flatMap(line -> fit(line, actual, mismatch).stream())
            .findFirst();
    if (round.isPresent() || mismatch.isSecond()) {
      return round.map(found -> round(found, mismatch)).stream().toList();
    }
    Optional<Fitted> odd = Optional.empty();
    for (Line line : lines) {
      Optional<Fitted> next = odd(line, actual, mismatch);
      odd = next.isPresent() && isWorthMore(next.get(), odd, mismatch) ? next : odd;
    }
    return odd.map(found -> odd(found, mismatch)).stream().toList();
  }

  /// Whether a line with more numbers than another leaves so much less.
  private static boolean isWorthMore(Fitted next, Optional<Fitted> before, Case mismatch) {
    return before.isEmpty()
        || (!before.get().fit().passes(mismatch.target().tolerance())
            && FURTHER * next.fit().rms() < before.get().fit().rms());
  }

  private record Fitted(Line line, Fit fit) {}

  private static Optional<Fitted> fit(Line line, Tensor actual, Case mismatch) {
    boolean changes = line.gain() != 0 && (line.gain() != 1 || line.offset() != 0);
    return changes
        ? mismatch
            .target()
            .explains(i -> line.of(actual.at(i)), line.numbers())
            .map(fit -> new Fitted(line, fit))
        : Optional.empty();
  }

  /// The line as it was fitted, or one of fewer digits that is as good.
  private static Optional<Fitted> odd(Line fitted, Tensor actual, Case mismatch) {
    Optional<Fitted> best = fit(fitted, actual, mismatch);
    for (Line line : rounded(fitted)) {
      Optional<Fitted> shorter = fit(line, actual, mismatch);
      boolean isAsGood =
          shorter.isPresent()
              && (best.isEmpty() || shorter.get().fit().rms() <= AS_GOOD * best.get().fit().rms());
      best = isAsGood ? shorter : best;
    }
    return best;
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
    if (line.gain() != 0) {
      // As what the network's output is of the test output.
      double factor = significant(1 / line.gain());
      double plus = significant(-line.offset() / line.gain());
      rounded.add(new Line(1 / factor, -plus / factor, line.numbers()));
    }
    return rounded;
  }

  /// To three significant digits.
  private static double significant(double value) {
    return value == 0 || !Double.isFinite(value)
        ? value
        : new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }

  private static Explanation round(Fitted found, Case mismatch) {
    return new Explanation(
        Cause.SCALED,
        "the test output is " + ofOutput(found.line()),
        found.fit().within(),
        Explanation.FITTED + 2 * found.line().numbers(),
        change(found.line(), mismatch));
  }

  /// Nobody scales by such numbers, but other weights, or an input of another scale, do.
  private static Explanation odd(Fitted found, Case mismatch) {
    Line line = found.line();
    double factor = 1 / line.gain();
    Line outputs = new Line(factor, -line.offset() * factor, line.numbers());
    boolean isOffset = line.gain() == 1;
    Correction change = change(line, mismatch);
    return new Explanation(
        Cause.SCALED,
        isOffset
            ? "the outputs are the expected ones " + words(outputs)
            : "the outputs are "
                + Figures.of(factor)
                + " times the expected ones"
                + (line.offset() == 0 ? "" : " " + plus(outputs.offset())),
        found.fit().within(),
        Explanation.ODD + 2 * line.numbers(),
        new Correction(
            change.path(),
            "Check first that the test output was made with this checkpoint: the weights may"
                + " differ. Then that its input was scaled as the preprocessing describes it,"
                + " since many networks hand a factor on to their output. Only where the output"
                + " itself was scaled by these numbers after the network: "
                + change.how(),
            change.yaml()));
  }

  private static Correction change(Line line, Case mismatch) {
    ScaleLinear step = new ScaleLinear(PerAxis.of(line.gain()), PerAxis.of(line.offset()));
    return mismatch.postprocessing().atEnd(List.of(step)).correction();
  }

  private static String ofOutput(Line line) {
    return line.gain() == -1 && line.offset() != 0
        ? Figures.of(line.offset()) + " minus the network's output"
        : "the network's output " + words(line);
  }

  private static String words(Line line) {
    String times = line.gain() == 1 ? "" : "times " + factor(line.gain());
    if (line.offset() == 0) {
      return times;
    }
    return times.isEmpty() ? plus(line.offset()) : times + " " + plus(line.offset());
  }

  private static String plus(double offset) {
    return (offset < 0 ? "minus " : "plus ") + Figures.of(Math.abs(offset));
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
