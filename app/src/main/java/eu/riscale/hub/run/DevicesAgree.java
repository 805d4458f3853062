package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The test that a network which ran on a GPU gives the same on the CPU, for the same preprocessed
/// inputs.
final class DevicesAgree {
  /// Who waits so long for a run needs no more exact time of it.
  private static final double LONG_RUN = 10;

  private final ModelView subject;
  private final TestTensors tensors;
  private final CpuOpener cpu;
  private final Supplier<Optional<String>> layer;

  /// Opens the same weights on the CPU.
  interface CpuOpener {
    Opening open() throws EngineException, IOException;
  }

  /// @param layer names the layer in which the two part, in a sentence, where one can be named
  DevicesAgree(
      ModelView subject, TestTensors tensors, CpuOpener cpu, Supplier<Optional<String>> layer) {
    this.layer = layer;
    this.subject = subject;
    this.tensors = tensors;
    this.cpu = cpu;
  }

  /// Runs it twice on each, because a first run prepares much and tells no time.
  ///
  /// @param network open on a GPU
  /// @param first what it gave there, after postprocessing
  void run(Network network, List<Tensor> first, TestLog log) throws EngineException, IOException {
    List<Tensor> fed = tensors.fed();
    String gpu = network.session().device().word();
    log.doing("running the network once more on " + gpu);
    long start = System.nanoTime();
    network.run(fed);
    log.took(TestPhase.RUN, start);
    Optional<OnCpu> onCpu = onCpu(network, fed, log);
    if (onCpu.isEmpty()) {
      return;
    }
    log.doing("comparing the GPU with the CPU");
    TwoDevices devices =
        new TwoDevices(
            subject,
            tensors,
            network.weights(),
            new TwoDevices.Names(gpu, onCpu.get().name()),
            layer);
    for (int i = 0; i < first.size(); i++) {
      devices.compare(i, first.get(i), onCpu.get().raw().get(i), log);
    }
    log.detail(
        String.format(
            Locale.ROOT,
            "%s; %.3f s on %s, %.3f s on %s",
            devices.figures(),
            log.seconds(TestPhase.RUN),
            gpu,
            log.seconds(TestPhase.RUN_ON_CPU),
            onCpu.get().name()));
  }

  /// What the network gave on the CPU.
  ///
  /// @param name such as `the CPU`, with the engine where it is another than on the GPU
  /// @param raw the outputs before postprocessing
  private record OnCpu(String name, List<Tensor> raw) {}

  /// Empty, which the log tells, where it cannot be run there.
  private Optional<OnCpu> onCpu(Network network, List<Tensor> fed, TestLog log) throws IOException {
    log.doing("running the network on the CPU");
    try {
      long start = System.nanoTime();
      switch (cpu.open()) {
        case Opening.Opened(Session session) -> {
          try (session) {
            log.took(TestPhase.OPEN, start);
            Network same = new Network(subject, network.weights(), session);
            start = System.nanoTime();
            List<Tensor> raw = same.run(fed);
            if (!raw.isEmpty() && (System.nanoTime() - start) / 1e9 <= LONG_RUN) {
              start = System.nanoTime(); // A first run tells no time here either.
              same.run(fed);
            }
            log.took(TestPhase.RUN_ON_CPU, start);
            if (!raw.isEmpty()) {
              return Optional.of(new OnCpu(name(network.session(), session), raw));
            }
            log.fail(onGpuAlone(network, "It gives too few outputs.", log));
          }
        }
        case Opening.Unavailable(String reason, String hint) -> log.skip(notOnCpu(reason));
      }
    } catch (EngineException e) {
      switch (e.kind()) {
        case WEIGHTS, RUN -> log.fail(onGpuAlone(network, e.getMessage(), log));
        case DEVICE, ENGINE, MACHINE, MEMORY -> log.skip(notOnCpu(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  private static String name(Session onGpu, Session onCpu) {
    return onGpu.engine().equals(onCpu.engine()) ? "the CPU" : "the CPU by " + onCpu.engine();
  }

  private static String notOnCpu(String reason) {
    return "The GPU cannot be compared with the CPU, which does not run these weights here: "
        + reason;
  }

  private static Finding onGpuAlone(Network network, String why, TestLog log) {
    return Finding.of(
            RunCodes.DEVICES_DISAGREE,
            log.at(),
            "The network runs on %s, but not on the CPU: %s"
                .formatted(network.session().device().word(), why))
        .expected("the same output on every machine")
        .hint(
            "Export the network so that it runs without a GPU, too: in float32, and without code"
                + " that asks for a GPU by its name.");
  }
}
