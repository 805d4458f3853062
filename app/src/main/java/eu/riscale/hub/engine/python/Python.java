package eu.riscale.hub.engine.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
/// @param packages a checksum of the names and versions of all that is installed in it
public record Python(
    Path program,
    String version,
    String torch,
    String torchFolder,
    String tensorFlow,
    String tensorFlowCuda,
    String onnxFolder,
    List<Path> cudaFolders,
    String packages) {

  /// The version itself tells it only where a build is not PyPI's.
  private static final Pattern TORCH_CUDA = Pattern.compile("(?m)^cuda\\b[^=\\n]*=\\s*'([\\d.]+)'");

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

  /// What to type to install packages in it.
  ///
  /// @param packages as they are typed, quotes and options included
  public String install(String packages) {
    return "%s -m pip install %s".formatted(CommandWord.of(program.toString()), packages);
  }

  /// The CUDA that its torch was built with, such as `13.0`; empty where torch does not say.
  public String torchCuda() {
    try {
      Matcher noted = TORCH_CUDA.matcher(Files.readString(Path.of(torchFolder, "version.py")));
      return noted.find() ? noted.group(1) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
