package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.rule.file.tensor.NpyReadable;
import eu.riscale.hub.spec.rule.file.tensor.OnceDecoded;
import eu.riscale.hub.spec.rule.file.tensor.TensorRule;
import eu.riscale.hub.spec.rule.file.tensor.TestTensor;
import eu.riscale.hub.spec.rule.file.tensor.TestTensors;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.TensorViews;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rules on the files that a description names, in the order in which they run. A file that is not
/// there, or not the one that its checksum is of, is not looked into.
///
/// @param names on the names of all files together
/// @param presence on one file each; the first that does not hold is the last that runs
/// @param content on what is in a file
/// @param tensorFiles on the file of a test tensor, of which it makes what `tensors` look at
/// @param tensors on the test tensors of a model
public record FileRules(
    List<NamesRule> names,
    List<FileCondition> presence,
    List<FileRule> content,
    NpyReadable tensorFiles,
    List<TensorRule> tensors) {
  private static final Code UNREADABLE =
      Code.error("file-unreadable", "A file is there, but cannot be read.")
          .why("What cannot be read cannot be judged.")
          .section("files")
          .example(
              "source: weights.pt  # a file that only its owner may read",
              "source: weights.pt  # a file that everybody may read");

  /// Every code that rules on files report.
  public List<Code> codes() {
    List<Code> codes = new ArrayList<>(List.of(UNREADABLE));
    names.forEach(rule -> codes.addAll(rule.codes()));
    presence.forEach(rule -> codes.addAll(rule.codes()));
    content.forEach(rule -> codes.addAll(rule.codes()));
    codes.addAll(tensorFiles.codes());
    tensors.forEach(rule -> codes.addAll(rule.codes()));
    return List.copyOf(codes);
  }

  /// Looks at the files that a description names.
  public void check(ResourceDescr resource, FileLookup files, Findings out) {
    Optional<ModelView> model = model(resource, out);
    List<ReferencedFile> named =
        model.isPresent()
            ? DescribedFiles.known(model.get().files(), out.parts())
            : DescribedFiles.of(resource, out.parts());
    for (NamesRule rule : names) {
      Bug.guard(rule.getClass(), RdfPath.ROOT, out, () -> rule.check(named, out));
    }
    Set<FileSource> sound = new HashSet<>();
    OnceRead once = new OnceRead(files, named);
    Contents contents = new Contents(content, once);
    Optional<Finding> alone = alone(named, once, out);
    alone.ifPresent(out::add);
    for (ReferencedFile file : alone.isEmpty() ? named : List.<ReferencedFile>of()) {
      if (isSound(file, once, contents, out)) {
        sound.add(file.source());
      }
    }
    OnceDecoded arrays = new OnceDecoded(once);
    List<TestTensor> read = new ArrayList<>();
    TensorViews described =
        model.map(ModelView::tensors).orElse(new TensorViews(List.of(), List.of()));
    for (TensorView tensor : described.all()) {
      tensor
          .testTensor()
          .filter(file -> sound.contains(file.source()))
          .ifPresent(file -> read(tensor, file, arrays, out).ifPresent(read::add));
    }
    TestTensors all = TestTensors.of(described, read, out.parts());
    for (TestTensor tensor : read) {
      for (TensorRule rule : tensors) {
        Bug.guard(rule.getClass(), tensor.at(), out, () -> rule.check(tensor, all, out));
      }
    }
  }

  /// A description without any of its files gives one finding, not one for each.
  private Optional<Finding> alone(List<ReferencedFile> named, OnceRead files, Findings out) {
    if (presence.stream().noneMatch(FileExists.class::isInstance)) {
      return Optional.empty();
    }
    try {
      return FileExists.alone(named, files);
    } catch (RuntimeException | StackOverflowError e) {
      out.add(Bug.of(FileExists.class, RdfPath.ROOT, e));
      return Optional.empty();
    }
  }

  /// Where hub fails at the model as a whole, its files are still looked at one by one.
  private static Optional<ModelView> model(ResourceDescr resource, Findings out) {
    try {
      return ModelView.of(resource);
    } catch (RuntimeException | StackOverflowError e) {
      out.add(Bug.of(ModelView.class, RdfPath.ROOT, e));
      return Optional.empty();
    }
  }

  /// Whether the file is there and is the right one; looks into it if so.
  private boolean isSound(ReferencedFile file, OnceRead files, Contents contents, Findings out) {
    try {
      for (FileCondition condition : presence) {
        if (!holds(condition, file, files, out)) {
          return false;
        }
      }
      contents.check(file, out);
      return true;
    } catch (IOException e) {
      out.add(unreadable(file, e));
      return false;
    }
  }

  /// A condition at which hub fails does not hold.
  private static boolean holds(
      FileCondition condition, ReferencedFile file, OnceRead files, Findings out)
      throws IOException {
    try {
      return condition.holds(file, files, out);
    } catch (RuntimeException | StackOverflowError e) {
      out.add(Bug.of(condition.getClass(), file.at(), e));
      return false;
    }
  }

  private Optional<TestTensor> read(
      TensorView tensor, ReferencedFile file, OnceDecoded files, Findings out) {
    try {
      return tensorFiles.read(tensor, file, files, out);
    } catch (IOException e) {
      out.add(unreadable(file, e));
    } catch (RuntimeException | StackOverflowError e) {
      out.add(Bug.of(tensorFiles.getClass(), file.at(), e));
    }
    return Optional.empty();
  }

  private static Finding unreadable(ReferencedFile file, IOException e) {
    return Finding.of(
        UNREADABLE, file.at(), "'" + file.source() + "' cannot be read: " + e.getMessage());
  }
}
