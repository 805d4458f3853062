package eu.riscale.hub.report;

import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the text report says of one output: its figures, and, where it fails, how its differences
/// are distributed and, where they drift, what tolerance would let it pass.
public final class DiagnosisText {
  private static final int BAR = 24;

  private DiagnosisText() {}

  /// Lines without an end.
  public static List<String> of(ComparedOutput output) {
    List<String> lines = new ArrayList<>(List.of(figures(output.comparison())));
    output.objects().ifPresent(objects -> lines.add("  " + objects.sentence()));
    output
        .diagnosis()
        .ifPresent(diagnosis -> {
          diagnosis.differences().ifPresent(differences -> add(differences.histogram(), lines));
          wouldPass(diagnosis).ifPresent(it -> lines.add("  would pass with " + it));
          left(diagnosis).ifPresent(it -> lines.add("  not every cause was tried, because " + it));
        });
    return lines;
  }

  /// Why not everything was tried; empty where it was.
  private static Optional<String> left(Diagnosis diagnosis) {
    return switch (diagnosis.tried()) {
      case ALL -> Optional.empty();
      case WHAT_IS_AFFORDABLE -> Optional.of("running the network or its steps again takes long");
      case UNTIL_TIME_WAS_UP ->
          Optional.of("the time for it was up: a faster or less busy machine tries more");
    };
  }

  private static String figures(OutputComparison output) {
    String shape = Tensor.shapeText(output.shape());
    if (!output.hasExpectedShape()) {
      return output.id() + " " + shape + ": not the shape of the test output";
    }
    return String.format(
        Locale.ROOT,
        "%s %s: largest difference %s (relative %s); %,d of %,d elements out of tolerance (%s)",
        output.id(),
        shape,
        Figures.of(output.maxAbsDiff()),
        Figures.of(output.maxRelDiff()),
        output.mismatched(),
        output.size(),
        tolerance(output));
  }

  /// What the test allows, in a few words.
  public static String tolerance(OutputComparison output) {
    Tolerance allowed = output.tolerance();
    return tolerance(allowed.atol(), allowed.rtol(), allowed.allowedPpm());
  }

  private static String tolerance(double atol, double rtol, double ppm) {
    return "|Δ| ≤ %s + %s·|x|, %s ppm allowed"
        .formatted(Figures.of(atol), Figures.of(rtol), Figures.of(ppm));
  }

  /// Whether the numbers alone drift. Where nothing explains the difference, a tolerance would hide
  /// whatever is wrong.
  private static boolean isDrift(Diagnosis diagnosis) {
    return !diagnosis.causes().isEmpty()
        && diagnosis.causes().stream()
            .allMatch(one -> one.cause().family() == Cause.Family.NUMBERS);
  }

  private static void add(List<Differences.Bin> histogram, List<String> lines) {
    long most = 1;
    for (Differences.Bin bin : histogram) {
      most = Math.max(most, bin.elements());
    }
    for (Differences.Bin bin : histogram) {
      int length = (int) Math.ceilDiv(bin.elements() * BAR, most);
      String line =
          String.format(
              Locale.ROOT, "  |Δ| %-7s %,12d  %s", end(bin), bin.elements(), "█".repeat(length));
      lines.add(line.stripTrailing());
    }
  }

  /// A tolerance with which it would pass, in a few words; empty where there is none, and where
  /// more than rounding may be wrong.
  public static Optional<String> wouldPass(Diagnosis diagnosis) {
    return diagnosis
        .differences()
        .filter(it -> Double.isFinite(it.atol()) && isDrift(diagnosis))
        .map(it ->
            tolerance(it.atol(), it.rtol(), it.allowedPpm())
                + (it.withinLimits()
                    ? ""
                    : ", which is more than the specification lets a description allow"));
  }

  /// Where a bin ends.
  public static String end(Differences.Bin bin) {
    if (bin.upTo() == 0) {
      return "= 0";
    }
    return bin.upTo() == Double.POSITIVE_INFINITY ? "more" : "≤ " + Figures.of(bin.upTo());
  }
}
