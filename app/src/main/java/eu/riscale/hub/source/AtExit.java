package eu.riscale.hub.source;

import java.util.HashSet;
import java.util.Set;

/// What is still to be done when this process ends, however it ends.
public final class AtExit {
  private static final Set<Thread> HOOKS = new HashSet<>();

  private AtExit() {}

  /// @throws IllegalStateException where the process is ending already
  public static synchronized void add(Thread hook) {
    Runtime.getRuntime().addShutdownHook(hook);
    HOOKS.add(hook);
  }

  /// @throws IllegalStateException where the process is ending already, which runs the hook
  public static synchronized void remove(Thread hook) {
    Runtime.getRuntime().removeShutdownHook(hook);
    HOOKS.remove(hook);
  }

  /// Ends this process. `System.exit` begins with a look for a logger, which takes a third of the
  /// time of a short run; so where there is nothing to do it is passed over.
  public static void end(int status) {
    if (isNothingLeft()) {
      Runtime.getRuntime().halt(status);
    }
    System.exit(status);
  }

  /// A signal that has come before is what ends this process.
  private static synchronized boolean isNothingLeft() {
    return HOOKS.isEmpty() && !hasBegun();
  }

  /// Whether this process is ending, as by a signal.
  public static boolean hasBegun() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
