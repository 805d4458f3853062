package eu.riscale.hub.weights.keras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The bytes of an HDF5 file, as the library asks for them. Groups may hold themselves, and a tree
/// may name one node any number of times, so that a small file has no end; the library keeps more
/// than a kilobyte for each entry that it sees. But it looks at none without asking for bytes: how
/// often it may do so is bounded, whatever the file says of itself.
final class Hdf5Channel extends FileChannel {
  /// Some four for each group or array, one for each part of an array; a model has some thousands.
  private static final int MOST_READS = 400_000;

  /// In all, beyond those that the file has. Arrays are asked for once.
  private static final long MOST_BYTES = 256L << 20;

  private final String name;
  private final byte[] content;
  private final @Nullable FileChannel file;
  private final long size;
  private int reads;
  private long bytes;

  /// @param name what to call the file in messages
  Hdf5Channel(byte[] content, String name) {
    this.content = content;
    this.file = null;
    this.size = content.length;
    this.name = name;
  }

  /// @param path of a file that stays on its disk
  Hdf5Channel(Path path, String name) throws IOException {
    this.content = new byte[0];
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    this.size = file.size();
    this.name = name;
  }

  String name() {
    return name;
  }

  @Override
  public int read(ByteBuffer to, long position) throws IOException {
    count(to.remaining());
    if (file != null) {
      return file.read(to, position);
    }
    if (position < 0 || position >= size) {
      return -1;
    }
    int length = (int) Math.min(to.remaining(), size - position);
    to.put(content, (int) position, length);
    return length;
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long length) throws IOException {
    count(0);
    if (file == null) {
      throw new UnsupportedOperationException("in memory already"); // The library then reads.
    }
    if (position < 0 || length < 0 || position > size - length) {
      throw new IOException("an array lies behind the end of the file");
    }
    return file.map(MapMode.READ_ONLY, position, length);
  }

  /// @throws Refusal where more is asked for than any model needs
  private void count(int length) {
    bytes += length;
    if (++reads > MOST_READS || bytes > MOST_BYTES + 2 * size) {
      throw Refusal.tooLarge(
          name
              + " has more groups, arrays and parts of arrays than any model, or they go in"
              + " circles");
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  protected void implCloseChannel() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  void closeUnchecked() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read(ByteBuffer to) {
    throw notAsked();
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) {
    throw notAsked();
  }

  @Override
  public int write(ByteBuffer from) {
    throw notAsked();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw notAsked();
  }

  @Override
  public int write(ByteBuffer from, long position) {
    throw notAsked();
  }

  @Override
  public long position() {
    throw notAsked();
  }

  @Override
  public FileChannel position(long position) {
    throw notAsked();
  }

  @Override
  public FileChannel truncate(long length) {
    throw notAsked();
  }

  @Override
  public void force(boolean metaData) {
    throw notAsked();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel to) {
    throw notAsked();
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) {
    throw notAsked();
  }

  @Override
  public FileLock lock(long position, long length, boolean shared) {
    throw notAsked();
  }

  @Override
  public FileLock tryLock(long position, long length, boolean shared) {
    throw notAsked();
  }

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("read by places alone");
  }
}
