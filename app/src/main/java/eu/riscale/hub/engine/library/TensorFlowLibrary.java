package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.EngineException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// TensorFlow's native library, which is that of TensorFlow for Java. DJL's own is years older, and
/// must never be looked for.
public final class TensorFlowLibrary {
  private static final String FOLDER = "org/tensorflow/internal/c_api/";
  private static final String BRIDGE = System.mapLibraryName("jnitensorflow");

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  private TensorFlowLibrary() {}

  /// Whether hub has a TensorFlow for this machine.
  public static boolean isHere() {
    return bridge() != null;
  }

  /// Unpacks the library where need be and says where it is to DJL and to JavaCPP, which would
  /// otherwise download another one, or unpack this one into the person's home folder.
  public static void prepare(NativeCache natives) throws EngineException {
    Djl.refuse("TENSORFLOW_LIBRARY_PATH", "");
    try {
      String folder = natives.unpack(library()).toString();
      System.setProperty("TENSORFLOW_LIBRARY_PATH", folder);
      System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
      System.setProperty("org.bytedeco.javacpp.cachedir", folder);
      System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.MACHINE,
          "hub's installation lacks TensorFlow's library: %s.".formatted(e.getMessage()),
          "Install hub again.",
          e);
    }
  }

  private static @Nullable URL bridge() {
    return EngineFiles.find(FOLDER + machine() + "/" + BRIDGE);
  }

  /// The files differ from system to system, so the jar is asked.
  private static NativeLibrary library() throws IOException {
    URL bridge = bridge();
    if (bridge == null || !(bridge.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(BRIDGE + " is in no jar and no archive");
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

  /// The version of TensorFlow for Java, such as `1.1.0`, which is not that of TensorFlow itself;
  /// empty where there is no library.
  public static String version() {
    URL bridge = bridge();
    String name = bridge == null ? "" : bridge.getPath().replaceFirst("!.*", "");
    Matcher version = VERSION.matcher(name.substring(name.lastIndexOf('/') + 1));
    return version.find() ? version.group() : "";
  }

  /// The version is in the name of the jar alone.
  private static String folder(JarFile jar) {
    String path = jar.getName();
    String name = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    return name.substring(0, name.lastIndexOf('.'));
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
