package eu.riscale.hub.engine.library;

import ai.onnxruntime.OrtEnvironment;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// ONNX Runtime's native library, and the one that ties it to Java.
public final class OnnxLibrary {
  /// Where the Java part looks for the native one; else it would unpack it again in every process.
  private static final String FOLDER = "onnxruntime.native.path";

  private static final String CORE = System.mapLibraryName("onnxruntime");
  private static final String BRIDGE = System.mapLibraryName("onnxruntime4j_jni");

  private OnnxLibrary() {}

  /// Tells ONNX Runtime where its library is. The first call in a process decides.
  ///
  /// @param own an ONNX Runtime to use instead of hub's own, such as one for CUDA
  public static void prepare(NativeCache natives, Optional<OnnxFolder> own) throws EngineException {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    Path bundled = natives.unpack(library());
    System.setProperty(
        FOLDER,
        own.isPresent() ? joined(own.get().libraries(), bundled).toString() : bundled.toString());
  }

  /// Whether hub has an ONNX Runtime for this machine.
  public static boolean isHere() {
    return EngineFiles.find("ai/onnxruntime/native/" + machine() + "/" + CORE) != null;
  }

  /// The library that runs networks on a GPU, of the ONNX Runtime that was prepared.
  public static Path cudaProvider() {
    return Path.of(System.getProperty(FOLDER, "")).resolve(OnnxFolder.PROVIDER);
  }

  public static String version() {
    return String.valueOf(OrtEnvironment.class.getPackage().getImplementationVersion());
  }

  /// The libraries of a Python lack the one that ties them to Java, and their names have a version;
  /// so they are linked to under the names that Java expects, beside hub's own bridge.
  private static Path joined(Path own, Path bundled) throws EngineException {
    if (Files.exists(own.resolve(CORE)) && Files.exists(own.resolve(BRIDGE))) {
      return own.toAbsolutePath();
    }
    // Removed when the process ends: libraries are needed until then.
    Path folder = ScratchFolder.make("onnxruntime").path();
    try (Stream<Path> files = Files.list(own)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (isCore(name)) {
          link(folder.resolve(CORE), file);
        } else if (name.contains("onnxruntime_providers_")) {
          link(folder.resolve(name), file);
        }
      }
      link(folder.resolve(BRIDGE), bundled.resolve(BRIDGE));
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.MACHINE,
          "The libraries of ONNX Runtime in %s cannot be used: %s.".formatted(own, Reason.of(e)),
          "Name another folder by HUB_ONNXRUNTIME_LIB, or use --device cpu.",
          e);
    }
    if (!Files.exists(folder.resolve(CORE))) {
      throw new EngineException(
          EngineException.Kind.MACHINE,
          "%s has no libraries of ONNX Runtime.".formatted(own),
          "Set HUB_ONNXRUNTIME_LIB to the folder that has them, such as onnxruntime/capi of a"
              + " Python.",
          null);
    }
    return folder;
  }

  /// `libonnxruntime.so.1.28.0`, `libonnxruntime.1.28.0.dylib` or `onnxruntime.dll`.
  static boolean isCore(String name) {
    return name.startsWith("libonnxruntime.so.")
        || (name.startsWith("libonnxruntime.") && name.endsWith(".dylib"))
        || name.equals(CORE);
  }

  private static void link(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target.toAbsolutePath());
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(target, link); // Windows lets not everyone make links.
    }
  }

  private static NativeLibrary library() {
    String machine = machine();
    Map<String, String> resources = new LinkedHashMap<>();
    for (String part : parts(machine)) {
      String file = System.mapLibraryName(part);
      resources.put(file, "ai/onnxruntime/native/" + machine + "/" + file);
    }
    return new NativeLibrary(
        "ONNX Runtime " + version(), "onnxruntime-" + version() + "-" + machine, resources);
  }

  private static List<String> parts(String machine) {
    return machine.startsWith("win")
        ? List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared")
        : List.of("onnxruntime", "onnxruntime4j_jni");
  }

  /// The machine as ONNX Runtime names its folders, such as `linux-x64`.
  private static String machine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
    String family =
        system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux";
    return family + "-" + processor;
  }
}
