package eu.riscale.hub.engine.python;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A Python on this machine.
///
/// @param program its executable
/// @param version such as `3.11.7`
/// @param torch the version of its torch, such as `2.7.1+cpu`; empty where it has none
/// @param torchFolder the folder of the package torch; empty where it has none
/// @param tensorFlow the version of its TensorFlow, such as `2.18.0`; empty where it has none
/// @param tensorFlowCuda the CUDA that it was built with, such as `12.5.1`; empty where it is a
///   build for the CPU
/// @param onnxFolder the folder with the libraries of ONNX Runtime, which may be the build for the
///   CPU; empty where it has none
/// @param cudaFolders the folders with libraries of CUDA and cuDNN that came with its packages
public record Python(
    Path program,
    String version,
    String torch,
    String torchFolder,
    String tensorFlow,
    String tensorFlowCuda,
    String onnxFolder,
    List<Path> cudaFolders) {

  public boolean hasTorch() {
    return !torch.isEmpty();
  }

  public boolean hasTensorFlow() {
    return !tensorFlow.isEmpty();
  }

  public boolean torchHasCuda() {
    return hasTorch()
        && Files.exists(Path.of(torchFolder, "lib").resolve(System.mapLibraryName("torch_cuda")));
  }
}
