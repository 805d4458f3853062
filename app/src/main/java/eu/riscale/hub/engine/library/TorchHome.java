package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.python.Python;

/// Which PyTorch runs TorchScript.
public sealed interface TorchHome {

  /// The libtorch that hub brings, which is built for the CPU.
  record Hub() implements TorchHome {}

  /// The libtorch of a folder that the person named, in hub's own process.
  record Folder(TorchFolder torch) implements TorchHome {}

  /// The torch of a Python, in a process of that Python: hub's bridge to Java fits one version of
  /// libtorch alone, and two engines in one process may not agree on a CUDA.
  record InPython(Python python) implements TorchHome {}
}
