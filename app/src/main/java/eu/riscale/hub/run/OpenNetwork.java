package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The network of one weights entry, open to be run on whatever images.
public final class OpenNetwork implements AutoCloseable {
  private final Network network;

  private OpenNetwork(Network network) {
    this.network = network;
  }

  /// What came of opening it.
  public sealed interface Opened {
    record Ready(OpenNetwork network) implements Opened {}

    /// @param hint what to add to this machine
    record Unavailable(String reason, String hint) implements Opened {}
  }

  /// @throws EngineException where the weights, the device or the engine's library fail
  public static Opened open(
      ModelView model, WeightsView weights, RdfSource source, NetworkOpener engines, Device device)
      throws EngineException, IOException {
    return switch (new ModelNetworks(model, source, engines).open(weights, device)) {
      case Opening.Opened(Session session) ->
          new Opened.Ready(new OpenNetwork(new Network(model, weights, session)));
      case Opening.Unavailable(String reason, String hint) -> new Opened.Unavailable(reason, hint);
    };
  }

  /// Runs it once.
  ///
  /// @param fed preprocessed inputs by their ids; the network runs without those that are missing
  /// @return the outputs in the order of the description; none where there are too few
  public List<Tensor> run(Map<String, Tensor> fed) throws EngineException {
    return network.runOn(fed);
  }

  /// Such as `ONNX Runtime 1.28.0`.
  public String engine() {
    return network.session().engine();
  }

  /// The device that is really used; of `auto` it is known after the first run.
  public Device device() {
    return network.session().device();
  }

  @Override
  public void close() {
    network.session().close();
  }
}
