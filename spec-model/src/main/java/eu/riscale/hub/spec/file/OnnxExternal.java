package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// The numbers of one tensor of an ONNX model that are kept in a file beside it. (ONNX 1.18,
/// `external_data` of `TensorProto`.)
///
/// @param tensor its name; empty where it has none
/// @param location the file's path from the folder of the model, as written
/// @param offset where in the file they begin, in bytes, as written; empty for its start
/// @param length how many bytes they are, as written; empty where the shape says it
/// @param needed how many bytes the tensor has by its shape and type; 0 where these do not tell
public record OnnxExternal(
    String tensor, String location, String offset, String length, long needed) {
  /// The longest path that systems have, in bytes.
  private static final int LONGEST = 4096;

  /// Whether the file can only lie in the folder of the model or below. What does not has been made
  /// by hand: to read other files of whoever loads the model, or memory of the program that does.
  public boolean isBeside() {
    boolean isLong = location.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    if (location.isEmpty() || location.startsWith("/") || location.startsWith("*") || isLong) {
      return false;
    }
    for (int i = 0; i < location.length(); i++) {
      char c = location.charAt(i);
      if (c < ' ' || c == 0x7F || c == '\\' || c == ':' || c == 0xFFFD) {
        return false;
      }
    }
    for (String part : location.split("/", -1)) {
      if (part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  /// The file that holds the numbers; empty where it does not lie beside the model.
  ///
  /// @param model where the ONNX file itself is
  public Optional<FileSource> file(FileSource model) {
    String path = model.toString();
    return isBeside()
        ? FileSource.parse(path.substring(0, path.lastIndexOf('/') + 1) + location)
        : Optional.empty();
  }

  /// Why a file of this size cannot hold the numbers, as a clause that goes on after its name;
  /// empty where it can.
  ///
  /// @param size of the file in bytes
  public Optional<String> misfit(long size) {
    OptionalLong start = number(offset);
    OptionalLong count = number(length);
    if (start.isEmpty() || count.isEmpty()) {
      return Optional.of("cannot have numbers at '" + (start.isEmpty() ? offset : length) + "'");
    }
    long bytes = count.getAsLong() > 0 ? count.getAsLong() : needed;
    return start.getAsLong() > size || bytes > size - start.getAsLong()
        ? Optional.of(
            "has %d bytes, and %d are needed from byte %d on"
                .formatted(size, bytes, start.getAsLong()))
        : Optional.empty();
  }

  /// 0 for no text; empty for what is no number of bytes.
  private static OptionalLong number(String text) {
    if (text.isEmpty()) {
      return OptionalLong.of(0);
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
