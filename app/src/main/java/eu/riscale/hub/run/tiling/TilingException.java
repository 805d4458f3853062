package eu.riscale.hub.run.tiling;

/// An image cannot be given to a model, whole or in tiles. The message is one sentence.
public final class TilingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final String hint;

  /// @param hint what to do instead
  public TilingException(String message, String hint) {
    super(message);
    this.sentence = message;
    this.hint = hint;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  public String hint() {
    return hint;
  }
}
