package eu.riscale.hub.keras;

import eu.riscale.hub.keras.Translation.Reason;

/// Carries the reason for refusing a model from where it is found to [KerasToOnnx], which alone
/// catches it. It never leaves this package.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private Refusal(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static Refusal broken(String message) {
    return new Refusal(Reason.BROKEN_FILE, message);
  }

  static Refusal unsupported(String message) {
    return new Refusal(Reason.NOT_SUPPORTED, message);
  }

  static Refusal python(String message) {
    return new Refusal(Reason.PYTHON_CODE, message);
  }

  static Refusal graphModel(String message) {
    return new Refusal(Reason.GRAPH_MODEL, message);
  }

  static Refusal tooLarge(String message) {
    return new Refusal(Reason.TOO_LARGE, message);
  }

  Translation.Refused refused() {
    return new Translation.Refused(reason, String.valueOf(getMessage()));
  }
}
