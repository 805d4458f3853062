package eu.riscale.hub.engine.library;

/// The libraries of CUDA and cuDNN that ONNX Runtime uses on Linux, each after those that it needs
/// itself.
enum CudaPart {
  RUNTIME("cudart", "nvidia-cuda-runtime"),
  /// cuFFT brings it, and asks for it only at times.
  JIT_LINKER("nvJitLink", "nvidia-nvjitlink"),
  BLAS_LIGHT("cublasLt", "nvidia-cublas"),
  BLAS("cublas", "nvidia-cublas"),
  COMPILER("nvrtc", "nvidia-cuda-nvrtc"),
  RANDOM("curand", "nvidia-curand"),
  FOURIER("cufft", "nvidia-cufft"),
  DEEP_LEARNING("cudnn", "nvidia-cudnn");

  /// Which CUDA a version of curand or cuDNN is for does not show in its number.
  private static final int CURAND = 10;

  private static final int CUDNN = 9;

  private final String word;
  private final String distribution;

  CudaPart(String word, String distribution) {
    this.word = word;
    this.distribution = distribution;
  }

  /// Its file for a version of CUDA, such as `libcublas.so.13`.
  String file(int cuda) {
    return "lib" + word + ".so." + version(cuda);
  }

  /// What pip calls the package that has it, with the versions that fit.
  String requirement(int cuda) {
    boolean named = cuda < 13 || this == DEEP_LEARNING;
    return "%s%s~=%d.0".formatted(distribution, named ? "-cu" + cuda : "", version(cuda));
  }

  private int version(int cuda) {
    return switch (this) {
      case RANDOM -> CURAND;
      case DEEP_LEARNING -> CUDNN;
      case FOURIER -> cuda - 1;
      case RUNTIME, JIT_LINKER, BLAS_LIGHT, BLAS, COMPILER -> cuda;
    };
  }
}
