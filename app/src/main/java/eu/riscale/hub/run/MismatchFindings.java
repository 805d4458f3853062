package eu.riscale.hub.run;

import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said of an output that is not the expected one: its cause, where that was found, and
/// then the figures.
///
/// @param id of the output
/// @param at its place in the description
record MismatchFindings(String id, RdfPath at) {

  Finding shape(Tensor actual, Tensor expected, Diagnosis diagnosis) {
    String facts =
        String.format(
            "The network's output '%s' %s, the test output %s.",
            id,
            actual.rank() == 0
                ? "is a single number without axes"
                : "has the shape " + actual.shapeText(),
            expected.rank() == 0 ? "a single number" : expected.shapeText());
    Finding found =
        Finding.of(RunCodes.OUTPUT_SHAPE, at, facts)
            .hint(
                actual.rank() == 0
                    ? "Let forward give it with the described axes, as by reshape, and export the"
                        + " network again: no description fits a number without axes."
                    : "Describe the shape that the network gives, or make the test output again"
                        + " with it.");
    return actual.rank() == 0 || actual.rank() == expected.rank()
        ? diagnosed(found, diagnosis)
        : ofAxes(found, actual, expected, diagnosis);
  }

  /// How many axes there are comes first, before what the values look like.
  private Finding ofAxes(Finding found, Tensor actual, Tensor expected, Diagnosis diagnosis) {
    String axes =
        String.format(
            Locale.ROOT,
            "The network's output '%s' has %d axes, the test output %d. ",
            id,
            actual.rank(),
            expected.rank());
    String cause = diagnosis.sentence(id).map(sentence -> " " + sentence).orElse("");
    return Finding.of(found.code(), found.path(), axes + found.message() + cause)
        .hint(diagnosis.causes().isEmpty() ? found.hint() : diagnosis.hint());
  }

  /// @param axes of the output
  Finding mismatch(ComparedOutput output, Diagnosis diagnosis, List<String> axes) {
    OutputComparison found = output.comparison();
    RdfPath path = at.field("test_tensor");
    if (found.nonFinite() > 0) {
      return diagnosed(
          Finding.of(RunCodes.OUTPUT_NOT_FINITE, path, odd(found, axes))
              .hint(
                  "Look in the network and the steps around it for a division by zero, a logarithm"
                      + " or an overflow."),
          diagnosis);
    }
    Tolerance tolerance = found.tolerance();
    return diagnosed(
        Finding.of(RunCodes.OUTPUT_MISMATCH, path, figures(found, axes) + objects(output))
            .expected(
                String.format(
                    Locale.ROOT,
                    "at most %s elements in a million out of tolerance (%s)",
                    Figures.of(tolerance.allowedPpm()),
                    tolerance.origin()))
            .hint(
                "Check that the test output was made from this test input, not from another image,"
                    + " and with these weights, and that pre- and postprocessing are described as"
                    + " they were then."),
        diagnosis);
  }

  /// Labels are right or wrong as objects, too.
  private static String objects(ComparedOutput output) {
    return output.objects().map(found -> " " + found.sentence()).orElse("");
  }

  private String figures(OutputComparison found, List<String> axes) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d elements of output '%s' (%.3g %%) differ from the test output by more than %s +"
            + " %s·|expected|; at %s the network gives %s where %s is expected.",
        found.mismatched(),
        found.size(),
        id,
        100.0 * found.mismatched() / found.size(),
        Figures.of(found.tolerance().atol()),
        Figures.of(found.tolerance().rtol()),
        place(found.worstAt(), axes),
        Figures.of(found.worstActual()),
        Figures.of(found.worstExpected()));
  }

  private String odd(OutputComparison found, List<String> axes) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d elements of output '%s' are NaN or infinite in the network's output or in the"
            + " test output, but not in both; at %s the network gives %s where %s is expected.",
        found.nonFinite(),
        found.size(),
        id,
        place(found.worstAt(), axes),
        Figures.of(found.worstActual()),
        Figures.of(found.worstExpected()));
  }

  /// The cause comes first, and what fixes it takes the place of the general hint.
  private Finding diagnosed(Finding facts, Diagnosis diagnosis) {
    if (diagnosis.causes().isEmpty()) {
      return facts;
    }
    String message = diagnosis.sentence(id).orElseThrow() + " " + facts.message();
    return Finding.of(facts.code(), facts.path(), message)
        .expected(facts.expected())
        .hint(diagnosis.hint());
  }

  /// Such as `batch 0, channel 0, y 12, x 7`.
  private static String place(List<Integer> indices, List<String> axes) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      parts.add(axes.get(i) + " " + indices.get(i));
    }
    return String.join(", ", parts);
  }
}
