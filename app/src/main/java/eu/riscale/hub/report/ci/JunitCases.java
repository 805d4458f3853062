package eu.riscale.hub.report.ci;

import eu.riscale.hub.report.Printable;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cases of one source. Where it is not fine, at least one of them has not passed.
final class JunitCases {
  private final ResourceResult result;
  private final Severity failOn;
  private final RdfFile file;

  private JunitCases(ResourceResult result, Severity failOn) {
    this.result = result;
    this.failOn = failOn;
    this.file = RdfFile.of(result.described());
  }

  static List<JunitCase> of(ResourceResult result, Severity failOn) {
    return new JunitCases(result, failOn).all();
  }

  private List<JunitCase> all() {
    List<JunitCase> cases = new ArrayList<>();
    List<Told> told = Told.of(result);
    switch (result.status()) {
      case UNREADABLE, UNCHECKED -> cases.add(unread(told));
      case VALID, INVALID, PASSED, FAILED, UNTESTED -> {
        for (RulesAbout about : RulesAbout.values()) {
          cases.add(part(about, told));
        }
        result.tests().forEach(test -> cases.add(test(test, told)));
      }
    }
    boolean isTold = cases.stream().anyMatch(JunitCases::isBad);
    if (!isTold && !result.isFine(failOn)) {
      String why = "hub's verdict is: " + result.status().word() + ".";
      cases.add(new JunitCase("verdict", JunitCase.End.FAILED, "verdict", why, why, 0));
    }
    return cases;
  }

  private static boolean isBad(JunitCase one) {
    return one.end() == JunitCase.End.FAILED || one.end() == JunitCase.End.ERROR;
  }

  private JunitCase unread(List<Told> told) {
    String type = told.isEmpty() ? "unchecked" : told.getFirst().finding().code().slug();
    String why = told.isEmpty() ? "hub did not get to it." : told.getFirst().finding().message();
    return new JunitCase("source", JunitCase.End.ERROR, type, why, Printable.of(why), 0);
  }

  private JunitCase part(RulesAbout about, List<Told> told) {
    List<Told> own =
        told.stream()
            .filter(one -> one.test().isEmpty() && RulesAbout.of(one.finding().path()) == about)
            .toList();
    return judged(about.title(), own, "", 0);
  }

  private JunitCase judged(String name, List<Told> told, String more, double seconds) {
    Optional<Finding> worst =
        told.stream()
            .map(Told::finding)
            .filter(finding -> finding.severity().compareTo(failOn) >= 0)
            .findFirst();
    JunitCase.End end =
        worst.isEmpty()
            ? JunitCase.End.PASSED
            : result.showsBug() ? JunitCase.End.ERROR : JunitCase.End.FAILED;
    return new JunitCase(
        name,
        end,
        worst.map(finding -> finding.code().slug()).orElse(""),
        worst.map(Finding::message).orElse(""),
        text(told) + more,
        seconds);
  }

  private JunitCase test(WeightsTest test, List<Told> told) {
    String name = test.weights() + ": " + test.name();
    List<Told> own = told.stream().filter(one -> one.test().equals(Told.name(test))).toList();
    JunitCase judged = judged(name, own, diagnosis(test), test.seconds());
    if (test.status() == WeightsTest.Status.PASSED || isBad(judged)) {
      return judged;
    }
    boolean skipped = test.status() == WeightsTest.Status.SKIPPED;
    return new JunitCase(
        name,
        skipped ? JunitCase.End.SKIPPED : JunitCase.End.FAILED,
        skipped ? "" : "failed",
        Told.why(test),
        text(own) + diagnosis(test),
        test.seconds());
  }

  private static String diagnosis(WeightsTest test) {
    StringBuilder text = new StringBuilder();
    Told.diagnosis(test).forEach(line -> text.append(Printable.of(line)).append('\n'));
    return text.toString();
  }

  private String text(List<Told> told) {
    StringBuilder text = new StringBuilder();
    for (Told one : told) {
      text.append(ConciseReport.line(file, one)).append('\n');
      one.help().forEach(help -> text.append(Printable.of(help).indent(2)));
    }
    return text.toString();
  }
}
