package eu.riscale.hub.run.memory;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.library.NvidiaCard;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.run.comparison.Figures;
import java.util.Optional;

/// How much of a GPU's memory a run of a network takes at another size, judged by the runs before
/// it, as [MemoryNeed] does for the machine's. Where the GPU does not tell its memory, every size
/// is tried.
public final class CardMemory {
  /// Below this, CUDA and its libraries take more than the run.
  private static final double TELLING_BYTES = 1e9;

  private final NvidiaCards cards;
  private final Device.Cuda device;
  private final Session session;
  private final Optional<NvidiaCard> atStart;
  private Optional<NvidiaCard> now;
  private double largest;

  /// @param session on that GPU now; it may go to the CPU for good when it is first run
  public CardMemory(NvidiaCards cards, Device.Cuda device, Session session) {
    this.session = session;
    this.cards = cards;
    this.device = device;
    this.atStart = cards.card(device);
    this.now = atStart;
  }

  /// A run has ended.
  void ran(double elements) {
    largest = Math.max(largest, elements);
  }

  /// Why a run with so many elements in inputs and outputs would not fit; empty where it may.
  Optional<String> obstacle(double elements) {
    if (!session.device().equals(device)) {
      return Optional.empty();
    }
    now = cards.card(device);
    if (now.isEmpty() || now.get().free().isEmpty()) {
      return Optional.empty();
    }
    NvidiaCard card = now.get();
    double free = card.free().getAsLong();
    double needed = elements * bytesPerElement(free);
    return needed <= free
        ? Optional.empty()
        : Optional.of(
            "it would take about %s GB of the memory of %s (%s), of which %s are free."
                .formatted(gigabytes(needed), device.word(), card.words(), free(card)));
  }

  /// What is said of a run that began and did not fit.
  String full() {
    return now.filter(card -> card.free().isPresent())
        .map(
            card -> "this GPU's memory did not suffice; %s were free before.".formatted(free(card)))
        .orElse("this GPU's memory did not suffice.");
  }

  /// What engines have taken they keep for later runs, so that what is free tells of the largest.
  private double bytesPerElement(double free) {
    double before = atStart.map(card -> card.free().orElse(0)).orElse(0L);
    return BytesPerElement.of(before - free, largest, TELLING_BYTES);
  }

  /// Such as `3.2 GB of 85.9`.
  private static String free(NvidiaCard card) {
    String free = gigabytes((double) card.free().orElseThrow()) + " GB";
    return card.total().isPresent()
        ? free + " of " + gigabytes((double) card.total().getAsLong())
        : free;
  }

  private static String gigabytes(double bytes) {
    double all = bytes / 1e9;
    return Figures.of(all < 1 ? all : Math.round(all * 10) / 10.0);
  }
}
