package eu.riscale.hub.predict;

import eu.riscale.hub.run.memory.MemoryNeed;
import eu.riscale.hub.run.memory.ProcessMemory;
import eu.riscale.hub.run.tiling.TilePlan;
import java.util.Optional;

/// The memory that runs of a network take, and what there is of it.
final class RunMemory {
  /// Every number of a tile is in Java's memory as it was cut, as the network gets it, and before
  /// and after postprocessing.
  private static final int OF_TILE = 24;

  /// Of a whole output: itself, and once more while it is processed.
  private static final int OF_OUTPUT = 8;

  private final MemoryNeed need = new MemoryNeed(Long.MAX_VALUE, Optional.empty());
  private double most = Integer.MAX_VALUE - 8;

  /// A run with so many numbers in inputs and outputs has ended.
  void ran(double elements) {
    need.ran(elements);
  }

  /// A run with so many numbers did not fit.
  void full(double elements) {
    most = elements / 2;
  }

  /// Whether there is memory for a run, beside whole outputs with so many numbers.
  boolean fits(double elements, double outputs) {
    Runtime java = Runtime.getRuntime();
    double heap = java.maxMemory() - (java.totalMemory() - java.freeMemory());
    return elements <= most
        && elements * OF_TILE + outputs * OF_OUTPUT < heap
        && need.obstacle(elements).isEmpty();
  }

  /// Bytes that this process takes at the most, about.
  double peak(TilePlan plan) {
    return ProcessMemory.used()
        + need.bytes(plan.elements())
        + (plan.isWhole() ? 0 : plan.wholeOutputs() * OF_OUTPUT);
  }
}
