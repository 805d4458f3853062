package eu.riscale.hub.spec.file.zip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A zip that may be hostile, with its table read. What is read of its entries is compared with
/// their sizes and checksums; names that are not UTF-8 are those of DOS. An entry that cannot be
/// unpacked is refused where it is asked for, and never keeps hub from the others.
public final class SoundZip implements Closeable {
  private final ZipBytes bytes;
  private final ZipTable table;

  /// As in the table, and in its order.
  private final List<ZipEntry> entries;

  /// Where in the table a name stands for the last time.
  private final Map<String, Integer> places = new HashMap<>();

  /// Where in the table each entry stands, also those that share their name.
  private final IdentityHashMap<ZipEntry, Integer> each = new IdentityHashMap<>();

  private SoundZip(ZipBytes bytes, ZipTable table) {
    this.bytes = bytes;
    this.table = table;
    this.entries = table.entries().stream().map(ZipRecord::entry).toList();
    for (int i = 0; i < entries.size(); i++) {
      places.put(entries.get(i).getName(), i);
      each.put(entries.get(i), i);
    }
  }

  /// @throws ZipException with a clause, where the file is no complete zip, two entries share their
  ///   bytes, or its table is larger than any of a model
  public static SoundZip open(Path file) throws IOException {
    ZipBytes bytes = ZipBytes.open(file);
    try {
      return new SoundZip(bytes, ZipTable.read(bytes));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /// Why other software may find something else in it than hub, or files of other names; a clause.
  /// What only cannot be unpacked is no doubt: it cannot be read as something else.
  public Optional<String> doubt() {
    return Optional.of(table.doubt())
        .filter(doubt -> !doubt.isEmpty())
        .or(() -> EntryPath.obstacle(names()))
        .or(() ->
            table.entries().stream()
                .filter(entry -> !entry.name().isAsMarked())
                .flatMap(entry -> entry.obstacle().stream())
                .findFirst());
  }

  /// How many entries there are.
  public int size() {
    return entries.size();
  }

  /// Names of all entries, in the order of the table.
  public List<String> names() {
    return entries.stream().map(ZipEntry::getName).toList();
  }

  /// All entries, in the order of the table.
  public Stream<ZipEntry> stream() {
    return entries.stream();
  }

  /// The entry of exactly this name.
  public @Nullable ZipEntry getEntry(String name) {
    Integer place = places.get(name);
    return place == null ? null : entries.get(place);
  }

  /// The entry of exactly this name, which must be there.
  public ZipEntry entry(String name) throws ZipException {
    ZipEntry entry = getEntry(name);
    if (entry == null) {
      throw new ZipException("it has no entry '" + name + "'");
    }
    return entry;
  }

  /// Whether an entry is a symbolic link, whose content is the path that it leads to.
  public boolean isLink(ZipEntry entry) {
    Integer place = each.get(entry);
    return place != null && table.entries().get(place).isLink();
  }

  /// The content, which ends in a [ZipException] where it is not what was packed.
  ///
  /// @throws ZipException with a clause, where it cannot be unpacked
  public InputStream getInputStream(ZipEntry entry) throws IOException {
    Integer place = each.getOrDefault(entry, places.get(entry.getName()));
    if (place == null) {
      throw new ZipException("it has no entry '" + entry.getName() + "'");
    }
    ZipRecord record = table.entries().get(place);
    InputStream packed = bytes.stream(table.dataOf(record, bytes), record.sizes().packed());
    InputStream unpacked = record.isStored() ? packed : new Inflated(packed);
    return new EntryContent(unpacked, record, table.hasChecksums());
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
