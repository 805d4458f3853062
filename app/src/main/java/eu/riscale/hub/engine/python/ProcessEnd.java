package eu.riscale.hub.engine.python;

/// How a process ended, in words. Where a signal ended it, its exit status is 128 more than the
/// signal's number.
public final class ProcessEnd {
  private ProcessEnd() {}

  /// Such as `it was killed; perhaps the memory did not suffice`.
  public static String of(int status) {
    return switch (status) {
      case 134 -> "it aborted";
      case 137 -> "it was killed; perhaps the memory did not suffice";
      case 139 -> "a library made an invalid access to memory";
      default -> "exit status " + status;
    };
  }
}
