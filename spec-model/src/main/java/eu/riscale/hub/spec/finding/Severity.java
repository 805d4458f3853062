package eu.riscale.hub.spec.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /// The severity of a word, in whatever case; empty where it is none.
  public static Optional<Severity> of(String word) {
    return Arrays.stream(values())
        .filter(severity -> severity.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /// The lower-case word used on the command line and in reports.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
