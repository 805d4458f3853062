package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ForwardingSession;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Stands in for a GPU: opens networks on the CPU, says that they are on `cuda:0`, and does to them
/// what a GPU may.
///
/// @param onGpu what becomes of each output of the network there
/// @param onCpu what becomes of each output on the CPU
/// @param mostElements of its inputs that the memory suffices for
/// @param placement what it tells of operations
/// @param refusal what comes of opening a network on the CPU; empty where that works
record StandInGpu(
    UnaryOperator<Tensor> onGpu,
    UnaryOperator<Tensor> onCpu,
    long mostElements,
    Placement placement,
    Optional<EngineException> refusal)
    implements NetworkOpener {
  private static final StandInGpu FAITHFUL =
      new StandInGpu(
          UnaryOperator.identity(),
          UnaryOperator.identity(),
          Long.MAX_VALUE,
          new Placement(3, Map.of()),
          Optional.empty());

  /// One that does nothing of the kind.
  static StandInGpu faithful() {
    return FAITHFUL;
  }

  static StandInGpu changing(UnaryOperator<Tensor> change) {
    return new StandInGpu(
        change, FAITHFUL.onCpu, FAITHFUL.mostElements, FAITHFUL.placement, FAITHFUL.refusal);
  }

  static StandInGpu besideCpu(UnaryOperator<Tensor> change) {
    return new StandInGpu(
        FAITHFUL.onGpu, change, FAITHFUL.mostElements, FAITHFUL.placement, FAITHFUL.refusal);
  }

  static StandInGpu withRoomFor(long elements) {
    return new StandInGpu(
        FAITHFUL.onGpu, FAITHFUL.onCpu, elements, FAITHFUL.placement, FAITHFUL.refusal);
  }

  static StandInGpu placing(Placement placement) {
    return new StandInGpu(
        FAITHFUL.onGpu, FAITHFUL.onCpu, FAITHFUL.mostElements, placement, FAITHFUL.refusal);
  }

  static StandInGpu alone(EngineException.Kind kind, String message) {
    EngineException refusal = new EngineException(kind, message, "", null);
    return new StandInGpu(
        FAITHFUL.onGpu,
        FAITHFUL.onCpu,
        FAITHFUL.mostElements,
        FAITHFUL.placement,
        Optional.of(refusal));
  }

  @Override
  public Opening open(Weights weights, Device device) throws EngineException {
    if (device instanceof Device.Cpu && refusal.isPresent()) {
      throw refusal.get();
    }
    Opening opening = EngineTest.engines().open(weights, Device.CPU);
    Device used = device instanceof Device.Cpu ? Device.CPU : new Device.Cuda(0);
    return opening instanceof Opening.Opened(Session session)
        ? new Opening.Opened(new Open(session, used, this))
        : opening;
  }

  private record Open(Session network, Device device, StandInGpu gpu) implements ForwardingSession {

    @Override
    public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
      long size = inputs.stream().mapToLong(input -> input.tensor().size()).sum();
      if (isGpu() && size > gpu.mostElements) {
        throw new EngineException(
            EngineException.Kind.MEMORY,
            "The memory of cuda:0 did not suffice.",
            "Use --device cpu.",
            null);
      }
      UnaryOperator<Tensor> change = isGpu() ? gpu.onGpu : gpu.onCpu;
      return network.run(inputs).stream()
          .map(output -> new NamedTensor(output.name(), change.apply(output.tensor())))
          .toList();
    }

    private boolean isGpu() {
      return device instanceof Device.Cuda;
    }

    @Override
    public Placement placement() {
      return isGpu() ? gpu.placement : Placement.NOT_TOLD;
    }
  }
}
