package eu.riscale.hub.init;

/// That no description can be begun, with what to do about it.
public final class InitException extends Exception {
  private static final long serialVersionUID = 1L;

  /// What is in the way.
  public enum Kind {
    /// What was asked for.
    USAGE,
    /// A file that was given.
    UNREADABLE,
    /// The folder cannot be written to.
    NOT_WRITABLE
  }

  private final Kind kind;

  private InitException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static InitException usage(String message) {
    return new InitException(Kind.USAGE, message);
  }

  static InitException unreadable(String message) {
    return new InitException(Kind.UNREADABLE, message);
  }

  static InitException notWritable(String message) {
    return new InitException(Kind.NOT_WRITABLE, message);
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
