package eu.riscale.hub.command;

import java.util.concurrent.CountDownLatch;

/// For when a signal ends this process. Temporary files go then while threads still use them, and
/// what comes of that is neither a bug nor a result.
final class Ending {
  private Ending() {}

  /// Keeps the caller from going on, until the process is gone.
  static void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
