package eu.riscale.hub.process;

import eu.riscale.hub.run.result.Printed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The beginning and the end of what is printed, however much that is.
final class Excerpt {
  private static final int HEAD = 32 << 10;
  private static final int TAIL = 32 << 10;

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private byte[] tail = {};
  private int next;
  private long afterHead;

  void add(byte[] bytes, int from, int to) {
    int fits = Math.min(to - from, HEAD - head.size());
    head.write(bytes, from, fits);
    int start = from + fits;
    if (start < to && tail.length == 0) {
      tail = new byte[TAIL];
    }
    afterHead += to - start;
    for (int i = Math.max(start, to - TAIL); i < to; i++) {
      tail[next] = bytes[i];
      next = (next + 1) % TAIL;
    }
  }

  void add(Excerpt later) {
    byte[] begun = later.head.toByteArray();
    add(begun, 0, begun.length);
    byte[] end = later.end();
    add(end, 0, end.length);
    afterHead += later.afterHead - end.length;
  }

  private byte[] end() {
    int length = (int) Math.min(afterHead, TAIL);
    byte[] end = new byte[length];
    for (int i = 0; i < length; i++) {
      end[i] = tail[(next - length + i + TAIL) % TAIL];
    }
    return end;
  }

  Printed printed() {
    byte[] end = end();
    long left = afterHead - end.length;
    String begun = head.toString(StandardCharsets.UTF_8);
    String ended = new String(end, StandardCharsets.UTF_8);
    String text =
        left == 0
            ? new String(whole(end), StandardCharsets.UTF_8)
            : begun + "\n[… " + left + " bytes …]\n" + ended;
    return new Printed(text, head.size() + afterHead);
  }

  private byte[] whole(byte[] end) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toByteArray());
    all.writeBytes(end);
    return all.toByteArray();
  }
}
