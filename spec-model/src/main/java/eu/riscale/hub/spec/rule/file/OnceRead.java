package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.ForwardingFileLookup;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Files that are read once for their checksum, and once to hold them against what was packed,
/// however many places of a description name them.
final class OnceRead implements ForwardingFileLookup {
  private final FileLookup files;
  private final Map<FileSource, Sha256> sums = new HashMap<>();
  private final Set<FileSource> compared = new HashSet<>();
  private final Map<FileSource, IOException> lost = new HashMap<>();

  OnceRead(FileLookup files) {
    this.files = files;
  }

  @Override
  public FileLookup files() {
    return files;
  }

  @Override
  public Sha256 sha256(FileSource source) throws IOException {
    FileSource file = readable(source);
    Sha256 known = sums.get(file);
    if (known != null) {
      return known;
    }
    try {
      Sha256 sum = files.sha256(source);
      sums.put(file, sum);
      return sum;
    } catch (IOException e) {
      lost.put(file, e);
      throw e;
    }
  }

  @Override
  public void compareWithPacked(FileSource source) throws IOException {
    FileSource file = readable(source);
    if (!compared.add(file)) {
      return;
    }
    try {
      files.compareWithPacked(source);
    } catch (IOException e) {
      lost.put(file, e);
      throw e;
    }
  }

  /// @throws IOException where the file could not be read before
  private FileSource readable(FileSource source) throws IOException {
    FileSource file = files.resolved(source);
    IOException before = lost.get(file);
    if (before != null) {
      throw before;
    }
    return file;
  }
}
