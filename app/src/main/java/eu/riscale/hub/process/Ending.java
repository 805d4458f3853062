package eu.riscale.hub.process;

import eu.riscale.hub.work.ResourceResult;
import java.time.Duration;

/// How the test of a model ended.
sealed interface Ending {

  /// With all there is to know.
  record Complete(ResourceResult result) implements Ending {}

  /// Its process ended before.
  ///
  /// @param how such as `it was killed (SIGKILL)`
  record Ended(String how) implements Ending {}

  /// It took too long.
  record OutOfTime(Duration limit) implements Ending {}

  /// It took too much memory.
  ///
  /// @param used bytes that it took
  record OutOfMemory(long used, long limit) implements Ending {}
}
