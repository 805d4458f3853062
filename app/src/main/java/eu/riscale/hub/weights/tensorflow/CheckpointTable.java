package eu.riscale.hub.weights.tensorflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The table of a checkpoint's `.index` file: sorted keys with a value each, in blocks that end in
/// a type and a checksum, then a block of where these are, then a footer. (TensorFlow 2.18,
/// `tsl/lib/io/format.h` and `block.cc`, after LevelDB.)
final class CheckpointTable {
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int FOOTER = 48;
  private static final int MOST_KEYS = 200_000;
  private static final int LONGEST_KEY = 4096;

  /// All keys together, which share their beginnings in the file.
  private static final int MOST_TEXT = 8 << 20;

  private final byte[] file;
  private int keysLeft = MOST_KEYS;
  private int textLeft = MOST_TEXT;
  private int readTo;

  private CheckpointTable(byte[] file) {
    this.file = file;
  }

  /// A table that cannot be read.
  static final class Odd extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message a clause that says why
    Odd(String message) {
      super(message);
    }
  }

  /// What is done with each key and its value.
  interface Each {
    void accept(String key, byte[] value) throws IOException;
  }

  /// Reads a whole table. Takes time by its length only, whatever it holds.
  ///
  /// @throws Odd where it is damaged or compressed
  static void read(byte[] file, Each each) throws IOException {
    new CheckpointTable(file).read(each);
  }

  private void read(Each each) throws IOException {
    if (file.length < FOOTER || little(file.length - Long.BYTES).getLong() != MAGIC) {
      throw new Odd("it does not end as such a file does");
    }
    ByteBuffer footer = little(file.length - FOOTER);
    varint(footer);
    varint(footer);
    ByteBuffer blocks = block(footer);
    readTo = 0;
    entries(blocks, (last, place) -> entries(block(ByteBuffer.wrap(place)), each));
  }

  /// The block at a place that is written as its offset and its size.
  private ByteBuffer block(ByteBuffer place) throws Odd {
    long offset = varint(place);
    long size = varint(place);
    if (offset < 0 || size < 4 || offset > file.length || size > file.length - offset - 5) {
      throw new Odd("a block of it would lie outside");
    }
    int start = (int) offset;
    if (start < readTo) {
      throw new Odd("its blocks lie upon each other"); // so that none is read twice
    }
    int end = (int) (offset + size);
    readTo = end;
    CRC32C sum = new CRC32C();
    sum.update(file, start, end + 1 - start);
    int crc = (int) sum.getValue();
    if (little(end + 1).getInt() != Integer.rotateRight(crc, 15) + 0xa282ead8) {
      throw new Odd("a checksum in it differs");
    }
    if (file[end] != 0) {
      throw new Odd(file[end] == 1 ? "it is compressed" : "it has a block of an unknown type");
    }
    long restarts = little(end - 4).getInt() & 0xFFFFFFFFL;
    if (restarts > (size - 4) / 4) {
      throw new Odd("a block of it has no end");
    }
    return little(start).limit(end - 4 - (int) (4 * restarts));
  }

  /// A key takes over the first bytes of the one before it.
  private void entries(ByteBuffer block, Each each) throws IOException {
    byte[] key = new byte[0];
    while (block.hasRemaining()) {
      long shared = varint(block);
      long added = varint(block);
      long length = varint(block);
      if (shared < 0 || shared > key.length || added < 0 || added > LONGEST_KEY - shared) {
        throw new Odd("a name in it has a wrong length");
      }
      textLeft -= (int) (shared + added);
      if (--keysLeft < 0 || textLeft < 0) {
        throw new Odd("it has more entries than any network needs");
      }
      if (length < 0 || length > block.remaining() - added) {
        throw new Odd("an entry of it ends outside its block");
      }
      key = Arrays.copyOf(key, (int) (shared + added));
      block.get(key, (int) shared, (int) added);
      byte[] value = new byte[(int) length];
      block.get(value);
      each.accept(new String(key, StandardCharsets.UTF_8), value);
    }
  }

  private ByteBuffer little(int from) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(from);
  }

  private static long varint(ByteBuffer in) throws Odd {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE && in.hasRemaining(); shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new Odd("a number in it has no end");
  }
}
