package eu.riscale.hub.report;

import eu.riscale.hub.run.ComparedOutput;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the text report says of one output: its figures, and, where it fails, how its differences
/// are distributed and what tolerance would let it pass.
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
          diagnosis
              .differences()
              .ifPresent(differences -> add(differences, !names(diagnosis), lines));
          if (!diagnosis.complete()) {
            lines.add(
                "  not every cause was tried, because running the network or its steps again takes"
                    + " long");
          }
        });
    return lines;
  }

  private static String figures(OutputComparison output) {
    String shape = Tensor.shapeText(output.shape());
    if (!output.hasExpectedShape()) {
      return output.id() + " " + shape + ": not the shape of the test output";
    }
    return String.format(
        Locale.ROOT,
        "%s %s: largest difference %s (relative %s); %,d of %,d elements out of tolerance"
            + " (|Δ| ≤ %s + %s·|x|, %s ppm allowed)",
        output.id(),
        shape,
        Figures.of(output.maxAbsDiff()),
        Figures.of(output.maxRelDiff()),
        output.mismatched(),
        output.size(),
        Figures.of(output.tolerance().atol()),
        Figures.of(output.tolerance().rtol()),
        Figures.of(output.tolerance().allowedPpm()));
  }

  /// Whether something is wrong that no tolerance should hide.
  private static boolean names(Diagnosis diagnosis) {
    return diagnosis.causes().stream()
        .anyMatch(one -> one.cause().family() != Cause.Family.NUMBERS);
  }

  /// @param tolerable whether to say what tolerance would let it pass
  private static void add(Differences differences, boolean tolerable, List<String> lines) {
    long most = 1;
    for (Differences.Bin bin : differences.histogram()) {
      most = Math.max(most, bin.elements());
    }
    for (Differences.Bin bin : differences.histogram()) {
      int length = (int) Math.ceilDiv(bin.elements() * BAR, most);
      String line =
          String.format(
              Locale.ROOT, "  |Δ| %-7s %,12d  %s", end(bin), bin.elements(), "█".repeat(length));
      lines.add(line.stripTrailing());
    }
    if (tolerable && Double.isFinite(differences.atol())) {
      lines.add("  would pass with " + wouldPass(differences));
    }
  }

  /// A tolerance with which it would pass, in a few words.
  static String wouldPass(Differences differences) {
    return String.format(
        Locale.ROOT,
        "|Δ| ≤ %s + %s·|x|, %s ppm allowed%s",
        Figures.of(differences.atol()),
        Figures.of(differences.rtol()),
        Figures.of(differences.allowedPpm()),
        differences.withinLimits()
            ? ""
            : ", which is more than the specification lets a description allow");
  }

  /// Where a bin ends.
  static String end(Differences.Bin bin) {
    if (bin.upTo() == 0) {
      return "= 0";
    }
    return bin.upTo() == Double.POSITIVE_INFINITY ? "more" : "≤ " + Figures.of(bin.upTo());
  }
}
