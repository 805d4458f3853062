package eu.riscale.hub.run;

import java.util.Locale;

/// What a test spends its time on.
public enum TestPhase {
  OPEN,
  PREPROCESS,
  RUN,
  POSTPROCESS,
  COMPARE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
