package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.Causes;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.OutOfMemory;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.engine.library.CudaLibraries;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says in plain words why a GPU is not available to ONNX Runtime, and what to do.
///
/// @param libraries CUDA and cuDNN as they were found; empty where that is left to the system
/// @param commands what to type where libraries are missing
record CudaErrors(Optional<CudaLibraries> libraries, List<String> commands) {
  private static final Pattern MISSING =
      Pattern.compile("(lib[\\w+.-]+\\.so[.\\d]*): cannot open shared object file");

  private static final String UNAVAILABLE = " is not available for onnx: ";

  private static final String OR_CPU = "Or use --device cpu.";

  /// @param text a part of what CUDA says
  private record Known(Pattern text, String why, String hint) {
    static Known of(String text, String why, String hint) {
      return new Known(Pattern.compile(text), why, hint);
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          Known.of(
              "invalid device ordinal|Invalid device ID|failure 101:",
              "there is no such GPU",
              "nvidia-smi -L lists the GPUs; they are counted from 0, and only those that"
                  + " CUDA_VISIBLE_DEVICES names where it is set."),
          Known.of(
              "no CUDA-capable device|failure 100:",
              "CUDA finds no GPU",
              "See with nvidia-smi whether the driver finds one, and whether CUDA_VISIBLE_DEVICES"
                  + " hides it."),
          Known.of(
              "no kernel image is available|failure 209:",
              "this ONNX Runtime was not built for a GPU of this kind",
              ""),
          Known.of("(?:cuDNN|libcudnn).*not found", "cuDNN cannot be loaded", ""),
          Known.of("(?:cuFFT|libcufft).*not found", "cuFFT cannot be loaded", ""));

  private static final Pattern TOO_OLD =
      Pattern.compile("driver version is insufficient|failure 35:|failure 804:");

  /// Loading a library that was cut may end the process.
  void refuseDamaged(Device.Cuda gpu) throws EngineException {
    List<String> damaged = libraries.map(CudaLibraries::damaged).orElse(List.of());
    if (!damaged.isEmpty()) {
      throw unavailable(
          gpu,
          String.join("; ", damaged),
          "Install CUDA again, in a new environment that you name by --python: %s. %s"
              .formatted(String.join(", then ", commands), OR_CPU),
          null);
    }
  }

  /// What was thrown while the network was opened.
  EngineException atOpening(Device.Cuda gpu, Throwable failure) {
    if (OutOfMemory.isIn(failure)) {
      return OutOfMemory.on(gpu, "the network", OnnxErrors.reason(failure), failure);
    }
    return of(gpu, failure)
        .orElseGet(() ->
            unavailable(
                gpu,
                OnnxErrors.reason(failure),
                "See with nvidia-smi whether the GPU works. " + OR_CPU,
                failure));
  }

  /// What was thrown while the network ran: CUDA loads some of its libraries only then.
  EngineException inRun(Device.Cuda gpu, EngineException failure) {
    return failure.kind() == EngineException.Kind.RUN ? of(gpu, failure).orElse(failure) : failure;
  }

  private Optional<EngineException> of(Device.Cuda gpu, Throwable failure) {
    String text = text(failure);
    Matcher missing = MISSING.matcher(text);
    if (missing.find()) {
      return Optional.of(missing(gpu, missing.group(1), failure));
    }
    if (TOO_OLD.matcher(text).find()) {
      return Optional.of(tooOld(gpu, failure));
    }
    return KNOWN.stream()
        .filter(known -> known.text().matcher(text).find())
        .findFirst()
        .map(
            known -> unavailable(gpu, known.why(), (known.hint() + " " + OR_CPU).strip(), failure));
  }

  private static String text(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable each : Causes.of(failure)) {
      text.append(Sentence.message(each)).append('\n');
    }
    return text.toString();
  }

  private EngineException missing(Device.Cuda gpu, String library, Throwable failure) {
    if (library.startsWith("libcuda.so")) {
      return unavailable(
          gpu,
          "%s, the library of the NVIDIA driver, is missing".formatted(library),
          "Install the driver on this machine; start a container with its GPUs, as docker run"
              + " --gpus all does. "
              + OR_CPU,
          failure);
    }
    List<String> all = libraries.map(CudaLibraries::missingFiles).orElse(List.of());
    List<String> named = all.contains(library) ? all : List.of(library);
    return unavailable(
        gpu,
        "%s%s %s missing"
            .formatted(
                String.join(", ", named),
                libraries.map(cuda -> " of CUDA " + cuda.cuda()).orElse(""),
                named.size() > 1 ? "are" : "is"),
        commands.isEmpty() ? OR_CPU : "%s. %s".formatted(typed(), OR_CPU),
        failure);
  }

  private String typed() {
    return (commands.size() > 1
            ? "Make an environment that has all of it, and name it by --python: "
            : "Install what is missing: ")
        + String.join(", then ", commands);
  }

  private EngineException tooOld(Device.Cuda gpu, Throwable failure) {
    int cuda = libraries.map(CudaLibraries::cuda).orElse(0);
    String driver = cuda == 13 ? " (580 or newer)" : cuda == 12 ? " (525 or newer)" : "";
    return unavailable(
        gpu,
        "the NVIDIA driver is too old for CUDA" + (cuda > 0 ? " " + cuda : ""),
        "Install a newer one%s; nvidia-smi shows which one there is. %s".formatted(driver, OR_CPU),
        failure);
  }

  /// @param why as a clause
  static EngineException unavailable(
      Device.Cuda gpu, String why, String hint, @Nullable Throwable cause) {
    return new EngineException(
        EngineException.Kind.DEVICE, gpu.word() + UNAVAILABLE + why + ".", hint, cause);
  }
}
