package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryDocument;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.ForwardingFileLookup;
import eu.riscale.hub.spec.file.RebasedFiles;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The files of an entry whose description lies in a folder of its own. What that description names
/// lies beside it; what the collection or the entry adds lies there or beside the collection.
///
/// @param files those beside the entry's description
/// @param outer those beside the collection
/// @param ofCollection what only the collection or the entry names
record EntryFiles(FileLookup files, FileLookup outer, Set<FileSource> ofCollection)
    implements ForwardingFileLookup {

  /// @param file the description of the entry; empty where it stands in the collection
  /// @param outer the files beside the collection
  static FileLookup of(
      EntryDocument entry, Optional<FileSource.RelativePath> file, FileLookup outer) {
    if (file.isEmpty()) {
      return outer;
    }
    FileLookup near = RebasedFiles.beside(outer, file.get());
    Set<FileSource> own = new HashSet<>();
    Set<FileSource> added = new HashSet<>();
    for (ReferencedFile named : DescriptionValidator.files(entry.document())) {
      Object field = named.at().segments().getFirst();
      boolean isOwn = entry.origins().get(field) == EntryDocument.Origin.SOURCE;
      (isOwn ? own : added).add(named.source());
    }
    added.removeAll(own);
    return new EntryFiles(near, outer, Set.copyOf(added));
  }

  @Override
  public FileLookup files(FileSource source) {
    return ofCollection.contains(source)
            && files.presence(source) != Presence.PRESENT
            && outer.presence(source) == Presence.PRESENT
        ? outer
        : files;
  }
}
