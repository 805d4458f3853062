package eu.riscale.hub.process;

/// How a command in a process of its own ended.
public sealed interface CommandEnd {

  /// It came to its end.
  ///
  /// @param status its exit status
  /// @param printed what networks and libraries printed meanwhile; empty where nothing
  record Complete(int status, String printed) implements CommandEnd {}

  /// Its process ended before.
  ///
  /// @param how such as `it was killed (SIGKILL)`
  /// @param crashed whether a library did what no program may
  record Ended(String how, boolean crashed) implements CommandEnd {}

  /// It has not begun, or a part of hub is missing.
  record NotStarted(String why) implements CommandEnd {}
}
