package eu.riscale.hub.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// Reading that stops at a limit, whatever size a file claims to have.
public final class Limited {
  private Limited() {}

  /// @throws SourceException where there is more than `limit` bytes
  static byte[] read(InputStream in, int limit) throws IOException, SourceException {
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new SourceException(
          String.format(
              Locale.ROOT, "it is larger than %d MB, which no description is.", limit >> 20));
    }
    return bytes;
  }

  /// There is more than was to be.
  public static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuch(String message) {
      super(message);
    }
  }

  /// Copies to a new file.
  ///
  /// @throws TooMuch where there is more than `limit` bytes
  public static void copy(InputStream in, Path file, long limit) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        written += n;
        if (written > limit) {
          throw new TooMuch("there is more of it than the zip says");
        }
        out.write(buffer, 0, n);
      }
    }
  }
}
