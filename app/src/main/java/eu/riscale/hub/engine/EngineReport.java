package eu.riscale.hub.engine;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;

/// One library that runs networks, and whether it can run here.
///
/// @param name such as `PyTorch`
/// @param version of the library; empty where it is not there
/// @param formats the weights formats that hub runs with it
/// @param devices as `--device` names them; empty where it cannot run
/// @param place where it is from: `hub`, or a program or folder of the person's own
/// @param obstacle one sentence: why it cannot run, or cannot use the GPU; empty where all is well
/// @param hint how to fix that
/// @param gpu what it needs for a GPU, and what of that is missing
public record EngineReport(
    String name,
    String version,
    List<WeightsFormat> formats,
    List<String> devices,
    String place,
    String obstacle,
    String hint,
    GpuNeeds gpu) {

  /// The same engine with what it needs for a GPU, whose commands take the place of the hint.
  public EngineReport needs(GpuNeeds needs) {
    String help = needs.commands().isEmpty() ? hint : "";
    return new EngineReport(name, version, formats, devices, place, obstacle, help, needs);
  }

  /// The same engine, from another place.
  public EngineReport at(String other) {
    return new EngineReport(name, version, formats, devices, other, obstacle, hint, gpu);
  }

  public boolean isAvailable() {
    return !devices.isEmpty();
  }
}
