package eu.riscale.hub.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A signal that comes before the command line is read: hub ends once it knows which reports were
/// asked for and has written them, or that there are none.
public final class EarlySignal {
  /// Reading the command line takes far less, unless a list of sources comes through a pipe.
  private static final int LONGEST_SECONDS = 5;

  private static final CountDownLatch KNOWN = new CountDownLatch(1);

  private EarlySignal() {}

  /// From here to [#reportsAreKnown] a signal waits; to be called once in a process.
  public static void waits() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(EarlySignal::await, "await reports"));
    } catch (IllegalStateException e) {
      Ending.await(); // It was too early even for this.
    }
  }

  private static void await() {
    try {
      if (KNOWN.getCount() > 0) {
        SecondSignal.endsAtOnce();
        KNOWN.await(LONGEST_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The reports that were asked for are known, and those that a signal leaves are written; or
  /// there are none.
  public static void reportsAreKnown() {
    KNOWN.countDown();
  }
}
