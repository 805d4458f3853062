package eu.riscale.hub.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Tells messages from what was printed, on the standard output of a process that tests a model.
final class FrameReader {
  /// Room for the findings of a description of the largest size that hub reads.
  private static final int LARGEST_MESSAGE = 128 << 20;

  private final byte[] secret;
  private final Receiver receiver;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private byte[] window = new byte[1 << 16];
  private int filled;

  /// Takes what comes, in the order in which it was written.
  interface Receiver {
    void printed(byte[] bytes, int from, int to);

    void message(Frame.Kind kind, byte[] message) throws IOException;
  }

  FrameReader(byte[] secret, Receiver receiver) {
    this.secret = secret;
    this.receiver = receiver;
  }

  /// Until the other end is closed.
  ///
  /// @throws IOException also where a message is malformed
  void readAll(InputStream in) throws IOException {
    while (true) {
      int read = in.read(window, filled, window.length - filled);
      if (read < 0) {
        receiver.printed(window, 0, filled);
        return;
      }
      filled += read;
      int done = take();
      System.arraycopy(window, done, window, 0, filled - done);
      filled -= done;
    }
  }

  /// Takes what is whole, and says how many bytes that were; what is left is shorter than a frame.
  private int take() throws IOException {
    int from = 0;
    for (int i = 0; i <= filled - Frame.SECRET; i++) {
      if (window[i] != secret[0]
          || !Arrays.equals(window, i, i + Frame.SECRET, secret, 0, Frame.SECRET)) {
        continue;
      }
      int length = i + Frame.HEAD > filled ? -1 : length(i);
      if (length < 0 || i + Frame.HEAD + length > filled) {
        receiver.printed(window, from, i);
        return i;
      }
      receiver.printed(window, from, i);
      frame(i, length);
      from = i + Frame.HEAD + length;
      i = from - 1;
    }
    int end = Math.max(from, filled - Frame.SECRET + 1);
    receiver.printed(window, from, end);
    return end;
  }

  private int length(int at) throws IOException {
    int head = at + Frame.SECRET;
    int length = (window[head + 2] & 0xFF) << 8 | (window[head + 3] & 0xFF);
    if (length > Frame.LONGEST - Frame.HEAD) {
      throw Decoder.malformed("a frame that is too long");
    }
    return length;
  }

  private void frame(int at, int length) throws IOException {
    int head = at + Frame.SECRET;
    if (message.size() + length > LARGEST_MESSAGE) {
      throw Decoder.malformed("a message that is too long");
    }
    message.write(window, at + Frame.HEAD, length);
    if (window[head + 1] != 0) {
      Frame.Kind kind = Frame.Kind.of(window[head]);
      byte[] whole = message.toByteArray();
      message.reset();
      receiver.message(kind, whole);
    }
  }
}
