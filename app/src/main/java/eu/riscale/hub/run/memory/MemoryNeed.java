package eu.riscale.hub.run.memory;

import eu.riscale.hub.run.comparison.Figures;
import java.util.Optional;

/// How much memory a run of a network takes at another size, judged by the runs before it: a
/// network that needs so many bytes for each element of its inputs and outputs needs as many for
/// each element of larger ones.
public final class MemoryNeed {
  /// Below this, an engine's own start takes more than the run.
  private static final double TELLING_BYTES = 100e6;

  private static final String ON_LARGER_GPU =
      "Run the test on a GPU with more memory or where nothing else uses it, or with --device cpu.";

  private final long atStart = ProcessMemory.used();
  private final long limit;
  private final Optional<CardMemory> card;
  private double largest;

  /// @param limit bytes that the test may take in all
  /// @param card the memory of the GPU; empty where the network runs on the CPU
  public MemoryNeed(long limit, Optional<CardMemory> card) {
    this.limit = limit;
    this.card = card;
  }

  /// Why a size is not run.
  ///
  /// @param hint empty where nothing helps
  public record Obstacle(String reason, String hint) {}

  /// A run has ended.
  public void ran(double elements) {
    largest = Math.max(largest, elements);
    card.ifPresent(memory -> memory.ran(elements));
  }

  /// Why a run with so many elements in inputs and outputs would not fit into the memory of the
  /// machine or of the GPU; empty where it may.
  public Optional<Obstacle> obstacle(double elements) {
    double needed = elements * bytesPerElement();
    double available = available();
    if (needed > available) {
      return Optional.of(
          new Obstacle(
              "it would take about %s GB of memory, and %s GB are free."
                  .formatted(Figures.of(needed / 1e9), Figures.of(available / 1e9)),
              "Run the test on a machine with more memory."));
    }
    return card.flatMap(memory -> memory.obstacle(elements))
        .map(reason -> new Obstacle(reason, ON_LARGER_GPU));
  }

  /// Bytes that a run with so many elements in inputs and outputs takes, about.
  public double bytes(double elements) {
    return elements * bytesPerElement();
  }

  /// Bytes that are there for a run.
  public double room() {
    return available();
  }

  /// What is said of a run on the GPU that began and did not fit.
  public Obstacle full() {
    return new Obstacle(
        card.map(CardMemory::full).orElse("the memory did not suffice."), ON_LARGER_GPU);
  }

  private double bytesPerElement() {
    return BytesPerElement.of((double) ProcessMemory.peak() - atStart, largest, TELLING_BYTES);
  }

  /// Bytes that are available for a run, the smallest of what the machine, the limit and Java can
  /// give, the latter in the machine's terms: Java holds only the tensors themselves.
  private double available() {
    Runtime java = Runtime.getRuntime();
    double heap = java.maxMemory() - (java.totalMemory() - java.freeMemory());
    double allowed = Math.max(0, (double) limit - ProcessMemory.used());
    double free = Math.min(ProcessMemory.available(), allowed);
    return Math.min(free, heap / BytesPerElement.LEAST * bytesPerElement());
  }
}
