package eu.riscale.hub.engine.python;

/// How a process ended, in words. Where a signal ended it, its exit status is 128 more than the
/// signal's number.
public final class ProcessEnd {
  private ProcessEnd() {}

  /// Such as `it was killed; perhaps the memory did not suffice`.
  public static String of(int status) {
    return switch (status) {
      case 132 -> "a library used an instruction that this processor lacks (SIGILL)";
      case 134 -> "it aborted (SIGABRT)";
      case 136 -> "a library divided by zero or overflowed (SIGFPE)";
      case 137 -> "it was killed (SIGKILL); perhaps the memory did not suffice";
      case 139 -> "a library made an invalid access to memory (SIGSEGV)";
      case 143 -> "it was told to end (SIGTERM)";
      case 0 -> "it ended itself with exit status 0, as if all were well";
      default -> "exit status " + status;
    };
  }
}
