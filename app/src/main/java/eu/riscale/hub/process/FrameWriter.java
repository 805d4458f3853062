package eu.riscale.hub.process;

import java.io.IOException;
import java.io.OutputStream;

/// Sends messages from the process that tests a model.
final class FrameWriter {
  private final OutputStream out;
  private final byte[] secret;

  /// @param out not buffered
  FrameWriter(OutputStream out, byte[] secret) {
    this.out = out;
    this.secret = secret;
  }

  synchronized void send(Frame.Kind kind, byte[] message) throws IOException {
    int from = 0;
    do {
      int length = Math.min(message.length - from, Frame.LONGEST - Frame.HEAD);
      byte[] frame = new byte[Frame.HEAD + length];
      System.arraycopy(secret, 0, frame, 0, Frame.SECRET);
      frame[Frame.SECRET] = kind.code();
      frame[Frame.SECRET + 1] = (byte) (from + length == message.length ? 1 : 0);
      frame[Frame.SECRET + 2] = (byte) (length >> 8);
      frame[Frame.SECRET + 3] = (byte) length;
      System.arraycopy(message, from, frame, Frame.HEAD, length);
      out.write(frame);
      from += length;
    } while (from < message.length);
  }
}
