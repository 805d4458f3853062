package eu.riscale.hub.spec.view.file;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Gathers the files that a description names.
final class FileList {
  private final List<ReferencedFile> files = new ArrayList<>();

  List<ReferencedFile> list() {
    Set<FileSource> named =
        files.stream().map(ReferencedFile::source).collect(Collectors.toUnmodifiableSet());
    return files.stream().map(file -> told(file, named)).toList();
  }

  /// ONNX weights know what else is named.
  private static ReferencedFile told(ReferencedFile file, Set<FileSource> named) {
    return file.role() instanceof Role.OnnxWeights(var opset, var naming, var none)
        ? new ReferencedFile(
            file.at(), file.source(), file.sha256(), new Role.OnnxWeights(opset, naming, named))
        : file;
  }

  void add(RdfPath at, FileSource source, Optional<Sha256> sha256, Role role) {
    files.add(new ReferencedFile(at, source, sha256, role));
  }

  /// A file without a checksum.
  void add(RdfPath at, FileSource source, Role role) {
    add(at, source, Optional.empty(), role);
  }

  /// A file that is described by `source` and `sha256`.
  void add(RdfPath at, FileDescr file, Role role) {
    add(at.field("source"), file.source(), file.sha256(), role);
  }

  void addAll(RdfPath at, List<FileSource> sources, Role role) {
    for (int i = 0; i < sources.size(); i++) {
      add(at.index(i), sources.get(i), role);
    }
  }

  void addDescribed(RdfPath at, List<FileDescr> described, Role role) {
    for (int i = 0; i < described.size(); i++) {
      add(at.index(i), described.get(i), role);
    }
  }
}
