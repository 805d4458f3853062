package eu.riscale.hub.run.result;

import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.Session;

/// What ran the network of a test, and where.
///
/// @param engine the library, with its version; empty where nothing ran
/// @param device such as `cpu` or `cuda:0`; empty where nothing ran
/// @param card the name of the GPU, such as `NVIDIA H200`; empty on the CPU, and where it is not
///   known
/// @param whyNotGpu why `--device auto` took the CPU of a machine with a GPU, as a clause; empty
///   otherwise
/// @param placement how many operations ran on the device, and which on the CPU
public record RanOn(
    String engine, String device, String card, String whyNotGpu, Placement placement) {

  /// Of a test in which nothing ran.
  public static final RanOn NOTHING = new RanOn("", "", "", "", Placement.NOT_TOLD);

  /// Of a test whose network is open.
  ///
  /// @param card the name of the GPU; empty on the CPU, and where it is not known
  public static RanOn of(Session session, String card) {
    return new RanOn(
        session.engine(),
        session.device().word(),
        card,
        session.whyNotGpu().orElse(""),
        session.placement());
  }

  public boolean isNothing() {
    return engine.isEmpty();
  }

  public boolean isOnGpu() {
    return device.startsWith("cuda");
  }

  /// Such as `cuda:0 (NVIDIA H200)`.
  public String place() {
    String which = card.isEmpty() ? device : device + " (" + card + ")";
    return whyNotGpu.isEmpty() ? which : which + " (not the GPU: " + whyNotGpu + ")";
  }
}
