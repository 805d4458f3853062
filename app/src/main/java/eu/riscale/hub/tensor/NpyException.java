package eu.riscale.hub.tensor;

import java.io.Serial;

/// A file is not a `.npy` file that hub reads; the message says in one sentence why.
public final class NpyException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  NpyException(String message) {
    super(message);
  }
}
