package eu.riscale.hub.spec.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects findings in the order they are made, and knows which parts of the description are
/// broken.
public final class Findings {
  private final List<Finding> all = new ArrayList<>();
  private final BrokenParts parts;

  public Findings() {
    this(new BrokenParts());
  }

  /// @param parts those of a description that was read before
  public Findings(BrokenParts parts) {
    this.parts = parts;
  }

  /// The parts of the description that are broken.
  public BrokenParts parts() {
    return parts;
  }

  /// Whether a finding cannot be made or denied because one of the parts that it is about is
  /// broken. A rule that is shown a broken record asks before it looks at them, and moves on where
  /// they are.
  public boolean waits(Code code, RdfPath... needed) {
    return waits(List.of(code), needed);
  }

  /// As [#waits(Code, RdfPath...)], for several findings.
  public boolean waits(List<Code> codes, RdfPath... needed) {
    return parts.hold(codes, needed);
  }

  /// As [#waits(Code, RdfPath...)] for one part, of which only the kind or the number of its own
  /// parts matters.
  public boolean waitsForOutline(Code code, RdfPath needed) {
    return waitsForOutline(List.of(code), needed);
  }

  /// As [#waitsForOutline(Code, RdfPath)], for several findings.
  public boolean waitsForOutline(List<Code> codes, RdfPath needed) {
    return parts.holdOutline(codes, needed);
  }

  /// Leaves findings unmade that another one stands before: what they would say follows from it.
  ///
  /// @param reason the place of that other finding
  public void leave(List<Code> codes, RdfPath reason) {
    parts.leave(codes, reason);
  }

  public void add(Finding finding) {
    all.add(finding);
  }

  public void add(Code code, RdfPath at, String message) {
    add(Finding.of(code, at, message));
  }

  /// Takes back what was added, where it turns out to be said by another finding.
  public void withdraw(Finding finding) {
    all.remove(finding);
  }

  public void addAll(List<Finding> findings) {
    all.addAll(findings);
  }

  /// The one that was added last.
  public Optional<Finding> last() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  public List<Finding> list() {
    return List.copyOf(all);
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
