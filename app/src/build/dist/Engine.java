/// The archive of an engine.
///
/// @param name `onnx`, `pytorch` or `tensorflow`
/// @param file its name, beside the image
record Engine(String name, String version, String file, long size, String sha256) {

  /// As `lib/engines.txt` lists it; hub reads that.
  String line() {
    return String.join(" ", name, version, file, Long.toString(size), sha256);
  }
}
