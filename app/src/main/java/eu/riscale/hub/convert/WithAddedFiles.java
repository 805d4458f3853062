package eu.riscale.hub.convert;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.file.ForwardingFileLookup;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files beside a description with those that were made for it.
///
/// @param files those that were there before
/// @param folder which holds the added ones under their names
public record WithAddedFiles(FileLookup files, Path folder, List<AddedFile> added)
    implements ForwardingFileLookup {
  @Override
  public FileLookup files(FileSource source) {
    boolean isAdded = added.stream().anyMatch(file -> file.name().equals(source.toString()));
    return isAdded ? new FolderFiles(folder) : files;
  }

  @Override
  public List<String> list() throws IOException {
    List<String> all = new ArrayList<>(files.list());
    added.forEach(file -> all.add(file.name()));
    return all;
  }
}
