package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.weights.Port.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Where a checkpoint keeps one array. (TensorFlow 2.18, `tensor_bundle.proto`.)
///
/// @param key its path through the objects that were saved, or its name
/// @param shard the number of the data file
/// @param offset in that file, in bytes
/// @param size in bytes
/// @param sum a checksum of the numbers
/// @param sliced whether its numbers lie in entries of their own
record CheckpointEntry(
    String key,
    String dtype,
    List<Long> shape,
    int shard,
    long offset,
    long size,
    int sum,
    boolean sliced) {
  /// What ends the key of a variable that is a part of an object.
  private static final String VALUE = "/.ATTRIBUTES/VARIABLE_VALUE";

  static CheckpointEntry of(String key, byte[] message) throws IOException {
    ProtobufReader in = new ProtobufReader(message);
    String dtype = "";
    List<Long> shape = new ArrayList<>();
    int shard = 0;
    long offset = 0;
    long size = 0;
    int sum = 0;
    boolean sliced = false;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> dtype = TensorProtos.type(in.integer());
        case 2 -> {
          List<Dimension> sizes = TensorProtos.shape(in).orElse(List.of());
          sizes.forEach(each -> shape.add(Math.max(0, each.size())));
        }
        case 3 -> shard = (int) in.integer();
        case 4 -> offset = in.integer();
        case 5 -> size = in.integer();
        case 6 -> sum = in.fourBytes();
        case 7 -> sliced = true;
        default -> {}
      }
    }
    return new CheckpointEntry(key, dtype, List.copyOf(shape), shard, offset, size, sum, sliced);
  }

  /// Where in its data file its numbers end; as far as a `long` can tell where it claims more.
  long end() {
    long end = offset + size;
    return offset < 0 || size < 0 || end < 0 ? Long.MAX_VALUE : end;
  }

  boolean isOfAnObject() {
    return key.contains("/.ATTRIBUTES/");
  }

  /// The key without its last part, which is the same for all variables.
  String path() {
    return key.endsWith(VALUE) ? key.substring(0, key.length() - VALUE.length()) : key;
  }

  /// Whether it holds numbers, and not a text or what a table keeps.
  boolean isVariable() {
    return !dtype.equals("string") && (!isOfAnObject() || key.endsWith(VALUE));
  }

  /// What is the same for two entries only if they hold the same numbers.
  List<Object> content() {
    return List.of(dtype, shape, size, sum);
  }
}
