package eu.riscale.hub.engine;

import java.util.List;

/// What an engine needs to run on a GPU.
///
/// @param cuda the version of CUDA that its library was built for, such as `13`; empty where it is
///   not known, or the library has none
/// @param missing what this machine lacks of it, each a file or in words
/// @param commands what to type, line by line, so that it works; empty where nothing is missing
///   that can be installed by a command
public record GpuNeeds(String cuda, List<String> missing, List<String> commands) {

  /// Of an engine that hub runs on the CPU alone.
  public static final GpuNeeds NONE = new GpuNeeds("", List.of(), List.of());

  public GpuNeeds {
    missing = List.copyOf(missing);
    commands = List.copyOf(commands);
  }

  /// Where there is no GPU, nothing else is worth installing.
  public static GpuNeeds driver(String cuda) {
    return new GpuNeeds(cuda, List.of("an NVIDIA driver"), List.of());
  }
}
