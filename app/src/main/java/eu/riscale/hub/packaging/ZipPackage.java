package eu.riscale.hub.packaging;

import eu.riscale.hub.source.Unfinished;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A package as a zip that depends on nothing but the names and contents of its files.
///
/// Files are stored, not compressed: what a compressor makes of them depends on its version, and
/// weights hardly get smaller. The checksum of a stored file stands before its data; the JDK's zip
/// writer wants it beforehand, for which large weights would be read twice, and others add time
/// zones or extra fields. So the few records of a zip are written here.
final class ZipPackage implements PackageWriter {
  private final Path target;
  private final Unfinished unfinished;
  private final FileChannel channel;
  private final ZipRecords records;

  private ZipPackage(Path target, Unfinished unfinished, FileChannel channel, long zip64From) {
    this.target = target;
    this.unfinished = unfinished;
    this.channel = channel;
    this.records = new ZipRecords(zip64From);
  }

  static ZipPackage at(Path target) throws IOException {
    return at(target, ZipRecords.LARGE);
  }

  /// @param zip64From sizes and positions from here on are written in the fields for large zips
  static ZipPackage at(Path target, long zip64From) throws IOException {
    Unfinished unfinished = Unfinished.beside(target);
    try {
      FileChannel channel =
          unfinished.create(() ->
              FileChannel.open(
                  unfinished.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      return new ZipPackage(target, unfinished, channel, zip64From);
    } catch (IOException e) {
      unfinished.close();
      throw e;
    }
  }

  @Override
  public Sha256 add(String name, long size, InputStream content)
      throws IOException, UnreadableFile {
    ZipRecords.Entry entry = new ZipRecords.Entry(name, size, channel.position());
    write(records.local(entry, 0));
    Copying copied = Copying.of(content, channel, size);
    long end = channel.position();
    channel.position(entry.offset());
    write(records.local(entry, copied.crc32()));
    channel.position(end);
    records.add(entry, copied.crc32());
    return copied.sha256();
  }

  @Override
  public void publish() throws IOException {
    write(records.directory(channel.position()));
    channel.close();
    unfinished.create(() ->
        Files.move(
            unfinished.path(),
            target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING));
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      unfinished.close();
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
