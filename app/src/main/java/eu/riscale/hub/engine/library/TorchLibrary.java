package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// PyTorch's native library: libtorch and the bridge to Java, each in an artifact that describes
/// itself by a properties file. For a GPU the bridge works with the libtorch of a Python.
public final class TorchLibrary {
  private static final String LIBTORCH = "native/lib/pytorch.properties";
  private static final String BRIDGE = "jnilib/pytorch.properties";
  private static final String PATH = "PYTORCH_LIBRARY_PATH";

  /// The bridge for CUDA. There is one for all versions of CUDA: it calls only libtorch.
  private static final String CUDA_FLAVOR = "cu128";

  private TorchLibrary() {}

  /// Whether hub has a libtorch for this machine.
  public static boolean isHere() {
    return EngineFiles.find(LIBTORCH) != null;
  }

  /// The version of PyTorch that the bridge was built for, and works with.
  public static String version() throws EngineException {
    // 2.7.1-0.35.1: PyTorch's and DJL's
    String build = properties(BRIDGE).getProperty("jni_version");
    return build.substring(0, build.indexOf('-'));
  }

  /// Tells DJL where the library is, so that DJL neither unpacks nor downloads one. The first call
  /// in a process decides.
  ///
  /// @param own a libtorch to use instead of hub's own, which is unpacked where need be
  /// @param gpu whether a GPU may be used: without a driver, not even the bridge for CUDA loads
  public static void prepare(NativeCache natives, Optional<TorchFolder> own, boolean gpu)
      throws EngineException {
    Djl.refuse(PATH, "HUB_TORCH_LIB");
    if (System.getProperty(PATH) != null) {
      return;
    }
    if (own.isPresent()) {
      // DJL copies the bridge to this folder, and takes one that is there already as it is.
      System.setProperty("ENGINE_CACHE_DIR", ScratchFolder.make("torch").path().toString());
      boolean cuda = gpu && !own.get().cuda().isEmpty();
      point(own.get().libraries(), version(), cuda ? CUDA_FLAVOR : "cpu");
      return;
    }
    Properties libtorch = properties(LIBTORCH);
    String build = libtorch.getProperty("version"); // 2.7.1-20250812
    int date = build.indexOf('-');
    String version = date < 0 ? build : build.substring(0, date);
    String flavor = libtorch.getProperty("flavor");
    point(natives.unpack(library(libtorch, version, flavor)), version, flavor);
  }

  private static void point(Path folder, String version, String flavor) {
    System.setProperty("PYTORCH_VERSION", version);
    System.setProperty("PYTORCH_FLAVOR", flavor);
    System.setProperty(PATH, folder.toString());
  }

  private static NativeLibrary library(Properties libtorch, String version, String flavor)
      throws EngineException {
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

  private static Properties properties(String resource) throws EngineException {
    URL url = EngineFiles.find(resource);
    if (url == null) {
      throw lacking(resource + " is missing", null);
    }
    try (InputStream in = url.openStream()) {
      Properties properties = new Properties();
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw lacking(String.valueOf(e.getMessage()), e);
    }
  }

  private static EngineException lacking(String why, @Nullable IOException cause) {
    return new EngineException(
        EngineException.Kind.MACHINE,
        "hub's installation lacks PyTorch's library: %s.".formatted(why),
        "Install hub again.",
        cause);
  }
}
