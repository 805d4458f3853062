package eu.riscale.hub.source;

import org.jspecify.annotations.Nullable;

/// A source that cannot be read; the message is one sentence for the person who named it.
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public SourceException(String sentence) {
    this(Refusal.of(sentence), null);
  }

  public SourceException(String sentence, Throwable cause) {
    this(Refusal.of(sentence), cause);
  }

  SourceException(Refusal refusal) {
    this(refusal, null);
  }

  SourceException(Refusal refusal, @Nullable Throwable cause) {
    super(refusal.sentence(), cause);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }

  @Override
  public String getMessage() {
    return refusal.sentence();
  }
}
