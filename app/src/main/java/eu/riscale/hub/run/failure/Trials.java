package eu.riscale.hub.run.failure;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Runs of a network that has failed, on inputs changed in some way: few, and no longer in all than
/// three runs of its test may take.
public final class Trials {
  private static final int MOST = 60;
  private static final double SHORTEST = 2;
  private static final double LONGEST = 30;
  private static final int TIMES = 3;

  private final Network network;
  private final long end;
  private int left = MOST;
  private boolean isOver;

  /// A network that can be run again.
  @FunctionalInterface
  public interface Network {
    /// @return the outputs in the order of the description; none where there are too few
    List<Tensor> run(List<Tensor> fed) throws EngineException, IOException;
  }

  /// @param seconds that the failed test has taken
  public Trials(Network network, double seconds) {
    this.network = network;
    double allowed = Math.clamp(TIMES * seconds, SHORTEST, LONGEST);
    this.end = System.nanoTime() + (long) (allowed * 1e9);
  }

  /// Whether no more can be tried, so that what did not run may have been left out.
  boolean areOver() {
    return isOver;
  }

  /// The outputs; empty where the network fails again, or no more may be tried.
  Optional<List<Tensor>> run(List<Tensor> fed) {
    if (isOver || left == 0 || System.nanoTime() > end) {
      isOver = true;
      return Optional.empty();
    }
    left--;
    try {
      return Optional.of(network.run(fed));
    } catch (EngineException e) {
      isOver = e.kind() == EngineException.Kind.MEMORY;
      return Optional.empty();
    } catch (IOException | OutOfMemoryError e) {
      isOver = true;
      return Optional.empty();
    }
  }
}
