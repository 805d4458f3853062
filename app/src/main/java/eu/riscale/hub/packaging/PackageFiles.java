package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a package by the names that they have there, read from where they are now.
///
/// @param declared checksums by name; copying holds the files against them, so that a file is read
///   for its checksum once
record PackageFiles(FileLookup source, Map<String, Content> contents, Map<String, Sha256> declared)
    implements FileLookup {

  @Override
  public Presence presence(FileSource file) {
    if (!(file instanceof FileSource.RelativePath(String name))) {
      return Presence.UNKNOWN;
    }
    return contents.containsKey(name) ? Presence.PRESENT : Presence.MISSING;
  }

  @Override
  public long size(FileSource file) throws IOException {
    return switch (content(file)) {
      case Content.Copy(FileSource from) -> source.size(from);
      case Content.Drawn(Cover cover) -> cover.size();
    };
  }

  @Override
  public InputStream open(FileSource file) throws IOException {
    return switch (content(file)) {
      case Content.Copy(FileSource from) -> source.open(from);
      case Content.Drawn(Cover cover) -> cover.open();
    };
  }

  /// @throws NoSuchFileException also for a cover that is drawn, which lies on no disk yet
  @Override
  public Path onDisk(FileSource file) throws IOException {
    return switch (content(file)) {
      case Content.Copy(FileSource from) -> source.onDisk(from);
      case Content.Drawn drawn -> throw new NoSuchFileException(file.toString());
    };
  }

  @Override
  public Sha256 sha256(FileSource file) throws IOException {
    Sha256 known = declared.get(file.toString());
    return known == null ? FileLookup.super.sha256(file) : known;
  }

  @Override
  public List<String> list() {
    return contents.keySet().stream().sorted().toList();
  }

  private Content content(FileSource file) throws IOException {
    return Optional.ofNullable(contents.get(file.toString()))
        .orElseThrow(() -> new NoSuchFileException(file.toString()));
  }
}
