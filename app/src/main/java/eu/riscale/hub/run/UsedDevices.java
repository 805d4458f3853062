package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.run.memory.CardMemory;
import eu.riscale.hub.run.memory.MemoryNeed;
import eu.riscale.hub.run.result.RanOn;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestLog;
import java.util.Optional;

/// What there is to say of the devices that networks run on. Of the GPUs of the machine only those
/// are asked.
record UsedDevices(NvidiaCards cards, TestOptions options) {

  /// Where a network is open, and, after its first run, where its operations ran.
  RanOn ranOn(Network network) {
    Optional<String> card =
        network.session().device() instanceof Device.Cuda cuda
            ? cards.name(cuda)
            : Optional.empty();
    return RanOn.of(network.session(), card.orElse(""));
  }

  /// The memory for runs at other sizes, of the machine and of the GPU.
  MemoryNeed memory(Network network) {
    Session session = network.session();
    Optional<CardMemory> card =
        session.device() instanceof Device.Cuda cuda && options.tests().contains(TestKind.SIZES)
            ? Optional.of(new CardMemory(cards, cuda, session))
            : Optional.empty();
    return new MemoryNeed(options.memoryLimit(), card);
  }

  /// Says in a test what is known after the first run.
  void tellPlacement(Network network, TestLog log) {
    log.ranOn(ranOn(network));
    OperationsOnCpu.finding(network.session(), options.device(), log.at()).ifPresent(log::note);
  }
}
