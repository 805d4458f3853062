package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.riscale.hub.engine.ModelCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a Python's packages have put CUDA, asked of a true Python.
class CudaFoldersTest {
  @TempDir Path dir;

  @Test
  void thoseOfCuda12AndOf13AreFound() throws Exception {
    Path packages = makeEnvironment();
    Path cudnn = library(packages, "nvidia/cudnn/lib/libcudnn.so.9");
    Path old = library(packages, "nvidia/cublas/lib/libcublasLt.so.12");
    Path together = library(packages, "nvidia/cu13/lib/libcublas.so.13");
    library(packages, "nvidia/nccl/lib/libnccl.so.2");
    PythonSettings settings =
        new PythonSettings(
            Optional.of(dir.resolve("env")), ModelCode.REFUSED, PythonSettings.USUAL_LIMIT);
    Python python = new PythonFinder(settings).found().getFirst();
    assertThat(python.cudaFolders())
        .extracting(Path::toRealPath)
        .containsExactly(together, old, cudnn);
  }

  private Path makeEnvironment() throws Exception {
    Process venv =
        new ProcessBuilder("python3", "-m", "venv", "--without-pip", dir.resolve("env").toString())
            .inheritIO()
            .start();
    assumeTrue(venv.waitFor() == 0, "python3 makes no environments here");
    List<Path> packages;
    try (Stream<Path> found = Files.walk(dir.resolve("env"))) {
      packages = found.filter(path -> path.endsWith("site-packages")).toList();
    }
    return packages.getFirst().toRealPath();
  }

  private static Path library(Path packages, String file) throws IOException {
    Path made = packages.resolve(file);
    Path folder = Files.createDirectories(made.resolveSibling(".").normalize());
    Files.createFile(made);
    return folder;
  }
}
