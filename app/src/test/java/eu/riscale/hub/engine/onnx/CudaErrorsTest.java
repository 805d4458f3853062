package eu.riscale.hub.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.library.CudaLibraries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaErrorsTest {
  private static final Device.Cuda GPU = new Device.Cuda(0);
  private static final CudaErrors ERRORS =
      new CudaErrors(
          Optional.of(new CudaLibraries(13, Map.of(), List.of(), List.of())),
          List.of("pip install cuda"));

  /// What ONNX Runtime hands on of CUDA's own words.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          libcublasLt.so.13: cannot open shared object file: No such file or directory | libcublasLt.so.13 of CUDA 13 is missing | Install what is missing: pip install cuda. Or use --device cpu.
          libcuda.so.1: cannot open shared object file: No such file or directory | libcuda.so.1, the library of the NVIDIA driver, is missing | Install the driver on this machine; start a container with its GPUs, as docker run --gpus all does. Or use --device cpu.
          CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version ; GPU=-1 | the NVIDIA driver is too old for CUDA 13 | Install a newer one (580 or newer); nvidia-smi shows which one there is. Or use --device cpu.
          CUDA failure 101: invalid device ordinal ; GPU=7 | there is no such GPU | nvidia-smi -L lists the GPUs; they are counted from 0, and only those that CUDA_VISIBLE_DEVICES names where it is set. Or use --device cpu.
          CUDA failure 100: no CUDA-capable device is detected ; GPU=-1 | CUDA finds no GPU | See with nvidia-smi whether the driver finds one, and whether CUDA_VISIBLE_DEVICES hides it. Or use --device cpu.
          CUDA failure 209: no kernel image is available for execution on the device | this ONNX Runtime was not built for a GPU of this kind | Or use --device cpu.
          """)
  void areSaidInPlainWords(String text, String why, String hint) {
    EngineException e = ERRORS.atOpening(GPU, new IllegalStateException("x", new Exception(text)));
    assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
    assertThat(e).hasMessage("cuda:0 is not available for onnx: %s.", why);
    assertThat(e.hint()).isEqualTo(hint);
  }

  @Test
  void memoryIsItsOwnKind() {
    EngineException e =
        ERRORS.atOpening(GPU, new Exception("CUDA failure 2: out of memory ; GPU=0"));
    assertThat(e.kind()).isEqualTo(EngineException.Kind.MEMORY);
    assertThat(e).hasMessageStartingWith("The memory of cuda:0 did not suffice for the network: ");
  }

  /// cuDNN is loaded when the first convolution runs.
  @Test
  void aLibraryCanBeMissingInARunAsWell() {
    EngineException failed =
        new EngineException(
            EngineException.Kind.RUN,
            "The network failed.",
            "",
            new RuntimeException("libcudnn.so.9: cannot open shared object file: No such file"));
    EngineException e = ERRORS.inRun(GPU, failed);
    assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
    assertThat(e)
        .hasMessage("cuda:0 is not available for onnx: libcudnn.so.9 of CUDA 13 is missing.");
  }

  @Test
  void otherFailuresOfARunAreTheNetworks() {
    EngineException failed =
        new EngineException(EngineException.Kind.RUN, "The network failed.", "", null);
    assertThat(ERRORS.inRun(GPU, failed)).isSameAs(failed);
  }
}
