package eu.riscale.hub.run;

import eu.riscale.hub.run.comparison.Comparison;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The test that the weights formats of a model give the same outputs, each held against each
/// other. Of each output, the pair that is furthest apart is reported.
final class FormatsAgree {
  private FormatsAgree() {}

  /// What one weights entry gave for the test inputs.
  ///
  /// @param outputs after postprocessing, in the order of the description, none missing
  /// @param reproduced whether they are the test outputs
  record Given(WeightsView weights, List<Tensor> outputs, boolean reproduced) {
    String word() {
      return weights.format().word();
    }
  }

  /// Looks for the layer in which two networks part, and names it in a sentence.
  interface Inner {
    Optional<String> firstDifference(WeightsView one, WeightsView other);
  }

  /// @param given of at least two weights entries
  static WeightsTest of(List<TensorView> outputs, List<Given> given, Inner inner, TestWatch watch) {
    TestLog log =
        new TestLog(
            String.join(", ", given.stream().map(Given::word).toList()), TestKind.AGREEMENT, watch);
    log.doing("comparing the formats with each other");
    long start = System.nanoTime();
    double largest = 0;
    for (int i = 0; i < outputs.size(); i++) {
      Pair worst = worst(outputs.get(i).id(), i, given);
      largest = Math.max(largest, worst.found().maxAbsDiff());
      log.compared(worst.found());
      if (!worst.found().passes()) {
        worst.tell(i, inner, log);
      }
    }
    log.took(TestPhase.COMPARE, start);
    log.detail(largest == 0 ? "bit for bit" : "within " + Figures.of(largest));
    return log.result();
  }

  private static Pair worst(String id, int index, List<Given> given) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      for (int j = i + 1; j < given.size(); j++) {
        pairs.add(Pair.of(id, index, given.get(i), given.get(j)));
      }
    }
    return pairs.stream().max(Pair::byDistance).orElseThrow();
  }

  /// Two formats, and how far apart an output of theirs is.
  private record Pair(Given one, Given other, OutputComparison found) {

    static Pair of(String id, int index, Given one, Given other) {
      Tolerance tolerance =
          one.weights().tolerances().get(index).orLooser(other.weights().tolerances().get(index));
      OutputComparison found =
          Comparison.of(id, other.outputs().get(index), one.outputs().get(index), tolerance);
      return new Pair(one, other, found);
    }

    private static int byDistance(Pair a, Pair b) {
      int failing = Boolean.compare(!a.found.passes(), !b.found.passes());
      int more = failing == 0 ? Long.compare(a.found.mismatched(), b.found.mismatched()) : failing;
      return more == 0 ? Double.compare(a.found.maxAbsDiff(), b.found.maxAbsDiff()) : more;
    }

    /// Where one of the two is right, the other is not converted again before it is known why.
    private String help() {
      if (one.reproduced() == other.reproduced()) {
        return "Convert the weights again, all formats from the same original.";
      }
      String right = (one.reproduced() ? one : other).word();
      String wrong = (one.reproduced() ? other : one).word();
      return "%s gives the test outputs, %s does not: what is found in the outputs of %s says what to do."
          .formatted(right, wrong, wrong);
    }

    /// Two that are both within their tolerance of the test output can be twice as far from each
    /// other: that is worth knowing, but no fault.
    void tell(int index, Inner inner, TestLog log) {
      log.doing(
          "looking for the layer in which %s and %s part".formatted(one.word(), other.word()));
      String layer =
          inner.firstDifference(one.weights(), other.weights()).map(it -> " " + it).orElse("");
      Finding finding =
          Finding.of(
                  RunCodes.FORMATS_DISAGREE,
                  Side.OUTPUT.at(index),
                  String.format(
                      Locale.ROOT,
                      "%s and %s differ in %,d of %,d elements of output '%s', by up to %s.%s%s",
                      one.word(),
                      other.word(),
                      found.mismatched(),
                      found.size(),
                      found.id(),
                      Figures.of(found.maxAbsDiff()),
                      LabelObjects.after(other.outputs().get(index), one.outputs().get(index)),
                      layer))
              .expected("the same output, whichever format is run")
              .hint(help());
      if (one.reproduced() && other.reproduced()) {
        log.note(finding.severity(Severity.ALERT));
      } else {
        log.fail(finding);
      }
    }
  }
}
