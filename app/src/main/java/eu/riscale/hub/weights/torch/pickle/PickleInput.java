package eu.riscale.hub.weights.torch.pickle;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bytes of a pickle, whose lengths may lie.
final class PickleInput {
  private static final int LONGEST_LINE = 1 << 16;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_NUMBER = 1 << 10;

  /// All texts together.
  private static final int MOST_TEXT = 64 << 20;

  private static final Pattern ESCAPED =
      Pattern.compile("\\\\[uU]((?<=u)\\p{XDigit}{4}|(?<=U)00\\p{XDigit}{6})");

  private final InputStream in;
  private int textLeft = MOST_TEXT;
  private long position;

  PickleInput(InputStream in) {
    this.in = in;
  }

  int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException();
    }
    position++;
    return next;
  }

  boolean hasMore() throws IOException {
    in.mark(1);
    boolean hasMore = in.read() >= 0;
    in.reset();
    return hasMore;
  }

  /// How many bytes have been read.
  long position() {
    return position;
  }

  int unsigned16() throws IOException {
    return little(2).getShort() & 0xFFFF;
  }

  int signed32() throws IOException {
    return little(4).getInt();
  }

  long unsigned32() throws IOException {
    return signed32() & 0xFFFFFFFFL;
  }

  long signed64() throws IOException {
    return little(8).getLong();
  }

  double real() throws IOException {
    return ByteBuffer.wrap(bytes(8)).getDouble();
  }

  /// A whole number of any size, as two's complement with its least byte first.
  BigInteger number(long length) throws IOException, PickleException {
    if (length < 0 || length > LONGEST_NUMBER) {
      throw new PickleException("has a number of " + length + " bytes");
    }
    byte[] little = bytes((int) length);
    byte[] big = new byte[little.length + 1];
    for (int i = 0; i < little.length; i++) {
      big[big.length - 1 - i] = little[i];
    }
    boolean negative = length > 0 && little[little.length - 1] < 0;
    big[0] = (byte) (negative ? -1 : 0);
    return new BigInteger(big);
  }

  String text(long length) throws IOException, PickleException {
    return new String(textBytes(length), StandardCharsets.UTF_8);
  }

  /// A text of Python 2, whose bytes have no declared encoding.
  String oldText(long length) throws IOException, PickleException {
    return new String(textBytes(length), StandardCharsets.ISO_8859_1);
  }

  private byte[] textBytes(long length) throws IOException, PickleException {
    take(length, LONGEST_TEXT);
    return bytes((int) length);
  }

  /// A line without its end.
  String line() throws IOException, PickleException {
    return new String(lineBytes(), StandardCharsets.UTF_8);
  }

  /// A line in which characters beyond the first 256 are written by their number.
  String escapedLine() throws IOException, PickleException {
    String line = new String(lineBytes(), StandardCharsets.ISO_8859_1);
    return ESCAPED
        .matcher(line)
        .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
  }

  private static String character(String digits) {
    int code = Integer.parseInt(digits, 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "?";
  }

  private byte[] lineBytes() throws IOException, PickleException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = next(); next != '\n'; next = next()) {
      line.write(next);
      if (line.size() > LONGEST_LINE) {
        throw new PickleException.BeyondLimits(
            "has a line of more than " + LONGEST_LINE + " bytes");
      }
    }
    take(line.size(), LONGEST_LINE);
    return line.toByteArray();
  }

  private void take(long length, int most) throws PickleException {
    if (length < 0 || length > most || length > textLeft) {
      throw new PickleException("has texts longer than those of any model");
    }
    textLeft -= (int) length;
  }

  /// Passes over bytes that nobody needs.
  void skip(long length) throws IOException, PickleException {
    if (length < 0) {
      throw new PickleException("has a length below zero");
    }
    in.skipNBytes(length);
    position += length;
  }

  private ByteBuffer little(int length) throws IOException {
    return ByteBuffer.wrap(bytes(length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    position += length;
    return bytes;
  }
}
