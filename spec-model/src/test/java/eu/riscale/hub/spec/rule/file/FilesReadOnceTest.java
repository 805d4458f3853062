package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A description that names a file a thousand times does not have it read a thousand times.
final class FilesReadOnceTest {
  private static final String COVERS = "covers: [{source: cover.png}]";
  private static final int TIMES = 1000;

  @TempDir private Path folder;

  /// Counts how often each file is opened.
  private record Counted(FileLookup files, Map<String, Integer> opened) implements FileLookup {
    @Override
    public Presence presence(FileSource source) {
      opened.merge("where is " + source, 1, Integer::sum);
      return files.presence(source);
    }

    @Override
    public long size(FileSource source) throws IOException {
      return files.size(source);
    }

    @Override
    public InputStream open(FileSource source) throws IOException {
      opened.merge(source.toString(), 1, Integer::sum);
      return files.open(source);
    }

    @Override
    public Path onDisk(FileSource source) throws IOException {
      return files.onDisk(source);
    }

    @Override
    public FileSource resolved(FileSource source) throws IOException {
      return files.resolved(source);
    }

    @Override
    public List<String> list() throws IOException {
      return files.list();
    }
  }

  @Test
  void aCoverIsLookedIntoOnceAndToldOfAtEveryPlace() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .file("cover.png", ModelFolder.png(300, 800))
            .rdf(COVERS, "covers: [" + times("{source: cover.png}") + "]");
    Map<String, Integer> opened = new HashMap<>();

    List<Finding> found = check(model, opened);

    assertThat(found).hasSize(TIMES);
    assertThat(found)
        .extracting(finding -> finding.code() + " @ " + finding.path())
        .startsWith("cover-aspect @ covers[0].source", "cover-aspect @ covers[1].source");
    assertThat(opened).containsEntry("where is cover.png", 1);
    assertThat(opened.get("cover.png"))
        .isEqualTo(3); // for its first bytes, its pixels, and for secrets
  }

  @Test
  void otherPathsOfAFileAreThatFile() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .file("cover.png", ModelFolder.png(300, 800))
            .file("more/notes.txt", "nothing")
            .rdf(COVERS, "covers: [{source: cover.png}, {source: more/../cover.png}]");
    Map<String, Integer> opened = new HashMap<>();

    List<Finding> found = check(model, opened);

    assertThat(opened).doesNotContainKey("more/../cover.png").containsEntry("cover.png", 3);
    assertThat(found)
        .extracting(Finding::message)
        .contains("'cover.png' has 300 x 800 pixels.", "'more/../cover.png' has 300 x 800 pixels.");
  }

  @Test
  void aChecksumIsComputedOnce() {
    String wrong = "{source: notes.txt, sha256: " + "a".repeat(64) + "}";
    ModelFolder model =
        ModelFolder.newest(folder)
            .file("notes.txt", "nothing")
            .rdf(COVERS, COVERS + "\nattachments: [" + times(wrong) + "]");
    Map<String, Integer> opened = new HashMap<>();

    List<Finding> found = check(model, opened);

    assertThat(found).hasSize(TIMES);
    assertThat(found).allMatch(finding -> finding.code().slug().equals("sha256-mismatch"));
    assertThat(opened)
        .containsEntry(
            "notes.txt", 4); // its first bytes, and as it is, with line ends of two kinds
  }

  @Test
  void anArrayIsDecodedOnce() {
    ModelFolder model = ModelFolder.newest(folder);
    Map<String, Integer> before = new HashMap<>();
    check(model, before);
    Map<String, Integer> opened = new HashMap<>();

    List<Finding> found = check(model.rdf("{source: output.npy}", "{source: input.npy}"), opened);

    assertThat(found).isEmpty();
    // For its first bytes, and for its numbers.
    assertThat(before).containsEntry("input.npy", 2).containsEntry("output.npy", 2);
    assertThat(opened).containsEntry("input.npy", 2).doesNotContainKey("output.npy");
  }

  private List<Finding> check(ModelFolder model, Map<String, Integer> opened) {
    Findings out = new Findings();
    RuleCatalog.FILES.check(
        model.validate().description().orElseThrow(),
        new Counted(new FolderFiles(folder), opened),
        out);
    return out.list();
  }

  private static String times(String entry) {
    return String.join(", ", Collections.nCopies(TIMES, entry));
  }
}
