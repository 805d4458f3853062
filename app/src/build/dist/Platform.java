import java.util.Locale;

/// The machine that packages are made for.
///
/// @param system `linux`, `macos` or `windows`
/// @param processor `x86_64` or `aarch64`
record Platform(String system, String processor) {

  static Platform ofThisMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String family =
        system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : "linux";
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    return new Platform(family, processor);
  }

  String name() {
    return system + "-" + processor;
  }

  boolean isWindows() {
    return system.equals("windows");
  }

  boolean isLinux() {
    return system.equals("linux");
  }

  /// As ONNX Runtime names its folders, such as `linux-x64`.
  String onnxName() {
    String family = isWindows() ? "win" : isLinux() ? "linux" : "osx";
    return family + "-" + (processor.equals("aarch64") ? "aarch64" : "x64");
  }

  /// As DJL names them, such as `osx-aarch64`.
  String djlName() {
    return (isWindows() ? "win" : isLinux() ? "linux" : "osx") + "-" + processor;
  }

  /// As Debian names processors.
  String debianName() {
    return processor.equals("aarch64") ? "arm64" : "amd64";
  }
}
