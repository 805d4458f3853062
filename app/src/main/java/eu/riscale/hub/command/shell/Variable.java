package eu.riscale.hub.command.shell;

/// What hub takes from the environment, and the only list of it.
enum Variable {
  COLUMNS(
      "How wide help texts and, at a terminal, messages are; without it as wide as the terminal, at"
          + " most 120."),
  NO_COLOR("Where it is set, no colours and no progress bar."),
  TERM("dumb: no colours and no progress bar."),
  HUB_JAVA_HOME(
      "The JDK to run on; without it the Java of a package, JAVA_HOME, the java on the path, the"
          + " usual folders."),
  HUB_NO_BUILD("1: run what is built, and build nothing where hub runs from its sources."),
  HUB_CACHE_DIR(
      "Where hub keeps the engines that it has unpacked; without it hub in the system's folder for"
          + " caches."),
  HUB_DATA_DIR(
      "Where 'hub engines install' puts engines that not all people of a machine are to have;"
          + " without it hub in the system's folder for data."),
  HUB_TORCH_LIB("The folder of a libtorch to use instead of hub's own, such as one for CUDA."),
  HUB_ONNXRUNTIME_LIB(
      "The folder of an ONNX Runtime to use instead of hub's own, such as one for CUDA."),
  TMPDIR("Where files go that hub needs for a while.");

  private final String meaning;

  Variable(String meaning) {
    this.meaning = meaning;
  }

  /// What it does, in a sentence.
  String meaning() {
    return meaning;
  }
}
