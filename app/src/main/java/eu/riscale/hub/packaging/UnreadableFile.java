package eu.riscale.hub.packaging;

import java.io.IOException;

/// The source fails while a file is copied; the target is not to blame.
final class UnreadableFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final IOException reason;

  UnreadableFile(IOException reason) {
    super(reason);
    this.reason = reason;
  }

  IOException reason() {
    return reason;
  }
}
