package eu.riscale.hub.proc;

import java.io.Serial;

/// A step cannot be applied to the tensor at hand; the message says in one sentence why, the help
/// what to write.
public final class OpException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String sentence;
  private final String help;

  OpException(String message, String help) {
    super(message);
    this.sentence = message;
    this.help = help;
  }

  /// How to describe the step so that it fits.
  public String help() {
    return help;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
