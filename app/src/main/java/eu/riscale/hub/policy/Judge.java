package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Looks at what is found of one source as its project does. Errors of the description are hidden
/// by the project alone, and no test that has failed is hidden by anybody.
public final class Judge {
  private final Policy policy;
  private final Map<String, Severity> raised;
  private final List<Ignore> ignores;

  /// @param raised severities by code that what comes with the source asks for; they make nothing
  ///   less severe, and count where the project itself says nothing
  public Judge(Policy policy, Map<String, Severity> raised, YamlDocument document) {
    this.policy = policy;
    this.raised = Map.copyOf(raised);
    this.ignores = Ignores.of(document);
  }

  /// What was found of a description and its files.
  ///
  /// @param findings with their places
  public Judged all(List<Finding> findings) {
    List<Finding> told = new ArrayList<>();
    List<HiddenFinding> hidden = new ArrayList<>();
    Map<String, Integer> more = new HashMap<>();
    policy.known().more().forEach(each -> more.merge(each.code(), each.count(), Integer::sum));
    for (Finding finding : findings) {
      Finding judged = judged(finding);
      Optional<HiddenFinding> out = hidden(judged, more);
      out.ifPresentOrElse(hidden::add, () -> told.add(judged));
    }
    return new Judged(List.copyOf(told), List.copyOf(hidden));
  }

  /// What was found in a test, which neither a baseline nor a comment hides.
  public List<Finding> ofTest(List<Finding> findings) {
    return policy.severities().apply(findings.stream().map(this::judged).toList());
  }

  private Finding judged(Finding finding) {
    if (policy.severities().judges(finding)) {
      return policy.severities().judged(finding);
    }
    Severity level = raised.get(finding.code().slug());
    return level != null && level.compareTo(finding.severity()) > 0
        ? finding.severity(level)
        : finding;
  }

  private Optional<HiddenFinding> hidden(Finding finding, Map<String, Integer> more) {
    if (finding.code().equals(Bug.CODE)) {
      return Optional.empty();
    }
    if (policy.severities().leavesOut(finding)) {
      return Optional.of(new HiddenFinding(finding, HiddenFinding.By.SEVERITY, ""));
    }
    Optional<Ignore> ignore = ignores.stream().filter(each -> each.hides(finding)).findFirst();
    if (ignore.isPresent()) {
      String reason = ignore.get().reason();
      return Optional.of(new HiddenFinding(finding, HiddenFinding.By.COMMENT, reason));
    }
    return isKnown(finding, more)
        ? Optional.of(new HiddenFinding(finding, HiddenFinding.By.BASELINE, ""))
        : Optional.empty();
  }

  private boolean isKnown(Finding finding, Map<String, Integer> more) {
    if (policy.known().listed().stream().anyMatch(known -> known.is(finding))) {
      return true;
    }
    String code = finding.code().slug();
    int left = more.getOrDefault(code, 0);
    more.put(code, left - 1);
    return left > 0;
  }

  /// Whether the description asks to ignore nothing.
  public boolean hasNoComments() {
    return ignores.isEmpty();
  }

  /// What is wrong with the comments that ask to ignore findings.
  ///
  /// @param unknown what is said of a slug that no finding has; empty for those that are known
  public List<Finding> unclearComments(Function<String, Optional<String>> unknown) {
    return ignores.stream()
        .map(ignore -> ignore.unclear(unknown.apply(ignore.code())))
        .flatMap(Optional::stream)
        .toList();
  }

  /// The comments that hide nothing of all that was found.
  ///
  /// @param findings all, with their places and as the project looks at them
  /// @param codes whether a code can be found by what was done
  public List<Finding> unusedComments(List<Finding> findings, Predicate<String> codes) {
    List<Finding> unused = new ArrayList<>();
    for (Ignore ignore : ignores) {
      boolean isSound = !ignore.reason().isEmpty() && codes.test(ignore.code());
      if (isSound && findings.stream().noneMatch(ignore::hides)) {
        unused.add(ignore.unused(findings.stream().anyMatch(ignore::isOfError)));
      }
    }
    return unused;
  }
}
