package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

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
    Path unfinished = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
    try {
      Files.writeString(unfinished, marked ? MARK + after : after, StandardCharsets.UTF_8);
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null) {
        Files.setPosixFilePermissions(unfinished, view.readAttributes().permissions());
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
