package eu.riscale.hub.engine.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A TensorFlow of any version that says what a test wants of GPUs: a Python whose package
/// `tensorflow` computes what the test says, on the CPU. Whatever file it is given, `forward` is
/// the network, its signature is `serving_default`, and one of its operations ran on the CPU.
///
/// @param gpus how many it finds
/// @param cuda whether it is built with CUDA
/// @param forward Python that defines `forward`, with the names of the inputs as arguments, which
///   gives a mapping of output names to arrays of float32; these have `+`, `-` and `*`
public record FakeTensorFlow(String version, int gpus, boolean cuda, String forward) {
  private static final String PACKAGE = "site-packages/tensorflow";

  /// Writes it. The test is skipped where there is no `python3`, or no shell.
  ///
  /// @param folder where it comes to lie
  /// @return the program to give to `--python`
  public Path write(Path folder) throws IOException {
    Path tensorFlow = Files.createDirectories(folder.resolve(PACKAGE));
    Files.writeString(
        tensorFlow.resolve("__init__.py"),
        FakeTorch.source("fake_tensorflow.py")
            .replace("@VERSION@", version)
            .replace("@GPUS@", Integer.toString(gpus))
            .replace("@CUDA@", cuda ? "True" : "False")
            .replace("@FORWARD@", forward));
    Path about = Files.createDirectories(tensorFlow.resolve("python/platform"));
    Files.writeString(
        about.resolve("build_info.py"),
        "build_info = collections.OrderedDict([%s])\n"
            .formatted(cuda ? "('cuda_version', '12.5.1')" : "('is_cuda_build', False)"));
    Files.writeString(folder.resolve("site-packages/numpy.py"), FakeTorch.source("fake_numpy.py"));
    FakeTorch.describe(folder, "tensorflow", version);
    return FakeTorch.program(folder);
  }

  /// What the fake was asked for so far, one line each; empty where nothing has imported it.
  ///
  /// @param folder where it lies
  public static List<String> calls(Path folder) throws IOException {
    Path calls = folder.resolve(PACKAGE).resolve("calls.txt");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }
}
