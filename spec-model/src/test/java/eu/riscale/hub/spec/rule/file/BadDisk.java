package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// A folder on a disk that cannot give back one of its files.
record BadDisk(FileLookup files, String lost) implements FileLookup {
  @Override
  public Presence presence(FileSource source) {
    return files.presence(source);
  }

  @Override
  public long size(FileSource source) throws IOException {
    return files.size(source);
  }

  @Override
  public InputStream open(FileSource source) throws IOException {
    if (source.toString().equals(lost)) {
      throw new IOException("input/output error");
    }
    return files.open(source);
  }

  @Override
  public Path onDisk(FileSource source) throws IOException {
    if (source.toString().equals(lost)) {
      throw new IOException("input/output error");
    }
    return files.onDisk(source);
  }

  @Override
  public List<String> list() throws IOException {
    return files.list();
  }
}
