package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.CollectionValidator.Scope;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.file.NoFiles;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Help for what does not stand in the file as it is judged: entries of collections, and the newer
/// form that a description is converted to.
final class HelpElsewhereTest {
  private static final RdfPath FIRST = RdfPath.ROOT.field("collection").index(0);

  @TempDir private Path folder;

  @Test
  void aFieldOfAnEntryIsWrittenInTheEntry() {
    YamlNode collection = collection("collection[0].tags", "nuclei");
    Finding finding = onlyError(collection);

    assertThat(finding.edits()).containsExactly(new Edit.Write(FIRST.field("tags"), "[nuclei]"));
    assertThat(errors(Edited.of(collection, finding.edits()).orElseThrow())).isEmpty();
  }

  @Test
  void aNameInAnEntryIsChangedInTheEntry() {
    YamlNode collection = collection("collection[0].badges", "[{labl: A, url: 'https://a.org'}]");
    Finding finding = onlyError(collection);

    assertThat(finding.edits())
        .containsExactly(new Edit.Rename(FIRST.field("badges").index(0).field("labl"), "label"));
    assertThat(errors(Edited.of(collection, finding.edits()).orElseThrow())).isEmpty();
  }

  @Test
  void aNameThatIsMeantForAnInheritedFieldKeepsWhatTheEntrySays() {
    YamlNode entry = collection("collection[0].licence", "CC-BY-4.0");
    YamlNode collection =
        Patch.set(entry, "license", Objects.requireNonNull(YamlReader.read("MIT").root()));
    Finding finding = onlyError(collection);

    assertThat(finding.edits()).containsExactly(new Edit.Rename(FIRST.field("licence"), "license"));
    assertThat(errors(Edited.of(collection, finding.edits()).orElseThrow())).isEmpty();
  }

  @Test
  void whatIsMeantForAnInheritedFieldInAnotherFormIsNotRemoved() {
    YamlNode entry = collection("collection[0].author", "Ada Lovelace");
    Finding finding =
        onlyError(
            Patch.set(
                entry,
                "authors",
                Objects.requireNonNull(YamlReader.read("[{name: Grace Hopper}]").root())));

    assertThat(finding.edits()).isEmpty();
    assertThat(finding.hint())
        .isEqualTo("The entry takes authors from elsewhere, which is not what stands here.");
  }

  @Test
  void inputsThatOutputsReferToAreShown() {
    YamlNode newer =
        Objects.requireNonNull(
            patched("model", "outputs[0].axes[2].size.tensor_id", "image").root());
    YamlNode older =
        Objects.requireNonNull(
            patched("model-0.4", "outputs[0].shape.reference_tensor", "image").root());
    YamlNode both =
        Patch.set(
            newer,
            "outputs[0].axes[3].size.tensor_id",
            Objects.requireNonNull(YamlReader.read("image").root()));
    for (YamlNode model : List.of(both, older)) {
      YamlNode without =
          Edited.of(model, List.of(new Edit.Remove(RdfPath.ROOT.field("inputs")))).orElseThrow();
      Finding finding = onlyError(SpecValidator.helped(new YamlDocument("", without, List.of())));
      assertThat(finding.path()).isEqualTo(RdfPath.ROOT.field("inputs"));
      YamlNode followed = Edited.of(without, finding.edits()).orElseThrow();
      assertThat(SpecValidator.alone(new YamlDocument("", followed, List.of())).isValid()).isTrue();
    }
  }

  @Test
  void aNotebookNamesItsFile() {
    String entry = "{id: n, type: notebook, name: Notebook, description: Shows it.}";
    Finding finding = onlyError(collection("collection[0]", entry));
    assertThat(finding.edits())
        .containsExactly(new Edit.Example(FIRST.field("source"), "notebook.ipynb"));
  }

  @Test
  void whatStandsInAFileOfItsOwnIsToldInWords() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    Files.writeString(
        folder.resolve("a/rdf.yaml"),
        """
        type: dataset
        format_version: 0.2.4
        id: a
        name: Nuclei
        description: Images of nuclei.
        tags: nuclei
        """);
    Finding finding =
        errors(collection("collection[0]", "{rdf_source: a/rdf.yaml}"), new FolderFiles(folder))
            .getFirst();

    assertThat(finding.edits()).isEmpty();
    assertThat(finding.hint()).isEqualTo("In a/rdf.yaml:\nWrite: tags: [nuclei]");
  }

  @Test
  void theNewerFormIsHelpedInTheFileAsItIsWritten() {
    YamlDocument document = patched("collection-0.2", "name", "'Nuclei: 3D!'");
    Finding finding = onlyError(newest(document));

    assertThat(finding.edits())
        .containsExactly(new Edit.Write(RdfPath.ROOT.field("name"), "Nuclei - 3D"));
    YamlNode followed =
        Edited.of(Objects.requireNonNull(document.root()), finding.edits()).orElseThrow();
    assertThat(newest(new YamlDocument("", followed, List.of())).isValid()).isTrue();
  }

  @Test
  void whatCannotBeConvertedIsToldInWords() {
    YamlDocument document =
        patched("model-0.4", "weights.pytorch_state_dict.dependencies", "pip:requirements.txt");

    assertThat(onlyError(newest(document)).hint())
        .isEqualTo(
            "List the packages in environment.yaml, a conda environment, and write"
                + " dependencies: conda:environment.yaml.");
  }

  @Test
  void whatStandsInTheNewerFormAloneIsToldAboutThat() {
    YamlNode written = Objects.requireNonNull(Fixture.base("generic-0.2").root());
    YamlNode newer =
        Patch.set(
            Objects.requireNonNull(Fixture.base("generic").root()),
            "maintainers",
            Objects.requireNonNull(YamlReader.read("[{github_user: ada, emial: a@b.org}]").root()));
    List<Finding> found =
        SpecValidator.alone(new YamlDocument("", newer, List.of())).findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();

    assertThat(
            new NewestHelp(NoFiles.LOOKUP, root -> found)
                .added(
                    (YamlMapping) written, ResourceFormat.GENERIC_0_3, (YamlMapping) newer, found))
        .extracting(Finding::hint)
        .containsExactly(
            "As converted to format "
                + ResourceFormat.GENERIC_0_3.newest()
                + ":\nRename emial to email");
  }

  private static Validation newest(YamlDocument document) {
    return NewestFormat.helped(SpecValidator.alone(document), NoFiles.LOOKUP);
  }

  private static YamlNode collection(String place, String value) {
    return Objects.requireNonNull(patched("collection-0.2", place, value).root());
  }

  private static YamlDocument patched(String base, String place, String value) {
    YamlNode root = Objects.requireNonNull(Fixture.base(base).root());
    YamlNode node = Objects.requireNonNull(YamlReader.read(value).root());
    return new YamlDocument("", Patch.set(root, place, node), List.of());
  }

  private static Finding onlyError(YamlNode collection) {
    return only(errors(collection));
  }

  private static Finding onlyError(Validation validation) {
    return only(errors(validation));
  }

  private static Finding only(List<Finding> errors) {
    assertThat(errors).hasSize(1);
    return errors.getFirst();
  }

  private static List<Finding> errors(YamlNode collection) {
    return errors(collection, NoFiles.LOOKUP);
  }

  private static List<Finding> errors(YamlNode collection, FileLookup files) {
    Validation alone = SpecValidator.alone(new YamlDocument("", collection, List.of()));
    return errors(
        CollectionValidator.judge(
            alone, files, Scope.ALL, (entry, beside) -> SpecValidator.helped(entry, beside)));
  }

  private static List<Finding> errors(Validation validation) {
    return validation.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }
}
