package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files of a folder that lies in another one, as what lies there names them.
///
/// @param files those of the outer folder
/// @param folder the inner one, with its slash; empty for the outer itself
public record RebasedFiles(FileLookup files, String folder) implements FileLookup {

  /// The files beside a file.
  public static FileLookup beside(FileLookup files, FileSource.RelativePath file) {
    String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
    return folder.isEmpty() ? files : new RebasedFiles(files, folder);
  }

  @Override
  public Presence presence(FileSource source) {
    return isInside(source) ? files.presence(outer(source)) : Presence.UNKNOWN;
  }

  @Override
  public long size(FileSource source) throws IOException {
    return files.size(present(source));
  }

  @Override
  public InputStream open(FileSource source) throws IOException {
    return files.open(present(source));
  }

  @Override
  public Path onDisk(FileSource source) throws IOException {
    return files.onDisk(present(source));
  }

  @Override
  public FileSource resolved(FileSource source) throws IOException {
    String path = files.resolved(present(source)).toString();
    // A link may lead to elsewhere in the outer folder: the name beside it serves as well.
    return path.startsWith(folder)
        ? new FileSource.RelativePath(path.substring(folder.length()))
        : source;
  }

  @Override
  public Sha256 sha256(FileSource source) throws IOException {
    return files.sha256(present(source));
  }

  @Override
  public void compareWithPacked(FileSource source) throws IOException {
    files.compareWithPacked(present(source));
  }

  @Override
  public Optional<Link> link(FileSource source) {
    return isInside(source) ? files.link(outer(source)) : Optional.empty();
  }

  @Override
  public boolean isFolder(FileSource source) {
    return isInside(source) && files.isFolder(outer(source));
  }

  @Override
  public List<String> list() throws IOException {
    return files.list().stream()
        .filter(name -> name.startsWith(folder))
        .map(name -> name.substring(folder.length()))
        .toList();
  }

  private static boolean isInside(FileSource source) {
    return source instanceof FileSource.RelativePath && !source.leavesFolder();
  }

  private FileSource present(FileSource source) throws IOException {
    if (!isInside(source)) {
      throw new NoSuchFileException(source.toString());
    }
    return outer(source);
  }

  private FileSource outer(FileSource source) {
    return new FileSource.RelativePath(folder + source);
  }
}
