package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.run.failure.OpeningHelp;
import eu.riscale.hub.run.layer.PartingLayer;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.WeightsView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The tests of one weights entry after the other. A network is opened once for all of its tests.
final class WeightsRun {
  private final ModelView subject;
  private final TestTensors tensors;
  private final RdfSource source;
  private final Conduct conduct;
  private final TestOptions options;
  private final ModelNetworks networks;

  WeightsRun(ModelView subject, TestTensors tensors, RdfSource source, Conduct conduct) {
    this.subject = subject;
    this.tensors = tensors;
    this.source = source;
    this.conduct = conduct;
    this.options = conduct.options();
    this.networks = new ModelNetworks(subject, source, conduct.engines());
  }

  /// The model's outputs as they are described.
  List<TensorView> outputs() {
    return subject.outputs();
  }

  /// Where the networks of this model part.
  PartingLayer parting() {
    return networks.parting(tensors.fed());
  }

  /// Never throws: what goes wrong is in the tests' findings.
  ///
  /// @param soFar takes the tests of this entry before each of them, that one broken off
  NetworkTests.Done run(WeightsView weights, Consumer<List<WeightsTest>> soFar) {
    TestLog log = new TestLog(weights.format().word(), options.tests().getFirst(), conduct.watch());
    soFar.accept(List.of(log.brokenOff()));
    Optional<Finding> remote = OnTheWeb.weights(subject, weights, options.notRun());
    if (remote.isPresent()) {
      log.skip(remote.get());
      return NetworkTests.Done.without(log.result());
    }
    WeightsFile file = new WeightsFile(weights, source);
    log.doing("opening the network");
    try {
      long start = System.nanoTime();
      switch (networks.open(weights, options.device())) {
        case Opening.Opened(Session session) -> {
          try (session) {
            log.took(TestPhase.OPEN, start);
            Network network = new Network(subject, weights, session);
            return new NetworkTests(network, networks, tensors, conduct, soFar).run(file, log);
          }
        }
        case Opening.Unavailable(String reason, String hint) ->
            log.skip(options.notRun(), reason, hint);
      }
    } catch (EngineException e) {
      log.engineFailed(e, options.device(), options.notRun());
      if (e.kind() == EngineException.Kind.WEIGHTS) {
        log.explained(finding -> new OpeningHelp(weights, file.content(), e).of(finding));
      }
    } catch (IOException e) {
      log.fileFailed(weights.file(), e);
    } catch (OutOfMemoryError e) {
      log.memoryFailed(e);
    }
    return NetworkTests.Done.without(log.result());
  }
}
