package eu.riscale.hub.spec.file;

/// What [OnnxWalk] meets in an ONNX model, in the order of the file.
public interface OnnxVisitor {

  /// A set of operators that the model or one of its functions uses.
  ///
  /// @param domain ONNX's own is `ai.onnx`, however it is written
  /// @param version 0 where the file does not say
  default void opset(String domain, long version) {}

  /// A use of an operator or function.
  ///
  /// @param domain empty for ONNX's own
  /// @param node the name of the node; may be empty
  /// @param function the function in whose body it is; empty in the network itself
  default void operator(String domain, String name, String node, String function) {}

  /// A function that the model brings with it.
  ///
  /// @param domain empty for ONNX's own
  default void function(String domain, String name) {}

  /// A tensor whose numbers are in another file.
  default void external(OnnxExternal tensor) {}

  /// An entry of the model's metadata.
  default void metadata(String key) {}
}
