package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// For whoever reads a description alone: nothing is looked for.
public enum NoFiles implements FileLookup {
  LOOKUP;

  @Override
  public Presence presence(FileSource source) {
    return Presence.UNKNOWN;
  }

  @Override
  public long size(FileSource source) throws IOException {
    throw new NoSuchFileException(source.toString());
  }

  @Override
  public InputStream open(FileSource source) throws IOException {
    throw new NoSuchFileException(source.toString());
  }

  @Override
  public Path onDisk(FileSource source) throws IOException {
    throw new NoSuchFileException(source.toString());
  }

  @Override
  public List<String> list() {
    return List.of();
  }
}
