package eu.riscale.hub.predict;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.predict.PredictException.Kind;
import eu.riscale.hub.run.OpenNetwork;
import eu.riscale.hub.run.result.RunAdvice;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Opens the weights of a model that are asked for, or else the first that run on this machine.
record Opened(ModelView model, RdfSource source, NetworkOpener engines, PredictOptions options) {

  OpenNetwork network(PredictWatch watch) throws PredictException {
    List<WeightsView> entries =
        model.weights().stream()
            .filter(entry -> options.weights().map(entry.format()::equals).orElse(true))
            .toList();
    if (entries.isEmpty()) {
      throw new PredictException(
          Kind.MACHINE,
          "The model has no %s weights."
              .formatted(options.weights().map(WeightsFormat::word).orElse("")),
          "Name one of those that it has: "
              + String.join(
                  ", ", model.weights().stream().map(entry -> entry.format().word()).toList())
              + ".");
    }
    List<PredictException> failures = new ArrayList<>();
    for (WeightsView entry : entries) {
      try {
        switch (OpenNetwork.open(model, entry, source, engines, options.device())) {
          case OpenNetwork.Opened.Ready(OpenNetwork network) -> {
            watch.line(
                "weights",
                "%s by %s on %s"
                    .formatted(entry.format().word(), network.engine(), network.device().word()));
            return network;
          }
          case OpenNetwork.Opened.Unavailable(String reason, String hint) ->
              failures.add(new PredictException(Kind.MACHINE, reason, hint));
        }
      } catch (EngineException e) {
        failures.add(failed(e));
      } catch (IOException e) {
        failures.add(
            new PredictException(
                Kind.MODEL,
                entry.file() + " cannot be read: " + Reason.of(e) + ".",
                RunAdvice.WEIGHTS));
      }
    }
    throw failures.getFirst();
  }

  static PredictException failed(EngineException e) {
    Kind kind =
        switch (e.kind()) {
          case WEIGHTS, RUN -> Kind.MODEL;
          case DEVICE, ENGINE, MACHINE, MEMORY -> Kind.MACHINE;
        };
    String hint = e.hint().isBlank() ? RunAdvice.otherwise(e.kind()) : e.hint();
    return new PredictException(kind, e.getMessage(), hint);
  }
}
