package eu.riscale.hub.packaging;

import java.util.List;

/// What became of a package.
///
/// @param target the zip, or the folder with a `/` at its end; empty in a trial run without one
/// @param files in the order of the package
/// @param changes of the description
/// @param leftOut files of the source that nothing refers to
public record Packed(
    String target,
    State state,
    List<PackageFile> files,
    List<Change> changes,
    List<String> leftOut) {

  /// Whether it is there now.
  public enum State {
    WRITTEN,
    /// In a trial run (`--dry-run`).
    TRIED_OUT
  }

  /// Whether it is there now.
  public boolean isWritten() {
    return state == State.WRITTEN;
  }

  /// Bytes of all files together; a zip has a few more.
  public long size() {
    return files.stream().mapToLong(PackageFile::size).sum();
  }
}
