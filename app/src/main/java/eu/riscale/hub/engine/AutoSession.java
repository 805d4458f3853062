package eu.riscale.hub.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A network for `--device auto` on a machine with a GPU. Its first run shows where it stays: on
/// the GPU only if that runs all of it, else on the CPU. It fails only where the CPU fails too.
public final class AutoSession implements ForwardingSession {
  private static final Device GPU = new Device.Cuda(0);
  private static final Pattern START = Pattern.compile("^cuda:\\d+ is not available for \\w+: ");

  private final Opener opener;
  private Session chosen;
  private boolean isDecided;
  private String why = "";

  /// Opens one network on the device that it is told, never on another.
  public interface Opener {
    Opening on(Device device) throws EngineException;
  }

  private AutoSession(Session gpu, Opener opener) {
    this.chosen = gpu;
    this.opener = opener;
  }

  /// Opens a network on the first GPU, or on the CPU where that cannot be.
  ///
  /// @throws EngineException of the CPU, where the GPU cannot be had either
  public static Opening open(Opener opener) throws EngineException {
    try {
      return switch (opener.on(GPU)) {
        case Opening.Opened(Session gpu) -> new Opening.Opened(new AutoSession(gpu, opener));
        case Opening.Unavailable none -> none;
      };
    } catch (EngineException e) {
      return switch (opener.on(Device.CPU)) {
        case Opening.Opened(Session cpu) -> new Opening.Opened(new CpuSession(cpu, clause(e)));
        case Opening.Unavailable none -> none;
      };
    }
  }

  @Override
  public Session network() {
    return chosen;
  }

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    if (isDecided) {
      return chosen.run(inputs);
    }
    List<NamedTensor> outputs = null;
    EngineException failure = null;
    try {
      outputs = chosen.run(inputs);
      why = onCpu(chosen.placement());
    } catch (EngineException e) {
      failure = e;
      why = clause(e);
    }
    isDecided = true;
    if (!why.isEmpty() && takesCpu()) {
      return chosen.run(inputs);
    }
    why = "";
    if (failure != null) {
      throw failure;
    }
    return Objects.requireNonNull(outputs);
  }

  /// Where the CPU cannot be had, what the GPU gave is all there is.
  private boolean takesCpu() {
    Session cpu = cpu();
    if (cpu == null) {
      return false;
    }
    chosen.close();
    chosen = cpu;
    return true;
  }

  private @Nullable Session cpu() {
    try {
      return switch (opener.on(Device.CPU)) {
        case Opening.Opened(Session session) -> session;
        case Opening.Unavailable none -> null;
      };
    } catch (EngineException e) {
      return null;
    }
  }

  /// Why what the GPU gave is not all its own; empty where it is, as far as the engine tells.
  private static String onCpu(Placement placement) {
    if (placement.isUncertain()) {
      return "it cannot be known whether the GPU runs all of its operations";
    }
    return placement.countOnCpu() == 0
        ? ""
        : placement.onCpu().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> "%d %s".formatted(each.getValue(), each.getKey()))
            .collect(Collectors.joining(", ", "the GPU does not run all of its operations (", ")"));
  }

  /// The sentence speaks of the GPU already.
  private static String clause(EngineException e) {
    return Sentence.clause(START.matcher(e.getMessage()).replaceFirst(""));
  }

  @Override
  public Optional<String> whyNotGpu() {
    return Optional.of(why).filter(text -> !text.isEmpty());
  }
}
