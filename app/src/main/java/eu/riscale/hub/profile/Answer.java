package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Finding;
import java.util.List;

/// Whether a model has what one requirement asks for.
sealed interface Answer {

  record Met() implements Answer {}

  /// @param findings what is missing, and where; none where the specification's own say it
  record Unmet(List<Finding> findings) implements Answer {}

  /// It takes the files of the model to tell, and they were not looked at.
  record Unseen() implements Answer {}

  static Answer of(List<Finding> findings) {
    return findings.isEmpty() ? new Met() : new Unmet(findings);
  }

  static Answer unmet(Finding finding) {
    return new Unmet(List.of(finding));
  }
}
