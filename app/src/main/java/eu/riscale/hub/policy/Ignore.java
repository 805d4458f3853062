package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import java.util.Optional;

/// A comment such as `# hub: ignore maintainer-missing — the group answers by e-mail`.
///
/// @param line the line that it speaks of, from 1: its own or, where it stands alone, the next
/// @param code the slug of a finding, as it is written; empty where there is none
/// @param reason empty where none is given
/// @param span where the comment stands
record Ignore(int line, String code, String reason, Span span) {

  /// An error stays: a description with an error is invalid for whoever else reads it.
  boolean hides(Finding finding) {
    return isAbout(finding) && !reason.isEmpty() && finding.severity() != Severity.ERROR;
  }

  private boolean isAbout(Finding finding) {
    Span place = finding.span();
    return place != null && place.line() == line && finding.code().slug().equals(code);
  }

  /// What is wrong with the comment as it is written.
  ///
  /// @param unknown what is said of a slug that no finding has; empty for those that are known
  Optional<Finding> unclear(Optional<String> unknown) {
    if (code.isEmpty()) {
      return Optional.of(unclear("The comment names no finding to ignore."));
    }
    if (unknown.isPresent()) {
      return Optional.of(unclear("The comment cannot be followed: " + unknown.get()));
    }
    return reason.isEmpty()
        ? Optional.of(
            unclear("The comment gives no reason to ignore " + code + ", so it is not ignored."))
        : Optional.empty();
  }

  private Finding unclear(String message) {
    return Finding.of(PolicyCodes.IGNORE_UNCLEAR, RdfPath.ROOT, message)
        .hint("Write it as '# hub: ignore CODE — reason', or take it out.")
        .at(span);
  }

  /// It hides nothing, as far as all that was found tells.
  Finding unused(boolean isOfError) {
    String message =
        isOfError
            ? code + " is an error there, and an error is not ignored."
            : "There is no finding " + code + " on line " + line + " that could be ignored.";
    return Finding.of(PolicyCodes.IGNORE_UNUSED, RdfPath.ROOT, message)
        .hint(
            isOfError
                ? "Fix what is wrong; a project that can live with it says so in its .hub.yaml."
                : "Take the comment out, or put it on the line that hub names.")
        .at(span);
  }

  boolean isOfError(Finding finding) {
    return isAbout(finding) && finding.severity() == Severity.ERROR;
  }
}
