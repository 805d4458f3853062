package eu.riscale.hub.report.ci;

import eu.riscale.hub.report.DiagnosisText;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.ShownFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A finding as it is told outside of the report for a person.
///
/// @param test the weights and the test that it is of, such as `onnx, run at other sizes`; empty
///   where it is of the description
public record Told(Finding finding, String test) {

  /// Those of a source that reports show, on the description first.
  public static List<Told> of(ResourceResult result) {
    List<Told> all = new ArrayList<>();
    shown(result.findings()).forEach(finding -> all.add(new Told(finding, "")));
    for (WeightsTest test : result.tests()) {
      shown(test.findings()).forEach(finding -> all.add(new Told(finding, name(test))));
    }
    return all;
  }

  /// Failed tests of which no finding tells.
  public static List<WeightsTest> failures(ResourceResult result) {
    return result.tests().stream()
        .filter(test -> test.status() == WeightsTest.Status.FAILED && test.findings().isEmpty())
        .toList();
  }

  static String name(WeightsTest test) {
    return test.weights() + ", " + test.name();
  }

  /// By how much its outputs differ, and why, as far as hub knows.
  static List<String> diagnosis(WeightsTest test) {
    return test.outputs().stream().flatMap(output -> DiagnosisText.of(output).stream()).toList();
  }

  /// Why a test failed that has no finding, and which it is.
  public static String whyAndWhich(WeightsTest test) {
    return why(test) + " (" + name(test) + ")";
  }

  /// Why a test failed that has no finding, in one sentence.
  static String why(WeightsTest test) {
    List<String> lines = diagnosis(test);
    return test.reason().isEmpty() && !lines.isEmpty() ? lines.getFirst() : test.reason();
  }

  /// How many of the same kinds are not shown.
  static int untold(ResourceResult result) {
    Stream<List<Finding>> lists =
        Stream.concat(
            Stream.of(result.findings()), result.tests().stream().map(WeightsTest::findings));
    return lists
        .flatMap(list -> ShownFindings.of(list).more().stream())
        .mapToInt(ShownFindings.More::count)
        .sum();
  }

  private static List<Finding> shown(List<Finding> findings) {
    return ShownFindings.of(findings).first();
  }

  /// What is wrong, in which test.
  public String message() {
    return finding.message() + (test.isEmpty() ? "" : " (" + test + ")");
  }

  /// What would be right and what to do, each on lines of its own; empty where there is nothing to
  /// say.
  public List<String> help() {
    List<String> help = new ArrayList<>();
    if (!finding.expected().isEmpty()) {
      help.add("expected: " + finding.expected());
    }
    if (!finding.hint().isEmpty()) {
      help.add("help: " + finding.hint());
    }
    finding
        .editTexts()
        .forEach(edit -> help.add(edit.label() + ":\n" + String.join("\n", edit.lines())));
    return help;
  }
}
