package eu.riscale.hub.packaging;

import eu.riscale.hub.source.Temporary;
import eu.riscale.hub.source.Unfinished;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A package as a folder.
final class FolderPackage implements PackageWriter {
  private final Path target;
  private final Unfinished unfinished;

  private FolderPackage(Path target, Unfinished unfinished) {
    this.target = target;
    this.unfinished = unfinished;
  }

  static FolderPackage at(Path target) throws IOException {
    Unfinished unfinished = Unfinished.beside(target);
    try {
      unfinished.create(() -> Files.createDirectory(unfinished.path()));
      return new FolderPackage(target, unfinished);
    } catch (IOException e) {
      unfinished.close();
      throw e;
    }
  }

  @Override
  public Sha256 add(String name, long size, InputStream content)
      throws IOException, UnreadableFile {
    Path file = unfinished.path().resolve(name);
    if (name.indexOf('/') >= 0) {
      unfinished.create(() -> Files.createDirectories(file.getParent()));
    }
    try (FileChannel out =
        unfinished.create(() ->
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      return Copying.of(content, out, size).sha256();
    }
  }

  /// An older package is put aside first, and back where the new one cannot take its place. An
  /// interruption waits until that is done.
  @Override
  public void publish() throws IOException {
    unfinished.create(() -> {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        replace();
      } else {
        move(unfinished.path(), target);
      }
      return target;
    });
  }

  private void replace() throws IOException {
    Path aside = target.resolveSibling(unfinished.path().getFileName() + ".older");
    move(target, aside);
    try {
      move(unfinished.path(), target);
    } catch (IOException e) {
      move(aside, target);
      throw e;
    }
    Temporary.delete(aside);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    unfinished.close();
  }
}
