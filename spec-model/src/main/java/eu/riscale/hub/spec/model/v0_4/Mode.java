package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.value.Word;

/// Where the statistics of a step come from.
public enum Mode implements Word {
  /// Written in the description.
  FIXED("fixed"),
  /// Measured over all samples.
  PER_DATASET("per_dataset"),
  /// Measured on each sample by itself.
  PER_SAMPLE("per_sample");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
