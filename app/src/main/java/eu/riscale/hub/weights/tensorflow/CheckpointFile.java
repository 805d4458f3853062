package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.weights.MissingNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;

/// A checkpoint's `.index` file, which says where in its data files the arrays lie.
///
/// @param shards how many data files there are
record CheckpointFile(List<CheckpointEntry> entries, int shards) {
  private static final int LONGEST = 16 << 20;

  /// @throws CheckpointTable.Odd where its table cannot be read
  static CheckpointFile read(InputStream in) throws IOException {
    byte[] file = in.readNBytes(LONGEST + 1);
    if (file.length > LONGEST) {
      throw new CheckpointTable.Odd("it is larger than that of any network");
    }
    Map<String, CheckpointEntry> entries = new LinkedHashMap<>();
    int[] shards = {1};
    CheckpointTable.read(
        file,
        (key, value) -> {
          if (key.isEmpty()) { // about the file itself
            shards[0] = shards(value);
          } else if (key.charAt(0) != 0) { // else a part of another
            entries.put(key, CheckpointEntry.of(key, value));
          }
        });
    return new CheckpointFile(List.copyOf(entries.values()), shards[0]);
  }

  private static int shards(byte[] header) throws IOException {
    ProtobufReader in = new ProtobufReader(header);
    int shards = 1;
    while (in.next()) {
      if (in.field() == 1) {
        shards = (int) in.integer();
      }
    }
    return shards;
  }

  /// Clauses that say which data files are missing or too short.
  ///
  /// @param folder where in the zip they lie, with a slash
  List<String> lacks(SoundZip zip, String folder) {
    Map<Integer, CheckpointEntry> last = new LinkedHashMap<>();
    for (CheckpointEntry entry : entries) {
      if (!entry.sliced()) {
        last.merge(entry.shard(), entry, (a, b) -> a.end() < b.end() ? b : a);
      }
    }
    List<String> lacks = new ArrayList<>();
    for (CheckpointEntry entry : last.values()) {
      String name =
          String.format(Locale.ROOT, "variables.data-%05d-of-%05d", entry.shard(), shards);
      ZipEntry data = zip.getEntry(folder + name);
      MissingNumbers.of(name, data == null ? -1 : data.getSize(), entry.end(), entry.path())
          .ifPresent(lacks::add);
    }
    return lacks;
  }
}
