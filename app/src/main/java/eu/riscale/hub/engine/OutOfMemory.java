package eu.riscale.hub.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Recognises that a device's or the machine's memory did not suffice in what engines say of a
/// failure: none has a type of its own for it behind DJL.
public final class OutOfMemory {
  private static final Pattern SAID =
      Pattern.compile(
          "out of memory|not enough memory|can't allocate memory|OOM when allocating"
              + "|Failed to allocate memory|cudaErrorMemoryAllocation|ALLOC_FAILED"
              + "|ALLOCATION_FAILED|std::bad_alloc|bad allocation");

  private OutOfMemory() {}

  /// Whether the failure, or one that led to it, is one of memory.
  public static boolean isIn(Throwable failure) {
    return Causes.of(failure).stream()
        .anyMatch(each -> SAID.matcher(Sentence.message(each)).find());
  }

  /// Says whose memory it was.
  ///
  /// @param what it did not suffice for, as in `the network with x float32 1×1×64×64`
  /// @param reason what the engine says of it, as a clause
  public static EngineException on(
      Device device, String what, String reason, @Nullable Throwable cause) {
    return new EngineException(
        EngineException.Kind.MEMORY,
        device instanceof Device.Cuda
            ? "The memory of %s did not suffice for %s: %s.".formatted(device.word(), what, reason)
            : "The memory of this machine did not suffice for %s: %s.".formatted(what, reason),
        device instanceof Device.Cuda
            ? "See with nvidia-smi what else uses that GPU, or use --device cpu."
            : "",
        cause);
  }
}
