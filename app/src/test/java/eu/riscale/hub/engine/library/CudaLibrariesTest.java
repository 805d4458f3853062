package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.python.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Which files of CUDA are taken, by what lies among the packages of a Python.
class CudaLibrariesTest {
  private static final SystemLoader NOTHING = new SystemLoader(List.of(), "");

  @TempDir Path dir;
  private Path packages;
  private Path nvidia;

  @BeforeEach
  void makePackages() throws IOException {
    packages = Files.createDirectories(dir.resolve("site-packages"));
    nvidia = packages.resolve("nvidia");
  }

  @Test
  void cuda13LiesInOneFolderAndCudnnInAnother() throws IOException {
    Path cuda = nvidia.resolve("cu13/lib");
    touch(cuda, "libcudart.so.13", "libcublasLt.so.13", "libcublas.so.13", "libnvrtc.so.13");
    touch(cuda, "libcurand.so.10", "libcufft.so.12", "libnvJitLink.so.13");
    Path cudnn = nvidia.resolve("cudnn/lib");
    touch(cudnn, "libcudnn.so.9");
    CudaLibraries found = find(13, NOTHING, cuda, cudnn);
    assertThat(found.missing()).isEmpty();
    assertThat(found.found())
        .containsEntry(CudaPart.BLAS_LIGHT, cuda.resolve("libcublasLt.so.13"))
        .containsEntry(CudaPart.DEEP_LEARNING, cudnn.resolve("libcudnn.so.9"))
        .hasSize(CudaPart.values().length);
  }

  @Test
  void cuda12LiesInAFolderForEach() throws IOException {
    Path cublas = nvidia.resolve("cublas/lib");
    touch(cublas, "libcublasLt.so.12", "libcublas.so.12");
    Path curand = nvidia.resolve("curand/lib");
    touch(curand, "libcurand.so.10");
    CudaLibraries found = find(12, NOTHING, cublas, curand);
    assertThat(found.found()).containsOnlyKeys(CudaPart.BLAS_LIGHT, CudaPart.BLAS, CudaPart.RANDOM);
    assertThat(found.missingFiles())
        .containsExactly("libcudart.so.12", "libnvrtc.so.12", "libcufft.so.11", "libcudnn.so.9");
    assertThat(found.requirements())
        .containsExactly(
            "nvidia-cuda-runtime-cu12~=12.0",
            "nvidia-cuda-nvrtc-cu12~=12.0",
            "nvidia-cufft-cu12~=11.0",
            "nvidia-cudnn-cu12~=9.0");
  }

  /// Of curand and cuDNN the files of CUDA 12 and 13 have the same names.
  @Test
  void thoseOfAnotherCudaAreNotTaken() throws IOException {
    Path curand = nvidia.resolve("curand/lib");
    touch(curand, "libcurand.so.10");
    Path cudnn = nvidia.resolve("cudnn/lib");
    touch(cudnn, "libcudnn.so.9");
    Files.createDirectory(packages.resolve("nvidia_cudnn_cu12-9.5.1.17.dist-info"));
    CudaLibraries found = find(13, NOTHING, curand, cudnn);
    assertThat(found.found()).isEmpty();
    assertThat(found.requirements())
        .containsExactly(
            "nvidia-cuda-runtime~=13.0",
            "nvidia-cublas~=13.0",
            "nvidia-cuda-nvrtc~=13.0",
            "nvidia-curand~=10.0",
            "nvidia-cufft~=12.0",
            "nvidia-cudnn-cu13~=9.0");
  }

  @Test
  void whatTheSystemFindsIsNotMissing() throws IOException {
    touch(dir.resolve("system"), "libcudart.so.13", "libcufft.so.12", "libnvrtc.so.13");
    SystemLoader system =
        new SystemLoader(
            List.of(dir.resolve("system")),
            "/usr/local/cuda/lib64/libcublas.so.13\0/usr/local/cuda/lib64/libcublasLt.so.13\0");
    assertThat(find(13, system).missingFiles()).containsExactly("libcurand.so.10", "libcudnn.so.9");
  }

  @Test
  void aLibraryThatDoesNotSayIsLeftToTheSystem() throws IOException {
    Path other = SmallElf.write(dir.resolve("lib.so"), "libc.so.6");
    assertThat(CudaLibraries.of(other, List.of(), NOTHING)).isEmpty();
    Path windows = Files.writeString(dir.resolve("provider.dll"), "MZ".repeat(100));
    assertThat(CudaLibraries.of(windows, List.of(), NOTHING)).isEmpty();
  }

  @Test
  void thePythonThatHasOnnxRuntimeIsToldToInstallWhatIsMissing() throws IOException {
    Path cudart = nvidia.resolve("cu13/lib");
    touch(cudart, "libcudart.so.13", "libnvrtc.so.13", "libcublas.so.13", "libcublasLt.so.13");
    touch(cudart, "libcufft.so.12");
    CudaLibraries found = find(13, NOTHING, cudart);
    assertThat(OnnxSetup.commands(found, Optional.of(python(cudart))))
        .containsExactly(
            Path.of("/opt/env/bin/python")
                + " -m pip install \"nvidia-curand~=10.0\""
                + " \"nvidia-cudnn-cu13~=9.0\"");
  }

  /// Loading it would end the process; pip would take it for installed.
  @Test
  @EnabledOnOs(OS.LINUX)
  void oneThatWasCutIsToldOfAndAnotherEnvironmentIsMade() throws IOException {
    Path cuda = nvidia.resolve("cu13/lib");
    touch(cuda, "libcudart.so.13", "libnvrtc.so.13", "libcublas.so.13", "libcufft.so.12");
    touch(cuda, "libcurand.so.10", "libcudnn.so.9");
    byte[] sound = SmallElf.bytes();
    Files.write(cuda.resolve("libcublasLt.so.13"), Arrays.copyOf(sound, 300));
    CudaLibraries found = find(13, NOTHING, cuda);
    assertThat(found.missing()).isEmpty();
    assertThat(found.lacking())
        .containsExactly(
            "libcublasLt.so.13 cannot be used: it is not whole, with 300 bytes of %,d (in %s)"
                .formatted(sound.length, cuda));
    assertThat(OnnxSetup.commands(found, Optional.of(python(cuda))))
        .startsWith("python3 -m venv hub-gpu-new");
  }

  /// cuDNN for CUDA 13 would overwrite that of its torch.
  @Test
  void aPythonWithAnotherCudaIsLeftAlone() throws IOException {
    Path cublas = nvidia.resolve("cublas/lib");
    touch(cublas, "libcublas.so.12");
    CudaLibraries found = find(13, NOTHING, cublas);
    assertThat(OnnxSetup.commands(found, Optional.of(python(cublas))))
        .isEqualTo(OnnxSetup.commands());
    assertThat(OnnxSetup.commands(found, Optional.empty())).isEqualTo(OnnxSetup.commands());
  }

  private CudaLibraries find(int cuda, SystemLoader system, Path... folders) throws IOException {
    Path provider =
        SmallElf.write(
            dir.resolve("provider.so"),
            "libcublasLt.so." + cuda,
            "libcuda.so.1",
            "libcublas.so." + cuda);
    return CudaLibraries.of(provider, List.of(folders), system).orElseThrow();
  }

  private static Python python(Path... folders) {
    return new Python(
        Path.of("/opt/env/bin/python"), "3.12.1", "", "", "", "", "", List.of(folders), "");
  }

  private static void touch(Path folder, String... files) throws IOException {
    Files.createDirectories(folder);
    for (String file : files) {
      SmallElf.write(folder.resolve(file));
    }
  }
}
