package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.run.layer.PartingLayer;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The networks of one model, each opened as often as it is asked for.
record ModelNetworks(ModelView model, RdfSource source, NetworkOpener engines) {

  Opening open(WeightsView weights, Device device) throws EngineException, IOException {
    return engines.open(WeightsOnDisk.of(weights, model.files(), source), device);
  }

  /// What goes on inside; empty where hub cannot look into it.
  Optional<Inside> inside(WeightsView weights, Device device) throws EngineException, IOException {
    return engines.inside(WeightsOnDisk.of(weights, model.files(), source), device);
  }

  /// Where they part.
  ///
  /// @param fed preprocessed inputs in the order of the description
  PartingLayer parting(List<Tensor> fed) {
    return new PartingLayer(this::inside, Network.named(model, fed));
  }

  /// The outputs of a network that is opened for them alone; none where it cannot be, or has too
  /// few.
  ///
  /// @param fed preprocessed inputs in the order of the description
  List<Tensor> run(WeightsView weights, Device device, List<Tensor> fed)
      throws EngineException, IOException {
    return switch (open(weights, device)) {
      case Opening.Opened(Session session) -> {
        try (session) {
          yield new Network(model, weights, session).run(fed);
        }
      }
      case Opening.Unavailable unavailable -> List.of();
    };
  }
}
