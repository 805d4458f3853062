package eu.riscale.hub.predict;

/// Nothing can be predicted. The message is one sentence for the person at the command line.
public final class PredictException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String sentence;
  private final String hint;

  /// Whose fault it is.
  public enum Kind {
    /// Something else has to be asked for.
    USAGE,
    /// An image cannot be read.
    INPUT,
    /// The network does not run on the image, or a step fails.
    MODEL,
    /// An engine, a device, memory or room on the disk is missing.
    MACHINE
  }

  /// @param hint what to do instead; empty where nothing helps
  public PredictException(Kind kind, String message, String hint) {
    super(message);
    this.kind = kind;
    this.sentence = message;
    this.hint = hint;
  }

  /// That something else has to be asked for.
  static PredictException usage(String message, String hint) {
    return new PredictException(Kind.USAGE, message, hint);
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  public Kind kind() {
    return kind;
  }

  public String hint() {
    return hint;
  }
}
