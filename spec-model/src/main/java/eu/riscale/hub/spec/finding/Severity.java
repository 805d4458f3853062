package eu.riscale.hub.spec.finding;

import java.util.Locale;

/// How much a finding matters, on the specification's own scale, from least to most.
public enum Severity {
  /// Cosmetic, or worth knowing.
  INFO,
  /// What the specification says a description *should* be and is not.
  WARNING,
  /// Allowed, but likely to disappoint whoever uses the resource.
  ALERT,
  /// What the specification says a description *must* be and is not.
  ERROR;

  /// The lower-case word used on the command line and in reports.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
