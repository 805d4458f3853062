package eu.riscale.hub.weights.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An HDF5 file, read with care: whatever is wrong with it becomes a [Refusal], and its links are
/// not followed, since they may lead to other files.
final class Hdf5 implements AutoCloseable {
  /// Larger files are mapped; for smaller ones the start of that machinery would cost more than the
  /// reading.
  private static final long MAX_IN_MEMORY = 64 << 20;

  private static final int MOST_NODES = 10_000;

  private final HdfFile file;
  private final String name;
  private final WeightBudget budget;

  private Hdf5(HdfFile file, String name, WeightBudget budget) {
    this.file = file;
    this.name = name;
    this.budget = budget;
  }

  static Hdf5 open(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    if (Files.size(path) <= MAX_IN_MEMORY) {
      return of(Files.readAllBytes(path), name);
    }
    return guarded(
        name,
        () -> {
          HdfFile file = new HdfFile(path);
          return new Hdf5(file, name, new WeightBudget(file.size()));
        });
  }

  /// Opens a file that is in memory.
  ///
  /// @param name what to call it in messages
  static Hdf5 of(byte[] content, String name) {
    return guarded(
        name, () -> new Hdf5(HdfFile.fromBytes(content), name, new WeightBudget(content.length)));
  }

  /// A group by its path from the root, or null where there is none.
  @Nullable Group group(String path) {
    return guarded(name, () -> child(file, path) instanceof Group group ? group : null);
  }

  /// A text attribute of the root, or null where there is none.
  @Nullable String text(String attribute) {
    return guarded(
        name,
        () -> {
          Object value = value(file, attribute);
          if (value instanceof String[] texts && texts.length == 1) {
            return texts[0];
          }
          return value instanceof String text ? text : null;
        });
  }

  /// A list of names in a group's attribute. Keras cuts one that is too long for HDF5 into `name0`,
  /// `name1` and so on.
  List<String> names(Group group, String attribute) {
    return guarded(
        name,
        () -> {
          if (value(group, attribute) instanceof String[] names) {
            return List.of(names);
          }
          List<String> all = new ArrayList<>();
          for (int i = 0; value(group, attribute + i) instanceof String[] names; i++) {
            all.addAll(Arrays.asList(names));
          }
          return all;
        });
  }

  /// The array at a path below a group, or null where there is none.
  @Nullable Weight weight(Group group, String path) {
    return guarded(
        name,
        () -> {
          if (!(child(group, path) instanceof Dataset dataset)) {
            return null;
          }
          int[] shape = dataset.getDimensions();
          long elements = 1;
          for (int size : shape) {
            elements = Math.multiplyExact(elements, size);
          }
          int length = budget.take(elements, "array " + path + " in " + name);
          float[] data = floats(dataset.isScalar() ? dataset.getData() : dataset.getDataFlat());
          if (data == null || data.length != length) {
            throw Refusal.broken("array " + path + " in " + name + " does not hold numbers");
          }
          return new Weight(shape, data);
        });
  }

  /// The shape and type of the array at a path below a group, or null where there is none.
  KerasOutline.@Nullable Array array(Group group, String path) {
    return guarded(
        name, () -> child(group, path) instanceof Dataset dataset ? array(path, dataset) : null);
  }

  /// All arrays below a group, whose names are their paths.
  List<KerasOutline.Array> arrays(Group group) {
    return guarded(
        name,
        () -> {
          List<KerasOutline.Array> found = new ArrayList<>();
          collect("", group, found, new int[] {MOST_NODES});
          return found;
        });
  }

  private static void collect(
      String path, Group group, List<KerasOutline.Array> found, int[] left) {
    for (Node node : group) {
      String inner = path.isEmpty() ? node.getName() : path + "/" + node.getName();
      if (node.isLink()) {
        continue;
      }
      // Groups can hold themselves.
      if (--left[0] < 0) {
        throw Refusal.tooLarge(path + " holds more than " + MOST_NODES + " groups and arrays");
      }
      if (node instanceof Dataset dataset) {
        found.add(array(inner, dataset));
      } else if (node instanceof Group next) {
        collect(inner, next, found, left);
      }
    }
  }

  private static KerasOutline.Array array(String path, Dataset dataset) {
    Class<?> type = dataset.getJavaType();
    String dtype =
        type == float.class
            ? "float32"
            : type == double.class ? "float64" : type == int.class ? "int32" : type.getSimpleName();
    return new KerasOutline.Array(
        path, dtype, Arrays.stream(dataset.getDimensions()).boxed().toList());
  }

  private static @Nullable Node child(Group from, String path) {
    Node node = from;
    for (String step : path.split("/", -1)) {
      if (!(node instanceof Group group)) {
        return null;
      }
      node = group.getChild(step);
      if (node != null && node.isLink()) {
        throw Refusal.broken("its " + path + " is a link to another place");
      }
    }
    return node;
  }

  private static @Nullable Object value(Node node, String attribute) {
    Attribute found = node.getAttribute(attribute);
    return found == null || found.isEmpty() ? null : found.getData();
  }

  private static float @Nullable [] floats(Object data) {
    return switch (data) {
      case float[] floats -> floats;
      case Float number -> new float[] {number};
      case Number number -> new float[] {number.floatValue()};
      case double[] doubles -> {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) doubles[i];
        }
        yield floats;
      }
      case long[] longs -> {
        float[] floats = new float[longs.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = longs[i];
        }
        yield floats;
      }
      case int[] ints -> {
        float[] floats = new float[ints.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = ints[i];
        }
        yield floats;
      }
      default -> null;
    };
  }

  /// The library throws whatever the damage leads to, a stack overflow on cyclic structures
  /// included.
  private static <T extends @Nullable Object> T guarded(String name, Supplier<T> read) {
    try {
      return read.get();
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException | StackOverflowError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String detail =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw Refusal.broken(name + " is a damaged HDF5 file (" + detail + ")");
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
