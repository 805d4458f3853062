package eu.riscale.hub.spec.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads protobuf messages field by field without their schema, and keeps nothing: a message of any
/// size takes no more memory than the longest text that is asked for. Lengths may lie.
///
/// Fields that nobody reads are passed over:
///
/// ```java
/// while (in.next()) {
///   switch (in.field()) {
///     case 1 -> name = in.text();
///     case 7 -> {
///       long outer = in.enter();
///       …
///       in.leave(outer);
///     }
///     default -> {}
///   }
/// }
/// ```
public final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_NAME = 1 << 16;

  /// All texts together; those of the largest models are a tenth of it.
  private static final int MOST_TEXT = 64 << 20;

  /// No program writes a longer message. A zip of a few megabytes could go on for hours.
  private static final long MOST_BYTES = 1L << 31;

  private static final int MOST_FIELDS = (1 << 29) - 1;

  /// As protobuf has it, which reads no message that lies deeper.
  private static final int DEEPEST = 100;

  private final InputStream in;
  private long at;
  private long end = Long.MAX_VALUE;
  private int field;
  private int kind;
  private boolean unread;
  private int textLeft = MOST_TEXT;
  private int depth;

  /// By depth, a bit for each field of the message that was read by [#once].
  private final long[] seen = new long[DEEPEST + 1];

  public ProtobufReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  public ProtobufReader(byte[] message) {
    this.in = new ByteArrayInputStream(message);
  }

  /// A file that cannot be the message that it is read as.
  public static class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
      super(message);
    }
  }

  /// There is more of something than hub reads, for a file that is sound otherwise.
  public static class BeyondLimits extends Malformed {
    private static final long serialVersionUID = 1L;

    /// @param message names the limit
    public BeyondLimits(String message) {
      super(message);
    }
  }

  /// Messages lie deeper in each other than protobuf reads. They may be sound otherwise.
  public static final class TooDeep extends BeyondLimits {
    private static final long serialVersionUID = 1L;

    TooDeep(String message) {
      super(message);
    }
  }

  /// Goes on to the next field.
  ///
  /// @return false at the end of the message
  /// @throws EOFException where the file ends within the message
  public boolean next() throws IOException {
    if (unread) {
      skip();
    }
    if (at >= end) {
      return false;
    }
    if (at > MOST_BYTES) {
      throw new BeyondLimits(
          "it is larger than " + (MOST_BYTES >> 30) + " GB, the most that its format allows");
    }
    Long tag = varintOrEnd();
    if (tag == null) {
      if (end != Long.MAX_VALUE) {
        throw new EOFException();
      }
      return false;
    }
    long number = tag >>> 3;
    if (number == 0 || number > MOST_FIELDS) {
      throw new Malformed("there is no field " + number);
    }
    field = (int) number;
    kind = (int) (tag & 7);
    unread = true;
    return true;
  }

  /// The number of the field.
  public int field() {
    return field;
  }

  /// Where in the file the next byte is: behind [#enter], where the message begins.
  public long at() {
    return at;
  }

  /// Refuses a message that has its field twice. Protobuf merges the two, and what does not do so
  /// in the same way reads another message.
  ///
  /// @throws Malformed where the field was met before in the same message
  public ProtobufReader once() throws Malformed {
    long bit = 1L << field;
    if (field >= Long.SIZE || (seen[depth] & bit) != 0) {
      throw new Malformed("field " + field + " is there twice where one has its place");
    }
    seen[depth] |= bit;
    return this;
  }

  /// Goes into the message that the field holds, which ends where [#next] says so.
  ///
  /// @return what to hand to [#leave]
  /// @throws EOFException where the message is longer than what is around it
  public long enter() throws IOException {
    if (depth == DEEPEST) {
      throw new TooDeep("its messages lie more than " + DEEPEST + " deep in each other");
    }
    long outer = end;
    end = endOfBytes();
    seen[++depth] = 0;
    return outer;
  }

  /// Goes back to the message around the one that has ended.
  public void leave(long outer) {
    end = outer;
    depth--;
  }

  /// Whether the field holds a text, bytes or a message. Protobuf passes over a field that it knows
  /// where it holds something else.
  public boolean holdsBytes() {
    return kind == BYTES;
  }

  /// Whether the field holds a whole number.
  public boolean holdsInteger() {
    return kind == VARINT;
  }

  /// The field's text; its start and `…` where it is longer than any name.
  ///
  /// @throws Malformed where all texts together are longer than those of any model
  public String text() throws IOException {
    long length = endOfBytes() - at;
    int kept = (int) Math.min(length, LONGEST_TEXT);
    String text = new String(read(kept), StandardCharsets.UTF_8);
    if (kept == length) {
      return text;
    }
    skipBytes(length - kept);
    return text + "…";
  }

  /// The field's text, where it decides what something is and none other may be taken for it.
  ///
  /// @throws Malformed where it is longer than any name, or not UTF-8
  public String name() throws IOException {
    long length = endOfBytes() - at;
    if (length > LONGEST_NAME) {
      throw new BeyondLimits(
          "a name in it has " + length + " bytes, and hub reads no more than " + LONGEST_NAME);
    }
    byte[] bytes = read((int) length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("a name in it is not UTF-8");
    }
  }

  /// The field's bytes; empty where they are longer than any name.
  public Optional<byte[]> bytes() throws IOException {
    long length = endOfBytes() - at;
    if (length > LONGEST_NAME) {
      skipBytes(length);
      return Optional.empty();
    }
    return Optional.of(read((int) length));
  }

  private byte[] read(int length) throws IOException {
    textLeft -= length;
    if (textLeft < 0) {
      throw new BeyondLimits(
          "it has more than " + (MOST_TEXT >> 20) + " MiB of text, the most that hub reads");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    at += length;
    return bytes;
  }

  /// The field's whole number.
  public long integer() throws IOException {
    require(VARINT);
    return varint();
  }

  /// The four bytes of a field of fixed size, the least first.
  public int fourBytes() throws IOException {
    require(FOUR_BYTES);
    byte[] bytes = in.readNBytes(4);
    if (bytes.length < 4) {
      throw new EOFException();
    }
    at += 4;
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  /// The whole numbers of a list, of which a field may hold one or all.
  public void integers(LongConsumer each) throws IOException {
    if (kind == VARINT) {
      each.accept(integer());
      return;
    }
    for (long last = endOfBytes(); at < last; ) {
      each.accept(varint());
    }
  }

  private long endOfBytes() throws IOException {
    require(BYTES);
    long length = varint();
    if (length < 0 || length > end - at) {
      throw new EOFException();
    }
    if (length > MOST_BYTES) {
      throw new Malformed("field " + field + " is larger than " + (MOST_BYTES >> 30) + " GB");
    }
    return at + length;
  }

  private void require(int expected) throws Malformed {
    if (kind != expected) {
      throw new Malformed("field " + field + " is of the kind " + kind + ", not " + expected);
    }
    unread = false;
  }

  private void skip() throws IOException {
    unread = false;
    switch (kind) {
      case VARINT -> varint();
      case EIGHT_BYTES -> skipBytes(8);
      case BYTES -> skipBytes(endOfBytes() - at);
      case FOUR_BYTES -> skipBytes(4);
      default -> throw new Malformed("no value is of the kind " + kind);
    }
  }

  private void skipBytes(long count) throws IOException {
    in.skipNBytes(count);
    at += count;
  }

  private long varint() throws IOException {
    Long value = varintOrEnd();
    if (value == null) {
      throw new EOFException();
    }
    return value;
  }

  private @Nullable Long varintOrEnd() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = in.read();
      if (next < 0) {
        if (shift > 0) {
          throw new EOFException();
        }
        return null;
      }
      at++;
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new EOFException();
  }
}
