package eu.riscale.hub.spec.finding;

import java.util.ArrayList;
import java.util.List;

/// Collects findings in the order they are made.
public final class Findings {
  private final List<Finding> all = new ArrayList<>();

  public void add(Finding finding) {
    all.add(finding);
  }

  public void add(Code code, RdfPath at, String message) {
    add(Finding.of(code, at, message));
  }

  public void addAll(List<Finding> findings) {
    all.addAll(findings);
  }

  public List<Finding> list() {
    return List.copyOf(all);
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
