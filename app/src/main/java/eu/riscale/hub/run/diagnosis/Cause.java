package eu.riscale.hub.run.diagnosis;

import java.util.Locale;

/// Why an output can differ from the expected one.
public enum Cause {
  AXES_REORDERED(Family.PLACES),
  AXES_FLIPPED(Family.PLACES),
  CHANNELS_REORDERED(Family.PLACES),
  SHIFTED(Family.PLACES),
  RESHAPED(Family.PLACES),
  CROPPED(Family.PLACES),
  OUTPUTS_SWAPPED(Family.OUTPUTS),
  STEP_MISSING(Family.VALUES),
  STEP_TOO_MUCH(Family.VALUES),
  STEP_DIFFERENT(Family.VALUES),
  TEST_OUTPUT_UNPROCESSED(Family.VALUES),
  ARGMAX(Family.VALUES),
  SCALED(Family.VALUES),
  CLIPPED(Family.VALUES),
  ROUNDED(Family.VALUES),
  THRESHOLD(Family.VALUES),
  LABELS_RENUMBERED(Family.VALUES),
  BORDER(Family.PLACES),
  SINGLE_ELEMENTS(Family.PLACES),
  NOT_DETERMINISTIC(Family.NETWORK),
  PREPROCESSING(Family.INPUT),
  INPUTS_SWAPPED(Family.INPUT),
  INPUT_REORDERED(Family.INPUT),
  TWO_FAULTS(Family.SEVERAL),
  TRAINING_MODE(Family.NETWORK),
  OTHER_IMAGE(Family.INPUT),
  OTHER_WEIGHTS(Family.NETWORK),
  NOT_A_NUMBER(Family.NETWORK),
  CONSTANT_OUTPUT(Family.NETWORK),
  CONSTANT_TEST_OUTPUT(Family.VALUES),
  HALF_PRECISION(Family.NUMBERS),
  DRIFT(Family.NUMBERS),
  RESEMBLES(Family.NETWORK);

  /// What a cause is about. Two causes of one family are never both true, so that the simpler one
  /// is named; two of different families that explain an output equally well are both named.
  public enum Family {
    PLACES,
    VALUES,
    OUTPUTS,
    INPUT,
    NETWORK,
    NUMBERS,
    SEVERAL
  }

  private final Family family;

  Cause(Family family) {
    this.family = family;
  }

  public Family family() {
    return family;
  }

  /// The word for programs, such as `axes-reordered`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
