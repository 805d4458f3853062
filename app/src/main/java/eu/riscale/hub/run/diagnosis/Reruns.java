package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.run.diagnosis.Evidence.Network;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs networks again to find a cause, as long as there is time.
public final class Reruns {
  private final Duration limit;
  private final long start = System.nanoTime();
  private boolean stopped;

  public Reruns(Duration limit) {
    this.limit = limit;
  }

  /// The outputs; empty where the network fails on these inputs, or the time is used up.
  public Optional<List<Tensor>> run(Network network, List<Tensor> fed) {
    if (System.nanoTime() - start > limit.toNanos()) {
      stopped = true;
      return Optional.empty();
    }
    try {
      List<Tensor> outputs = network.run(fed);
      return outputs.isEmpty() ? Optional.empty() : Optional.of(outputs);
    } catch (EngineException | IOException | OutOfMemoryError e) {
      // A network may refuse what it was not made for: that is an answer, too.
      return Optional.empty();
    }
  }

  /// Whether something was not tried for lack of time.
  public boolean stopped() {
    return stopped;
  }
}
