package eu.riscale.hub.tensor.picture;

import java.io.Serial;

/// A file is not an image that hub reads; the message says in one sentence why.
public final class ImageException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  ImageException(String message) {
    super(message);
  }
}
