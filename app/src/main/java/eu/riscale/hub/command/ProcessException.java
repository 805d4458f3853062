package eu.riscale.hub.command;

import eu.riscale.hub.source.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;

/// No process can be started to test models in.
final class ProcessException extends Exception {
  private static final long serialVersionUID = 1L;

  ProcessException(UncheckedIOException cause) {
    this(cause.getCause() == null ? new IOException(cause) : cause.getCause());
  }

  ProcessException(IOException cause) {
    super("no process can be started to test models in: " + Reason.of(cause) + ".", cause);
  }
}
