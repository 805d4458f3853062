package eu.riscale.hub.spec.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  /// All texts together; those of the largest models are a tenth of it.
  private static final int MOST_TEXT = 64 << 20;

  /// No program writes a longer message. A zip of a few megabytes could go on for hours.
  private static final long MOST_BYTES = 1L << 31;

  private static final int MOST_FIELDS = 1 << 29;

  private final InputStream in;
  private long at;
  private long end = Long.MAX_VALUE;
  private int field;
  private int kind;
  private boolean unread;
  private int textLeft = MOST_TEXT;

  public ProtobufReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  public ProtobufReader(byte[] message) {
    this.in = new ByteArrayInputStream(message);
  }

  /// A file that cannot be the message that it is read as.
  public static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
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
      throw new Malformed("it is larger than " + (MOST_BYTES >> 30) + " GB");
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

  /// Goes into the message that the field holds, which ends where [#next] says so.
  ///
  /// @return what to hand to [#leave]
  /// @throws EOFException where the message is longer than what is around it
  public long enter() throws IOException {
    long outer = end;
    end = endOfBytes();
    return outer;
  }

  /// Goes back to the message around the one that has ended.
  public void leave(long outer) {
    end = outer;
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
    textLeft -= kept;
    if (textLeft < 0) {
      throw new Malformed("there is more text than in any model");
    }
    byte[] bytes = in.readNBytes(kept);
    if (bytes.length < kept) {
      throw new EOFException();
    }
    at += kept;
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (kept == length) {
      return text;
    }
    skipBytes(length - kept);
    return text + "…";
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
