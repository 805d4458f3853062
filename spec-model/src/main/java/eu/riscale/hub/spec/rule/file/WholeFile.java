package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.util.Optional;

/// Files of which it is known that nothing of them is missing.
public final class WholeFile {
  private WholeFile() {}

  /// The checksum of a file that is whole by its format; empty for one that is not there or
  /// damaged, and where its format does not tell.
  public static Optional<Sha256> checksum(FileSource source, Role role, FileLookup files) {
    if (source.leavesFolder() || files.presence(source) != FileLookup.Presence.PRESENT) {
      return Optional.empty();
    }
    try {
      FileKind kind = files.start(source).kind();
      ReferencedFile file = new ReferencedFile(RdfPath.ROOT, source, Optional.empty(), role);
      return tells(kind, role) && EarlyEnd.of(file, kind, files).isEmpty()
          ? Optional.of(files.sha256(source))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Whether a file of that kind says where it ends.
  private static boolean tells(FileKind kind, Role role) {
    return switch (kind) {
      case HDF5, ZIP, NPY, PNG, JPEG, GIF, TIFF -> true;
      case OTHER -> role instanceof Role.OnnxWeights;
      case EMPTY, PICKLE, PDF, GZIP, SEVEN_ZIP, RAR, XZ, JSON, GIT_LFS_POINTER, WEB_PAGE -> false;
    };
  }
}
