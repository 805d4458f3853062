package eu.riscale.hub.engine;

import java.util.List;
import java.util.Optional;

/// An opened network. Not for use by several threads at once; close it to free its memory.
public interface Session extends AutoCloseable {

  /// Runs the network once.
  ///
  /// @param inputs in the order of the description; they are matched with the network's own by
  ///   {@link Matching}
  /// @return the outputs in the network's order, of the data type and shape that the network gave
  ///   them, their axes named by position, `0`, `1` and so on; half precision is widened to float32
  /// @throws EngineException of kind RUN where the network refuses the inputs or fails, of kind
  ///   MEMORY where the device's memory did not suffice for them
  List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException;

  /// The names of the network's inputs in its own order; empty where the format has no names.
  List<String> inputNames();

  /// Name and version of the library that runs the network, such as `ONNX Runtime 1.29.0`.
  String engine();

  /// The device that is really used, never {@link Device.Auto}. Where that was asked for, it may
  /// come to be the CPU in the first run.
  Device device();

  /// Where the operations of the network ran; known after the first run, where the engine tells.
  default Placement placement() {
    return Placement.NOT_TOLD;
  }

  /// Why `--device auto` took the CPU though this machine has a GPU, as a clause without a full
  /// stop; empty where it did not, and where another device was asked for.
  default Optional<String> whyNotGpu() {
    return Optional.empty();
  }

  @Override
  void close();
}
