package eu.riscale.hub.spec.collection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Entries of a collection whose descriptions lie in files of their own.
final class LocalEntriesTest {
  private static final String TOP =
      """
      type: collection
      format_version: 0.2.4
      name: Partner
      description: Resources of a partner.
      authors: [{name: Ada Lovelace}]
      cite: [{text: Lovelace, url: 'https://example.com'}]
      license: MIT
      tags: [nuclei]
      documentation: README.md
      collection:
      """;
  private static final String DATASET =
      """
      type: dataset
      format_version: 0.2.4
      name: Nuclei
      description: Images of nuclei.
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    write("README.md", "# Partner\n\nWhat the resources of this partner are, in a few words.\n");
  }

  @Test
  void aFileGivesWhatTheEntryDoesNotSay() throws IOException {
    write("a/rdf.yaml", DATASET + "id: a\n");

    assertThat(found("- rdf_source: a/rdf.yaml")).isEmpty();
  }

  @Test
  void whatTheFileNamesLiesBesideIt() throws IOException {
    write("a/rdf.yaml", DATASET + "id: a\nattachments: {files: [a.txt, b.txt]}\n");
    write("a/a.txt", "x");
    write("b.txt", "x");

    assertThat(found("- rdf_source: a/rdf.yaml"))
        .containsExactly("file-missing @ collection[0].attachments.files[1]");
    assertThat(validation("- rdf_source: a/rdf.yaml").findings())
        .extracting(Finding::message)
        .containsExactly("In a/rdf.yaml, line 6: There is no file 'b.txt'.");
  }

  @Test
  void whatTheEntrySaysReplacesWhatTheFileSays() throws IOException {
    write("a/rdf.yaml", DATASET + "id: a\nattachments: {files: [none.txt]}\ntags: 7\n");
    write("b.txt", "x");
    write("README.md", "# Collection");

    assertThat(found("- {rdf_source: a/rdf.yaml, tags: [b], attachments: {files: [b.txt]}}"))
        .isEmpty();
    assertThat(found("- {id: b, rdf_source: a/rdf.yaml, tags: [b], attachments: {files: [7]}}"))
        .containsExactly("not-text @ collection[0].attachments.files[0]");
  }

  @Test
  void whatIsWrongInAFileIsToldWithItsLine() throws IOException {
    write("a/rdf.yaml", DATASET + "id: a\ncovers: seven\n");
    write("README.md", "# Collection");

    assertThat(validation("- rdf_source: a/rdf.yaml").findings())
        .extracting(Finding::message)
        .containsExactly("In a/rdf.yaml, line 6: Found the text 'seven'.");
  }

  @Test
  void theIdMayStandInEither() throws IOException {
    write("a/rdf.yaml", DATASET);
    write("b/rdf.yaml", DATASET + "id: b\n");

    assertThat(found("- rdf_source: a/rdf.yaml"))
        .containsExactly("collection-entry-no-id @ collection[0]");
    assertThat(found("- rdf_source: b/rdf.yaml\n- {id: b, type: dataset, name: B}"))
        .containsExactly("collection-id-duplicate @ collection[1].id");
    assertThat(found("- {id: a, rdf_source: b/rdf.yaml}\n- {id: b, rdf_source: b/rdf.yaml}"))
        .isEmpty();
    assertThat(found("- {id: [a], rdf_source: b/rdf.yaml}"))
        .containsExactly("not-text @ collection[0].id");
    assertThat(validation("- {id: null, rdf_source: b/rdf.yaml}").findings())
        .extracting(Finding::message)
        .containsExactly("The id of the entry is empty.");
  }

  @Test
  void whatWasSavedInThePlaceOfADescriptionIsNamed() throws IOException {
    write("lfs.yaml", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n");
    write("page.yaml", "<!DOCTYPE html><html><head><title>Sign in</title></head></html>\n");
    write("gone.yaml", "404: Not Found");
    write("empty.yaml", "");

    assertThat(
            validation(
                    "- {id: a, rdf_source: lfs.yaml}\n- {id: b, rdf_source: page.yaml}\n"
                        + "- {id: c, rdf_source: gone.yaml}\n- {id: d, rdf_source: empty.yaml}")
                .findings())
        .extracting(Finding::message)
        .containsExactly(
            "'lfs.yaml' is a Git LFS pointer, not the file itself.",
            "'page.yaml' is a web page (HTML) with the title 'Sign in'.",
            "'gone.yaml' holds what a server said: 404: Not Found",
            "'empty.yaml' is empty.");
  }

  @Test
  void aDescriptionThatIsNotThereIsAnError() throws IOException {
    write("a/rdf.yaml", DATASET);
    write("docs/a/rdf.yaml", DATASET);
    write("a.zip", "PK\3\4");
    write("list.yaml", "- 7\n");
    write("broken.yaml", "name: 'open\n");

    assertThat(
            validation(
                    "- {id: a, rdf_source: a}\n- {id: b, rdf_source: b/rdf.yaml}\n"
                        + "- {id: c, rdf_source: docs}")
                .findings())
        .extracting(finding -> finding.code() + ": " + finding.message() + " " + finding.hint())
        .containsExactly(
            "collection-source-missing: 'a' is a folder, and no description. Write 'a/rdf.yaml' in"
                + " the place of 'a'.",
            "collection-source-missing: There is no description 'b/rdf.yaml'. Put it there, or"
                + " correct its path, which starts at the collection.",
            "collection-source-missing: 'docs' is a folder, and no description. There is no"
                + " description in it: put one there, and name it, as in 'docs/rdf.yaml'.");
    assertThat(
            found(
                "- {id: a, rdf_source: a.zip}\n- {id: b, rdf_source: list.yaml}\n"
                    + "- {id: c, rdf_source: broken.yaml}"))
        .containsExactly(
            "collection-source-unreadable @ collection[0].rdf_source",
            "collection-source-unreadable @ collection[1].rdf_source",
            "collection-source-unreadable @ collection[2].rdf_source");
  }

  @ParameterizedTest
  @CsvSource({"A/RDF.yaml, a/rdf.yaml", "a/rdf.yml, a/rdf.yaml"})
  void theDescriptionThatMayBeMeantIsNamed(String written, String there) throws IOException {
    write(there, DATASET);

    assertThat(validation("- {id: a, rdf_source: " + written + "}").findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message())
              .isEqualTo("There is no description '%s'; there is '%s'.", written, there);
          assertThat(finding.hint()).isEqualTo("Write '%s' in the place of '%s'.", there, written);
        });
  }

  @Test
  void nothingOutsideOfTheFolderIsRead() throws IOException {
    write("outside.yaml", DATASET);
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.createSymbolicLink(inner.resolve("link.yaml"), folder.resolve("outside.yaml"));
    Files.copy(folder.resolve("README.md"), inner.resolve("README.md"));

    Validation validation =
        validation(
            inner,
            "- {id: a, rdf_source: ../outside.yaml}\n- {id: b, rdf_source: link.yaml}\n"
                + "- {id: c, rdf_source: /outside.yaml}");

    assertThat(found(validation))
        .containsExactly(
            "collection-source-missing @ collection[0].rdf_source",
            "collection-source-missing @ collection[1].rdf_source",
            "path-absolute @ collection[2].rdf_source");
  }

  @Test
  void collectionsAreNotNested() throws IOException {
    write("other.yaml", TOP + "- {id: a, rdf_source: collection.yaml}\n");
    write("collection.yaml", TOP + "- {id: a, rdf_source: other.yaml}\n");

    assertThat(found("- {id: a, rdf_source: collection.yaml}\n- {id: b, rdf_source: other.yaml}"))
        .containsExactly(
            "collection-nested @ collection[0].rdf_source",
            "collection-nested @ collection[1].rdf_source");
  }

  @Test
  void theChecksumOfAnEntryIsHeldAgainstItsFile() throws IOException {
    write("a/rdf.yaml", DATASET);

    assertThat(found("- {id: a, rdf_source: a/rdf.yaml, entry_sha256: '" + "0".repeat(64) + "'}"))
        .containsExactly("sha256-mismatch @ collection[0].entry_sha256");
  }

  @Test
  void entriesThatAreNotAtHandAreCounted() throws IOException {
    write("a/rdf.yaml", DATASET);
    String entries =
        "- {id: a, rdf_source: a/rdf.yaml}\n- {id: b, rdf_source: 'https://example.com/b.yaml'}\n"
            + "- {id: c, rdf_source: 'https://example.com/c.yaml'}";

    assertThat(validation(entries).findings())
        .extracting(Finding::message)
        .containsExactly(
            "2 of 3 entries were not judged: collection[1], collection[2]; the description of each"
                + " is on the web.");
    assertThat(SpecValidator.validate(YamlReader.read(TOP + entries)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "2 of 3 entries were not judged: collection[1], collection[2]; the description of each"
                + " is on the web.",
            "1 of 3 entries was not judged: collection[0]; its description lies in a file of its"
                + " own, and only this description was read.");
  }

  @Test
  void thousandsOfEntriesTakeTimeInProportion() throws IOException {
    write("a/rdf.yaml", DATASET);
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      entries.append("- {id: a").append(i).append(", rdf_source: a/rdf.yaml}\n");
    }

    assertThat(found(entries.toString())).isEmpty();
  }

  @Test
  void whatManyEntriesInheritOfALargeCollectionIsBounded() throws IOException {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      entries.append("- {id: a").append(i).append(", type: dataset, name: A}\n");
    }
    String links = "links: [" + "a, ".repeat(100_000) + "a]\n";
    Validation validation =
        SpecValidator.validate(YamlReader.read(TOP.replace("tags:", links + "tags:") + entries));

    assertThat(found(validation)).containsExactly("collection-entries-not-judged @ collection");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> found(String entries) throws IOException {
    return found(validation(entries));
  }

  private static List<String> found(Validation validation) {
    return validation.findings().stream()
        .map(finding -> finding.code() + " @ " + finding.path())
        .toList();
  }

  private Validation validation(String entries) {
    return validation(folder, entries);
  }

  private static Validation validation(Path folder, String entries) {
    return SpecValidator.validate(YamlReader.read(TOP + entries + "\n"), new FolderFiles(folder));
  }
}
