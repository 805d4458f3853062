package eu.riscale.hub.spec.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A zip whose entries are compared with their sizes and checksums as they are read, which Java
/// leaves to who reads them.
final class SoundZip extends ZipFile {
  private final FileChannel file;
  private final ZipTable table;

  /// As in the table, and in its order.
  private final List<ZipEntry> entries;

  /// Where in the table a name stands for the last time, as Java has it.
  private final Map<String, Integer> places = new HashMap<>();

  /// @throws ZipException in Java's words
  private SoundZip(Path path, FileChannel file, ZipTable table) throws IOException {
    super(
        path.toFile(),
        OPEN_READ,
        table.hasForeignNames() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    this.file = file;
    this.table = table;
    List<? extends ZipEntry> found = super.stream().toList();
    if (!table.isThatOf(found)) {
      super.close();
      throw new ZipException("two tables");
    }
    this.entries =
        IntStream.range(0, found.size())
            .mapToObj(i -> named(found.get(i), table.entries().get(i).name()))
            .toList();
    for (int i = 0; i < entries.size(); i++) {
      places.put(entries.get(i).getName(), i);
    }
  }

  /// @throws ZipException with a clause
  static ZipFile open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      return open(path, file, ZipTable.read(file));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static ZipFile open(Path path, FileChannel file, ZipTable table) throws IOException {
    try {
      return new SoundZip(path, file, table);
    } catch (ZipException | EOFException e) {
      ZipException inWords = new ZipException("its table of contents is damaged, or it has two");
      inWords.initCause(e);
      throw inWords;
    }
  }

  private static ZipEntry named(ZipEntry entry, String name) {
    if (entry.getName().equals(name)) {
      return entry;
    }
    ZipEntry other = new ZipEntry(name);
    other.setMethod(entry.getMethod());
    other.setCrc(entry.getCrc());
    other.setSize(entry.getSize());
    other.setCompressedSize(entry.getCompressedSize());
    return other;
  }

  @Override
  public @Nullable ZipEntry getEntry(String name) {
    Integer place = places.get(name);
    return place == null ? null : entries.get(place);
  }

  @Override
  public Enumeration<? extends ZipEntry> entries() {
    return Collections.enumeration(entries);
  }

  @Override
  public Stream<? extends ZipEntry> stream() {
    return entries.stream();
  }

  /// The content, which ends in a [ZipException] where it is not what was packed.
  @Override
  public InputStream getInputStream(ZipEntry entry) throws IOException {
    Integer place = places.get(entry.getName());
    if (place == null) {
      throw new ZipException("it has no entry '" + entry.getName() + "'");
    }
    ZipRecord record = table.entries().get(place);
    table.refuseOther(file, record);
    ZipEntry known = super.getEntry(table.hasForeignNames() ? record.letters() : record.name());
    try {
      return new EntryContent(super.getInputStream(known), record, table.hasChecksums());
    } catch (ZipException e) {
      throw (ZipException) ZipTable.damaged(record, "its data is not there").initCause(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
    super.close();
  }
}
