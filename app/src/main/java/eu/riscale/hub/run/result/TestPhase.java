package eu.riscale.hub.run.result;

import java.util.Locale;

/// What a test spends its time on.
public enum TestPhase {
  OPEN,
  PREPROCESS,
  RUN,
  /// Of a test that runs the network on a GPU as well.
  RUN_ON_CPU,
  POSTPROCESS,
  COMPARE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
