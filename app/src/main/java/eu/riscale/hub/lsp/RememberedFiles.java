package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.ForwardingFileLookup;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Files whose checksums are remembered for as long as size and time stay, so that gigabytes of
/// weights are not read at each pause of whoever writes.
record RememberedFiles(FileLookup files, Map<RememberedFiles.Seen, Sha256> sums)
    implements ForwardingFileLookup {
  private static final int MOST = 10_000;

  /// A file as it was.
  record Seen(Path file, long size, FileTime time) {}

  static Map<Seen, Sha256> none() {
    return new ConcurrentHashMap<>();
  }

  @Override
  public Sha256 sha256(FileSource source) throws IOException {
    Path file = files.onDisk(source);
    Seen seen = new Seen(file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file));
    Sha256 known = sums.get(seen);
    if (known != null) {
      return known;
    }
    Sha256 sum = files.sha256(source);
    if (sums.size() >= MOST) {
      sums.clear();
    }
    sums.put(seen, sum);
    return sum;
  }
}
