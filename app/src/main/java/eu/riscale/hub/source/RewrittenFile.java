package eu.riscale.hub.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Gives a text file another content. Whatever happens, it has the old one or the new one.
public final class RewrittenFile {
  private static final String MARK = "\uFEFF";

  private RewrittenFile() {}

  /// Keeps the byte-order mark where there is one, the permissions, and links that lead to the
  /// file.
  ///
  /// @param before what it is expected to hold, without a byte-order mark
  /// @throws IOException where it holds something else by now, or cannot be written
  public static void write(Path path, String before, String after) throws IOException {
    Path file = path.toRealPath();
    String there = Files.readString(file, StandardCharsets.UTF_8);
    boolean marked = there.startsWith(MARK);
    if (!there.equals(marked ? MARK + before : before)) {
      throw new IOException("it has changed meanwhile");
    }
    byte[] bytes = (marked ? MARK + after : after).getBytes(StandardCharsets.UTF_8);
    try (Unfinished unfinished = Unfinished.beside(file)) {
      try (OutputStream out =
          Channels.newOutputStream(unfinished.create(() -> Private.create(unfinished.path())))) {
        out.write(bytes); // All of them; a channel itself may take fewer.
      }
      Private.copyPermissions(file, unfinished.path());
      Files.move(unfinished.path(), file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
