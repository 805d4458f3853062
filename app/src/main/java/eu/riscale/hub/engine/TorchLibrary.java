package eu.riscale.hub.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/// PyTorch's native library: libtorch and the bridge to Java, each in an artifact that describes
/// itself by a properties file.
final class TorchLibrary {
  private static final String LIBTORCH = "native/lib/pytorch.properties";
  private static final String BRIDGE = "jnilib/pytorch.properties";

  private TorchLibrary() {}

  /// Whether hub was built with a libtorch for this machine.
  static boolean isHere() {
    return TorchLibrary.class.getClassLoader().getResource(LIBTORCH) != null;
  }

  /// Unpacks the library where need be and tells DJL where it is, so that DJL neither unpacks nor
  /// downloads anything.
  static void prepare(NativeCache natives) throws EngineException {
    if (System.getProperty("PYTORCH_LIBRARY_PATH") != null) {
      return;
    }
    try {
      Properties libtorch = properties(LIBTORCH);
      String build = libtorch.getProperty("version"); // 2.7.1-20250812
      int date = build.indexOf('-');
      String version = date < 0 ? build : build.substring(0, date);
      String flavor = libtorch.getProperty("flavor");
      System.setProperty("PYTORCH_VERSION", version);
      System.setProperty("PYTORCH_FLAVOR", flavor);
      System.setProperty(
          "PYTORCH_LIBRARY_PATH", natives.unpack(library(libtorch, version, flavor)).toString());
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.ENGINE,
          "hub's installation lacks PyTorch's library: %s.".formatted(e.getMessage()),
          "Install hub again.",
          e);
    }
  }

  private static NativeLibrary library(Properties libtorch, String version, String flavor)
      throws IOException {
    String machine = libtorch.getProperty("classifier");
    Map<String, String> resources = new LinkedHashMap<>();
    for (String file : libtorch.getProperty("libraries").split(",", -1)) {
      resources.put(file, "pytorch/" + flavor + "/" + machine + "/" + file);
    }
    String bridge = System.mapLibraryName("djl_torch");
    resources.put(bridge, "jnilib/" + machine + "/" + flavor + "/" + bridge);
    String build = properties(BRIDGE).getProperty("jni_version");
    return new NativeLibrary(
        "PyTorch " + version, "pytorch-" + build + "-" + flavor + "-" + machine, resources);
  }

  private static Properties properties(String resource) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = TorchLibrary.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      properties.load(in);
    }
    return properties;
  }
}
