package eu.riscale.hub.engine;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/// TensorFlow's native library, which is that of TensorFlow for Java. DJL's own is years older, and
/// must never be looked for.
final class TensorFlowLibrary {
  private static final String FOLDER = "org/tensorflow/internal/c_api/";
  private static final String BRIDGE = System.mapLibraryName("jnitensorflow");

  private TensorFlowLibrary() {}

  /// Whether hub was built with a TensorFlow for this machine.
  static boolean isHere() {
    return bridge() != null;
  }

  /// Unpacks the library where need be and says where it is to DJL and to JavaCPP, which would
  /// otherwise download another one, or unpack this one into the person's home folder.
  static void prepare(NativeCache natives) throws EngineException {
    try {
      String folder = natives.unpack(library()).toString();
      System.setProperty("TENSORFLOW_LIBRARY_PATH", folder);
      System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
      System.setProperty("org.bytedeco.javacpp.cachedir", folder);
      System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.ENGINE,
          "hub's installation lacks TensorFlow's library: %s.".formatted(e.getMessage()),
          "Install hub again.",
          e);
    }
  }

  private static @Nullable URL bridge() {
    return TensorFlowLibrary.class.getClassLoader().getResource(FOLDER + machine() + "/" + BRIDGE);
  }

  /// The files differ from system to system, so the jar is asked.
  private static NativeLibrary library() throws IOException {
    URL bridge = bridge();
    if (bridge == null || !(bridge.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(BRIDGE + " is in no jar of the class path");
    }
    String prefix = FOLDER + machine() + "/";
    Map<String, String> resources = new LinkedHashMap<>();
    JarFile jar = connection.getJarFile();
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      String file = entry.getName().substring(Math.min(prefix.length(), entry.getName().length()));
      if (entry.getName().startsWith(prefix) && isLibrary(file)) {
        resources.put(file, entry.getName());
      }
    }
    return new NativeLibrary("TensorFlow", folder(jar), resources);
  }

  /// The version is in the name of the jar alone.
  private static String folder(JarFile jar) {
    String path = jar.getName();
    String name = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    return name.substring(0, name.length() - ".jar".length());
  }

  private static boolean isLibrary(String file) {
    return file.indexOf('/') < 0
        && (file.contains(".so") || file.endsWith(".dll") || file.endsWith(".dylib"));
  }

  /// The machine as JavaCPP names it, such as `linux-x86_64`.
  private static String machine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    String family =
        system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macosx" : "linux";
    return family + "-" + processor;
  }
}
