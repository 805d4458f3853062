package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The last that a process prints to standard error; what came before is read and dropped, however
/// much it is.
final class Complaints {
  private static final int KEPT = 4096;

  private final Thread reader;
  private final byte[] last = new byte[KEPT];
  private long read;

  private Complaints(InputStream printed) {
    this.reader = new Thread(() -> readAll(printed), "what Python prints");
  }

  static Complaints of(Process process) {
    Complaints complaints = new Complaints(process.getErrorStream());
    complaints.reader.setDaemon(true);
    complaints.reader.start();
    return complaints;
  }

  private void readAll(InputStream printed) {
    byte[] part = new byte[1 << 16];
    try (printed) {
      for (int count = printed.read(part); count >= 0; count = printed.read(part)) {
        keep(part, count);
      }
    } catch (IOException e) {
      return; // The process has been ended.
    }
  }

  private synchronized void keep(byte[] part, int count) {
    for (int i = Math.max(0, count - KEPT); i < count; i++) {
      last[(int) ((read + i) % KEPT)] = part[i];
    }
    read += count;
  }

  /// The last line of a process that has ended, as a clause; empty where there is none.
  String lastLine() {
    try {
      // What it has started may go on and print.
      reader.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : Sentence.clause(lines.getLast());
  }

  private synchronized String text() {
    if (read <= KEPT) {
      return new String(last, 0, (int) read, StandardCharsets.UTF_8);
    }
    int start = (int) (read % KEPT);
    byte[] ordered = Arrays.copyOfRange(last, start, start + KEPT);
    System.arraycopy(last, 0, ordered, KEPT - start, start);
    return new String(ordered, StandardCharsets.UTF_8);
  }
}
