package eu.riscale.hub.spec.npy;

/// A file that is not the `.npy` array it should be. The message says why, in a whole sentence.
public final class NpyRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /// What is wrong with the file.
  public enum Reason {
    NOT_NPY,
    /// Python objects, which run code when they are loaded.
    PICKLED,
    /// Numbers that no description can declare, such as complex ones, and text.
    TYPE,
    TRUNCATED
  }

  private final Reason reason;

  NpyRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// As [#getMessage], which is never null here.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
