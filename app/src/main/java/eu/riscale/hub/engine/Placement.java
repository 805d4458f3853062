package eu.riscale.hub.engine;

import java.util.Map;

/// Where the operations of a network ran. Engines put what a GPU does not support on the CPU.
///
/// @param onDevice how many ran on the session's device
/// @param onCpu the others by their kind, such as `Shape`, with how many of each ran on the CPU
public record Placement(int onDevice, Map<String, Integer> onCpu) {

  /// Of an engine that does not tell.
  public static final Placement NOT_TOLD = new Placement(0, Map.of());

  public Placement {
    onCpu = Map.copyOf(onCpu);
  }

  /// How many operations ran on the CPU though another device was asked for.
  public int countOnCpu() {
    return onCpu.values().stream().mapToInt(Integer::intValue).sum();
  }
}
