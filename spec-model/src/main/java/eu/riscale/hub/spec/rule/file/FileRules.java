package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.DescribedFiles;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.ReferencedFile;
import eu.riscale.hub.spec.view.TensorView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every rule on files. A file that is not there, or not the one that its checksum is of, is not
/// looked into.
public final class FileRules {
  private static final List<FileRule> OF_FILES =
      List.of(
          new CoverShows(),
          new DocumentationTells(),
          new TorchContent(),
          new OnnxContent(),
          new KerasContent(),
          new TensorflowContent(),
          new DependenciesReadable());
  private static final List<TensorRule> OF_TENSORS =
      List.of(
          new TensorShapeFits(),
          new TensorTypeFits(),
          new TensorValuesTell(),
          new ToleranceBelowValues());

  private FileRules() {}

  /// Every code that rules on files report.
  public static List<Code> codes() {
    List<Code> codes = new ArrayList<>(FileExists.CODES);
    codes.addAll(ChecksumMatches.CODES);
    codes.addAll(FileNamesPortable.CODES);
    codes.addAll(NpyReadable.CODES);
    OF_FILES.forEach(rule -> codes.addAll(rule.codes()));
    OF_TENSORS.forEach(rule -> codes.addAll(rule.codes()));
    return List.copyOf(codes);
  }

  /// Looks at the files that a description names.
  public static void check(ResourceDescr resource, FileLookup files, Findings out) {
    List<ReferencedFile> named = DescribedFiles.of(resource);
    FileNamesPortable.check(named, out);
    Set<FileSource> sound = new HashSet<>();
    for (ReferencedFile file : named) {
      if (isSound(file, files, out)) {
        sound.add(file.source());
      }
    }
    Map<String, TestTensor> tensors = new LinkedHashMap<>();
    List<TensorView> described =
        ModelView.of(resource).map(model -> model.tensors().all()).orElse(List.of());
    for (TensorView tensor : described) {
      tensor
          .testTensor()
          .filter(file -> sound.contains(file.source()))
          .ifPresent(file ->
              read(tensor, file, files, out).ifPresent(read -> tensors.put(tensor.id(), read)));
    }
    for (TestTensor tensor : tensors.values()) {
      OF_TENSORS.forEach(rule -> rule.check(tensor, tensors, out));
    }
  }

  /// Whether the file is there and is the right one; looks into it if so.
  private static boolean isSound(ReferencedFile file, FileLookup files, Findings out) {
    try {
      if (!FileExists.check(file, files, out) || !ChecksumMatches.check(file, files, out)) {
        return false;
      }
      for (FileRule rule : OF_FILES) {
        rule.check(file, files, out);
      }
      return true;
    } catch (IOException e) {
      out.add(FileExists.unreadable(file, e));
      return false;
    }
  }

  private static Optional<TestTensor> read(
      TensorView tensor, ReferencedFile file, FileLookup files, Findings out) {
    try {
      return NpyReadable.read(tensor, file, files, out);
    } catch (IOException e) {
      out.add(FileExists.unreadable(file, e));
      return Optional.empty();
    }
  }
}
