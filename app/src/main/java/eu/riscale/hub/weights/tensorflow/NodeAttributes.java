package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.weights.Port.Dimension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The attributes of an operation or of a function, as far as somebody asks for them.
///
/// @param values by their keys
/// @param functions the names of all functions in them, also in attributes of attributes
/// @param mayBeOfText whether a type among them is that of texts, or may be
/// @param decodesObjects whether a constant in them is of a type that makes objects when it is read
record NodeAttributes(
    Map<String, Value> values,
    List<String> functions,
    boolean mayBeOfText,
    boolean decodesObjects) {
  static final NodeAttributes NONE = new NodeAttributes(Map.of(), List.of(), false, false);

  /// One attribute.
  sealed interface Value {}

  /// A text, or a message that is kept as one.
  ///
  /// @param bytes empty where they are longer than any name
  record Text(Optional<byte[]> bytes) implements Value {}

  /// A number in a `DataType`.
  record Type(int number) implements Value {}

  /// True or false.
  record Truth(boolean isTrue) implements Value {}

  record Shape(Optional<List<Dimension>> sizes) implements Value {}

  /// @param isEmptyText whether it holds texts, and all of them are empty
  record Constant(boolean isEmptyText) implements Value {}

  /// The name of a function.
  record Function(String name) implements Value {}

  /// What stands in the attributes of the function's caller.
  record OfCaller() implements Value {}

  /// Any other.
  record Other() implements Value {}

  /// The text of an attribute; empty where the attribute is not there, no value where it is no text
  /// or longer than any name.
  Optional<String> text(String key) {
    Value value = values.get(key);
    if (value == null) {
      return Optional.of("");
    }
    return value instanceof Text text
        ? text.bytes().map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /// The name of the function that an attribute is.
  Optional<String> function(String key) {
    return values.get(key) instanceof Function function
        ? Optional.of(function.name())
        : Optional.empty();
  }

  /// Whether an attribute is the truth.
  ///
  /// @param usual what it is where it is not there
  boolean truth(String key, boolean usual) {
    Value value = values.get(key);
    return value == null ? usual : value instanceof Truth truth && truth.isTrue();
  }

  /// The type that an attribute is; 0 without one.
  int type(String key) {
    return values.get(key) instanceof Type type ? type.number() : 0;
  }

  /// The sizes that an attribute is; none without them.
  List<Dimension> shape(String key) {
    return values.get(key) instanceof Shape shape ? shape.sizes().orElse(List.of()) : List.of();
  }
}
