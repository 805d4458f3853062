package eu.riscale.hub.packaging;

import java.util.List;

/// What became of a package.
///
/// @param target the zip, or the folder with a `/` at its end; empty in a trial run without one
/// @param written whether it is there now; not in a trial run (`--dry-run`)
/// @param files in the order of the package
/// @param changes of the description
/// @param leftOut files of the source that nothing refers to
public record Packed(
    String target,
    boolean written,
    List<PackageFile> files,
    List<Change> changes,
    List<String> leftOut) {

  /// Bytes of all files together; a zip has a few more.
  public long size() {
    return files.stream().mapToLong(PackageFile::size).sum();
  }
}
