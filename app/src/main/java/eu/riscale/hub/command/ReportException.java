package eu.riscale.hub.command;

/// A report could not be written; the message says which and why.
final class ReportException extends Exception {
  private static final long serialVersionUID = 1L;

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
