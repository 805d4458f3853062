package eu.riscale.hub.command;

/// A report or package cannot be written here; the message says which and why.
public final class ReportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  ReportException(String message) {
    super(message);
    this.sentence = message;
  }

  ReportException(String message, Throwable cause) {
    super(message, cause);
    this.sentence = message;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
