package eu.riscale.hub.weights.keras;

/// Carries the reason for refusing a model from where it is found to where a file is opened for a
/// person, which says it as a sentence.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why a model file is refused.
  public enum Reason {
    /// The file is damaged, incomplete or of another kind than it says.
    BROKEN_FILE,
    /// The file is right, but has a layer or an option that is not translated yet.
    NOT_SUPPORTED,
    /// A part of the model is Python code, which is not run.
    PYTHON_CODE,
    /// The model is larger than an ONNX model may be, or claims to be larger than its file can
    /// hold.
    TOO_LARGE
  }

  private final Reason reason;

  private Refusal(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /// The file is damaged, incomplete or of another kind than it says.
  ///
  /// @param message one sentence without a full stop, as in all of these
  public static Refusal broken(String message) {
    return new Refusal(Reason.BROKEN_FILE, message);
  }

  /// The file is right, but has what is not translated yet.
  static Refusal unsupported(String message) {
    return new Refusal(Reason.NOT_SUPPORTED, message);
  }

  /// A part of the model is Python code.
  public static Refusal python(String message) {
    return new Refusal(Reason.PYTHON_CODE, message);
  }

  /// It is, or claims to be, larger than can be read.
  public static Refusal tooLarge(String message) {
    return new Refusal(Reason.TOO_LARGE, message);
  }

  /// Why the model is refused.
  public Reason reason() {
    return reason;
  }
}
