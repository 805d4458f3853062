package eu.riscale.hub.lsp;

import eu.riscale.hub.source.ChangedSource;
import eu.riscale.hub.spec.edit.Fixes;
import eu.riscale.hub.spec.edit.Fixes.Extent;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.rule.file.OnceRead;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.work.JudgedText;
import eu.riscale.hub.work.ValidateProfiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Judges a text in an editor, with the files of the folder that it lies in. Nothing is run.
final class Judging {
  private final Map<RememberedFiles.Seen, Sha256> sums = RememberedFiles.none();

  /// A text with all that is found in it.
  record Judged(OpenText text, YamlDocument document, List<Finding> findings) {}

  /// Never throws: what hub fails at is a finding.
  Judged of(OpenText open) {
    try {
      JudgedText judged = judged(open, OwnPolicy.of(open.file()), files(open), open.text());
      return new Judged(open, judged.document(), judged.findings());
    } catch (RuntimeException | StackOverflowError e) {
      return new Judged(open, YamlReader.read(""), List.of(Bug.of(RdfPath.ROOT, e)));
    }
  }

  /// The text with all that `hub fix` would write into it; the same text where that is nothing.
  String fixed(OpenText open) {
    ValidateProfiles validate = OwnPolicy.of(open.file());
    FileLookup files = files(open);
    JudgedText before = judged(open, validate, files, open.text());
    String after =
        Fixes.of(before, Extent.SAFE, document -> judged(open, validate, files, document.text()))
            .after()
            .document()
            .text();
    return after.equals(before.document().text()) ? open.text() : open.mark() + after;
  }

  private FileLookup files(OpenText open) {
    FolderFiles folder =
        new FolderFiles(Objects.requireNonNull(open.file().toAbsolutePath().getParent()));
    return new OnceRead(new RememberedFiles(folder, sums));
  }

  private static JudgedText judged(
      OpenText open, ValidateProfiles validate, FileLookup files, String text) {
    return JudgedText.of(
        validate, open.file().toString(), ChangedSource.of(open.file(), files, text));
  }
}
