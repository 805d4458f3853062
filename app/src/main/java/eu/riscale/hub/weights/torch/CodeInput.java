package eu.riscale.hub.weights.torch;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of a code text, some of them seen before they are taken.
final class CodeInput {
  /// As far as `# type:` reaches.
  private static final int FARTHEST = 8;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private boolean isWhole;
  private int line = 1;
  private boolean startsLine = true;

  CodeInput(InputStream in) {
    this.in = in;
  }

  /// The byte that many places ahead, below 256; -1 beyond the end.
  int peek(int ahead) throws IOException {
    if (at + ahead >= end && !isWhole) {
      fill();
    }
    return at + ahead < end ? buffer[at + ahead] & 0xFF : -1;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    while (end <= FARTHEST && !isWhole) {
      int n = in.read(buffer, end, buffer.length - end);
      isWhole = n < 0;
      end += Math.max(0, n);
    }
  }

  /// Whether these letters come next.
  boolean isNext(String letters) throws IOException {
    for (int i = 0; i < letters.length(); i++) {
      if (peek(i) != letters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The next byte, which is then gone; -1 at the end.
  int take() throws IOException {
    int next = peek(0);
    if (next >= 0) {
      at++;
      startsLine = next == '\n';
      line += next == '\n' ? 1 : 0;
    }
    return next;
  }

  void take(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      take();
    }
  }

  /// The number of the line, the first being 1.
  int line() {
    return line;
  }

  /// Whether nothing of the line has been taken.
  boolean startsLine() {
    return startsLine;
  }
}
