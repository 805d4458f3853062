package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.TensorViews;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules on the files that a description names. A file that is not there, or not the one that its
/// checksum is of, is not looked into.
///
/// @param ofFiles on one file each
/// @param ofTensors on the test tensors of a model
public record FileRules(List<FileRule> ofFiles, List<TensorRule> ofTensors) {

  /// Every code that rules on files report.
  public List<Code> codes() {
    List<Code> codes = new ArrayList<>(FileExists.CODES);
    codes.addAll(ChecksumMatches.CODES);
    codes.addAll(FileNamesPortable.CODES);
    codes.addAll(NpyReadable.CODES);
    ofFiles.forEach(rule -> codes.addAll(rule.codes()));
    ofTensors.forEach(rule -> codes.addAll(rule.codes()));
    return List.copyOf(codes);
  }

  /// Looks at the files that a description names.
  public void check(ResourceDescr resource, FileLookup files, Findings out) {
    Optional<ModelView> model = ModelView.of(resource);
    List<ReferencedFile> named =
        model.isPresent() ? model.get().files() : DescribedFiles.of(resource);
    FileNamesPortable.check(named, out);
    Set<FileSource> sound = new HashSet<>();
    for (ReferencedFile file : named) {
      if (isSound(file, files, out)) {
        sound.add(file.source());
      }
    }
    Map<String, TestTensor> tensors = new LinkedHashMap<>();
    for (TensorView tensor :
        model.map(ModelView::tensors).map(TensorViews::all).orElse(List.of())) {
      tensor
          .testTensor()
          .filter(file -> sound.contains(file.source()))
          .ifPresent(file ->
              read(tensor, file, files, out).ifPresent(read -> tensors.put(tensor.id(), read)));
    }
    for (TestTensor tensor : tensors.values()) {
      ofTensors.forEach(rule -> rule.check(tensor, tensors, out));
    }
  }

  /// Whether the file is there and is the right one; looks into it if so.
  private boolean isSound(ReferencedFile file, FileLookup files, Findings out) {
    try {
      if (!FileExists.check(file, files, out) || !ChecksumMatches.check(file, files, out)) {
        return false;
      }
      for (FileRule rule : ofFiles) {
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
