package eu.riscale.hub.engine;

import java.util.Map;

/// Where the operations of a network ran. Engines put what a GPU does not support on the CPU.
///
/// @param onDevice how many ran on the session's device
/// @param onCpu the others by their kind, such as `Shape`, with how many of each ran on the CPU
/// @param isUncertain whether some may have run on the CPU that are not among these
public record Placement(int onDevice, Map<String, Integer> onCpu, boolean isUncertain) {

  /// Of an engine that does not tell.
  public static final Placement NOT_TOLD = new Placement(0, Map.of());

  /// Of an engine that tells as a rule, and cannot be believed or read here.
  public static final Placement UNCERTAIN = new Placement(0, Map.of(), true);

  public Placement {
    onCpu = Map.copyOf(onCpu);
  }

  /// What an engine tells.
  public Placement(int onDevice, Map<String, Integer> onCpu) {
    this(onDevice, onCpu, false);
  }

  /// How many operations ran on the CPU though another device was asked for.
  public int countOnCpu() {
    return onCpu.values().stream().mapToInt(Integer::intValue).sum();
  }
}
