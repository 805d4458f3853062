package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Finding;
import java.util.List;

/// A project's own view of how much findings matter.
@FunctionalInterface
public interface Policy {
  /// The specification's own severities.
  Policy AS_SPECIFIED = findings -> findings;

  /// The findings with the severities of the project, without those that it leaves out.
  List<Finding> apply(List<Finding> findings);
}
