package eu.riscale.hub.weights.keras;

import eu.riscale.hub.source.TemporaryFolder;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An HDF5 file, read with care: whatever is wrong with it becomes a [Refusal], and its links are
/// not followed, since they may lead to other files.
final class Hdf5 implements AutoCloseable {
  /// Larger files are mapped; for smaller ones the start of that machinery would cost more than the
  /// reading.
  static final long MAX_IN_MEMORY = 64 << 20;

  private static final int MOST_NODES = 10_000;

  /// Longer than all texts of a model together.
  private static final int MOST_TEXT = 64 << 20;

  /// What quantised weights are made of.
  private static final Set<Class<?>> SHORT =
      Set.of(byte.class, short.class, Byte.class, Short.class);

  /// What the elements of arrays may be, and single numbers.
  private static final Set<Class<?>> NUMBERS =
      Set.of(
          float.class,
          double.class,
          long.class,
          int.class,
          Float.class,
          Double.class,
          Long.class,
          Integer.class,
          Short.class,
          Byte.class);

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final HdfFile file;
  private final Hdf5Channel channel;
  private final String name;
  private final WeightBudget budget;
  private final @Nullable TemporaryFolder folder;

  /// @param folder of temporary files that the file is in; null where it is in none
  private Hdf5(Hdf5Channel channel, WeightBudget budget, @Nullable TemporaryFolder folder) {
    this.file = new HdfFile(channel);
    this.channel = channel;
    this.name = channel.name();
    this.budget = budget;
    this.folder = folder;
  }

  static Hdf5 open(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    if (Files.size(path) <= MAX_IN_MEMORY) {
      return of(Files.readAllBytes(path), name);
    }
    return of(new Hdf5Channel(path, name), new WeightBudget(Files.size(path), 0), null);
  }

  /// Unpacks a file to where it is gone when it is closed.
  ///
  /// @param content is closed
  /// @param name what to call it in messages
  static Hdf5 unpacked(InputStream content, String name) throws IOException {
    TemporaryFolder folder = TemporaryFolder.make("hdf5");
    try (content) {
      Path path = folder.path().resolve("weights.h5");
      Files.copy(content, path);
      WeightBudget budget = new WeightBudget(Files.size(path), 0);
      return of(new Hdf5Channel(path, name), budget, folder);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// Opens a file that is in memory.
  ///
  /// @param name what to call it in messages
  static Hdf5 of(byte[] content, String name) {
    // The library copies what is in memory.
    WeightBudget budget = new WeightBudget(content.length, 2L * content.length);
    return of(new Hdf5Channel(content, name), budget, null);
  }

  private static Hdf5 of(
      Hdf5Channel channel, WeightBudget budget, @Nullable TemporaryFolder folder) {
    try {
      return guarded(channel.name(), () -> new Hdf5(channel, budget, folder));
    } catch (Refusal refusal) {
      channel.closeUnchecked();
      throw refusal;
    }
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
          String what = "array " + path + " in " + name;
          Class<?> type = dataset.getJavaType();
          if (SHORT.contains(type)) {
            throw Refusal.unsupported(
                what + " holds numbers of type " + dtype(type) + ", which are not supported");
          }
          if (!NUMBERS.contains(type)) {
            throw Refusal.broken(what + " does not hold numbers");
          }
          int[] shape = dataset.getDimensions();
          long elements = 1;
          for (int size : shape) {
            elements = Math.multiplyExact(elements, size);
          }
          int length = budget.take(elements, passing(dataset, what), what);
          float[] data = floats(dataset.isScalar() ? dataset.getData() : dataset.getDataFlat());
          if (data == null || data.length != length) {
            throw Refusal.broken(what + " does not hold numbers");
          }
          return new Weight(shape, data);
        });
  }

  /// What the library takes while it reads an array: one of its own type; where it is stored in
  /// chunks, all of them in one, and as many as there are processors, unpacked, beside. A chunk may
  /// be larger than its array.
  private long passing(Dataset dataset, String what) {
    long whole = dataset.getSizeInBytes();
    if (!(dataset instanceof ChunkedDataset chunked)) {
      return dataset.getJavaType() == float.class ? 0 : Math.multiplyExact(2, whole);
    }
    long chunk = dataset.getDataType().getSize();
    for (int size : chunked.getChunkDimensions()) {
      chunk = Math.multiplyExact(chunk, size);
    }
    budget.unpack(chunk, what);
    long chunks = Math.clamp(whole / Math.max(1, chunk) + 1, 1, PROCESSORS);
    return Math.addExact(
        Math.multiplyExact(2, whole), Math.multiplyExact(2 * chunks, Math.max(0, chunk)));
  }

  /// Holds that an array, which is not read, is no larger than the file can hold, together with
  /// those that came before.
  ///
  /// @throws Refusal where it says that it is
  void requireHonest(Dataset dataset) {
    budget.declare(dataset.getDimensions(), "array " + dataset.getPath() + " in " + name);
  }

  /// What is computed from the root of the file.
  <T> T read(Function<Group, T> reading) {
    return guarded(name, () -> reading.apply(file));
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
    return new KerasOutline.Array(
        path,
        dtype(dataset.getJavaType()),
        Arrays.stream(dataset.getDimensions()).boxed().toList());
  }

  private static String dtype(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "float" -> "float32";
      case "double" -> "float64";
      case "byte", "Byte" -> "int8";
      case "short", "Short" -> "int16";
      case "int" -> "int32";
      case "long" -> "int64";
      default -> type.getSimpleName();
    };
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
    if (found == null || found.isEmpty()) {
      return null;
    }
    if (length(found) > MOST_TEXT) {
      throw Refusal.tooLarge("its " + attribute + " is longer than any");
    }
    return found.getData();
  }

  /// In bytes. Many texts of a list may be one in the file.
  private static long length(Attribute attribute) {
    if (!(attribute.getDataType() instanceof VariableLength)) {
      return attribute.getSizeInBytes();
    }
    ByteBuffer lengths = attribute.getBuffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int step = attribute.getDataType().getSize();
    long sum = 0;
    for (int at = lengths.position(); at + step <= lengths.limit(); at += step) {
      sum += Integer.toUnsignedLong(lengths.getInt(at));
    }
    return sum;
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
      boolean unknown = isOfUnknownForm(e);
      while (cause.getCause() != null) {
        cause = cause.getCause();
        unknown |= isOfUnknownForm(cause);
      }
      if (cause instanceof Refusal refusal) {
        throw refusal; // The library has wrapped it.
      }
      String detail =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw unknown
          ? Refusal.unsupported(
              name
                  + " is HDF5 of a form that hub does not read ("
                  + detail
                  + "), so it need not be broken; load it in Keras and save it again there, or,"
                  + " with the HDF5 tools of the version that wrote it, run: h5repack -f NONE OLD"
                  + " NEW")
          : Refusal.broken(name + " is a damaged HDF5 file (" + detail + ")");
    }
  }

  /// Newer parts of the format, and filters that are no part of it.
  private static boolean isOfUnknownForm(Throwable failure) {
    return failure instanceof UnsupportedHdfException
        || (failure instanceof HdfFilterException
            && String.valueOf(failure.getMessage()).startsWith("A required filter"));
  }

  @Override
  public void close() {
    channel.closeUnchecked(); // That is all that the library has opened.
    if (folder != null) {
      folder.close();
    }
  }
}
