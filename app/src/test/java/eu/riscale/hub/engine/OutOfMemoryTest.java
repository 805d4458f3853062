package eu.riscale.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfMemoryTest {

  /// As ONNX Runtime, PyTorch and TensorFlow say it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BFCArena::AllocateRawInternal(size_t) Failed to allocate memory for requested buffer of"
            + " size 17179869184",
        "CUDA failure 2: out of memory ; GPU=0 ; hostname=a",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED",
        "CUDA out of memory. Tried to allocate 256.00 GiB. GPU 0 has a total capacity of 79.19 GiB",
        "[enforce fail at alloc_cpu.cpp:119] . DefaultCPUAllocator: can't allocate memory: you"
            + " tried to allocate 274877906944 bytes.",
        "OOM when allocating tensor with shape[1,64,65536,65536] and type float",
        "std::bad_alloc",
      })
  void isRecognisedInWhatEnginesSay(String text) {
    assertThat(OutOfMemory.isIn(new IllegalStateException("Failed", new RuntimeException(text))))
        .isTrue();
  }

  @Test
  void otherFailuresAreNone() {
    assertThat(OutOfMemory.isIn(new RuntimeException("mat1 and mat2 shapes cannot be multiplied")))
        .isFalse();
  }

  @Test
  void saysWhoseMemoryItWas() {
    EngineException e =
        OutOfMemory.on(new Device.Cuda(1), "the network with x", "it is full", null);
    assertThat(e.kind()).isEqualTo(EngineException.Kind.MEMORY);
    assertThat(e)
        .hasMessage("The memory of cuda:1 did not suffice for the network with x: it is full.");
    assertThat(e.hint()).contains("--device cpu");
    assertThat(OutOfMemory.on(Device.CPU, "the network with x", "it is full", null))
        .hasMessage(
            "The memory of this machine did not suffice for the network with x: it is full.");
  }
}
