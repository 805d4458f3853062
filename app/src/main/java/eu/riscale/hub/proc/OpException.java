package eu.riscale.hub.proc;

import java.io.Serial;

/// A step cannot be applied to the tensor at hand; the message says in one sentence why.
public final class OpException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String sentence;

  OpException(String message) {
    super(message);
    this.sentence = message;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
