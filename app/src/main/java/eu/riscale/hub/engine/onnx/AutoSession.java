package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A network that is open on the GPU and on the CPU until its first run shows where it stays: on
/// the GPU only if that runs all of it.
final class AutoSession implements Session {
  private @Nullable Session gpu;
  private @Nullable Session cpu;
  private String why = "";

  AutoSession(Session gpu, Session cpu) {
    this.gpu = gpu;
    this.cpu = cpu;
  }

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    if (gpu == null || cpu == null) {
      return chosen().run(inputs);
    }
    Optional<List<NamedTensor>> outputs = onGpu(gpu, inputs);
    if (outputs.isPresent()) {
      cpu.close();
      cpu = null;
      return outputs.get();
    }
    List<NamedTensor> onCpu = cpu.run(inputs);
    gpu.close();
    gpu = null;
    return onCpu;
  }

  private Optional<List<NamedTensor>> onGpu(Session session, List<NamedTensor> inputs) {
    try {
      List<NamedTensor> outputs = session.run(inputs);
      Placement placement = session.placement();
      if (placement.equals(Placement.NOT_TOLD)) {
        why = "ONNX Runtime does not tell which of its operations run on the GPU";
        return Optional.empty();
      }
      if (placement.countOnCpu() == 0) {
        return Optional.of(outputs);
      }
      why =
          placement.onCpu().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(each -> "%d %s".formatted(each.getValue(), each.getKey()))
              .collect(
                  Collectors.joining(", ", "the GPU does not run all of its operations (", ")"));
    } catch (EngineException e) {
      why = CudaErrors.clause(e);
    }
    return Optional.empty();
  }

  private Session chosen() {
    return gpu != null ? gpu : Objects.requireNonNull(cpu);
  }

  @Override
  public List<String> inputNames() {
    return chosen().inputNames();
  }

  @Override
  public String engine() {
    return chosen().engine();
  }

  @Override
  public Device device() {
    return chosen().device();
  }

  @Override
  public Placement placement() {
    return chosen().placement();
  }

  @Override
  public Optional<String> whyNotGpu() {
    return Optional.of(why).filter(text -> !text.isEmpty() && gpu == null);
  }

  @Override
  public void close() {
    if (gpu != null) {
      gpu.close();
    }
    if (cpu != null) {
      cpu.close();
    }
  }
}
