package eu.riscale.hub.command;

import eu.riscale.hub.report.Utf8;
import eu.riscale.hub.source.Private;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that a report goes to. Whoever reads it finds the new report or what was there before,
/// and never half of one: it is written beside and moved.
///
/// @param path absolute
record ReportFile(Path path) {

  /// Writes a report.
  interface Content {
    void write(Writer out) throws IOException;
  }

  void write(Content content) throws IOException {
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new AccessDeniedException(path.toString());
    }
    if (isWrittenInPlace()) {
      write(path, content);
      return;
    }
    Path beside = path.resolveSibling(unusedName());
    try {
      Files.createFile(beside);
      keepPermissions(beside);
      write(beside, content);
      replace(beside);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /// Links stay links; a pipe or device cannot be replaced; and a file may be there to be written
  /// in a folder where none can be made.
  private boolean isWrittenInPlace() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
            || !Files.isWritable(path.resolveSibling("")));
  }

  private static String unusedName() {
    return ".hub-%d-%x.part".formatted(ProcessHandle.current().pid(), System.nanoTime());
  }

  /// Those of the file that is replaced: who may read the last report may read this one.
  private void keepPermissions(Path beside) throws IOException {
    if (Files.exists(path)) {
      Private.copyPermissions(path, beside);
    }
  }

  private static void write(Path to, Content content) throws IOException {
    try (Writer out = Utf8.writer(Files.newOutputStream(to))) {
      content.write(out);
    }
  }

  /// A container may have been given this one file of its host, which can be written but not moved.
  private void replace(Path beside) throws IOException {
    try {
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      if (!Files.exists(path)) {
        throw e;
      }
      try (OutputStream out =
          Files.newOutputStream(
              path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        Files.copy(beside, out);
      }
    }
  }
}
