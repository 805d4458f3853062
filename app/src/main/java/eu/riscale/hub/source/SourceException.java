package eu.riscale.hub.source;

/// A source that cannot be read; the message is one sentence for the person who named it.
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  public SourceException(String message) {
    super(message);
    this.sentence = message;
  }

  public SourceException(String message, Throwable cause) {
    super(message, cause);
    this.sentence = message;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
