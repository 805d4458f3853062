package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every field of every format that holds a file source judges it by the same rules.
final class SourcesTest {
  /// Where a description itself was read from, and how a partner's page looks: no files of the
  /// resource.
  private static final Set<String> NOT_OF_THE_RESOURCE =
      Set.of(
          "generic.v0_2.ResourceMetadata.rdfSource",
          "collection.PartnerConfig.logo",
          "collection.PartnerConfig.icon",
          "collection.PartnerConfig.backgroundImage",
          "collection.CollectionEntry.source");

  @TempDir private Path folder;

  @Test
  void noFieldIsForgotten() {
    Set<String> seen = new TreeSet<>();
    for (String text : texts()) {
      seen.addAll(SourceFields.of(described(YamlReader.read(text))).sources().keySet());
    }
    assertThat(seen).isEqualTo(SourceFields.ofTheLibrary());
  }

  @Test
  void filesAreListedWithTheirChecksums() {
    for (String text : texts()) {
      ResourceDescr description = described(YamlReader.read(text));
      SourceFields fields = SourceFields.of(description);
      List<ReferencedFile> files = DescribedFiles.of(description);
      assertThat(files.stream().map(ReferencedFile::source).toList())
          .as(text)
          .containsExactlyInAnyOrderElementsOf(
              fields.sources().entrySet().stream()
                  .filter(field -> !NOT_OF_THE_RESOURCE.contains(field.getKey()))
                  .map(Map.Entry::getValue)
                  .flatMap(Collection::stream)
                  .toList());
      assertThat(files.stream().filter(file -> file.sha256().isPresent()).count())
          .as(text)
          .isEqualTo(fields.checksums());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/abs/NAME, path-absolute",
    "C:\\NAME, path-absolute",
    "c:/x/NAME, path-absolute",
    "\\\\server\\NAME, path-absolute",
    "../NAME, path-leaves-folder",
    "a/../../NAME, path-leaves-folder",
    "sub\\NAME, path-backslash",
    "..\\NAME, path-backslash path-leaves-folder",
    "ftp://example.com/NAME, url-scheme",
    "s3://bucket/NAME, url-scheme",
    "file:///abs/NAME, url-scheme",
    "https:///, file-source-invalid",
    "http://999.1.1.1/NAME, file-source-invalid",
    "https://example.com/NAME, ''",
    "sub/NAME, ''"
  })
  void isJudgedWhereverItStands(String form, String codes) {
    forEach(
        (named, document) -> {
          Set<String> found = findings(SpecValidator.validate(document), named.path());
          found.removeAll(named.before());
          assertThat(found)
              .as(named.path() + ": " + form)
              .isEqualTo(codes.isEmpty() ? Set.of() : Set.of(codes.split(" ")));
        },
        form);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "sub/NAME, file-missing",
    "sub\\NAME, file-missing",
    "../NAME, file-outside-folder",
    "https://example.com/NAME, ''"
  })
  void isLookedForWhereverItStands(String form, String code) throws IOException {
    putFiles();
    forEach(
        (named, document) -> {
          if (named.isOfTheResource()) {
            Validation alone = SpecValidator.validate(document);
            Set<String> found =
                findings(SpecValidator.withFiles(alone, new FolderFiles(folder)), named.path());
            found.removeAll(findings(alone, named.path()));
            assertThat(found)
                .as(named.path() + ": " + form)
                .isEqualTo(code.isEmpty() ? Set.of() : Set.of(code));
          }
        },
        form);
  }

  /// A value of the wrong form that plainly names a file is looked for in the same run.
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"[NAME]", "{source: NAME}", "[{source: NAME}]", "alone"})
  void isLookedForInTheFormsOfOtherFields(String form) throws IOException {
    putFiles();
    List<String> silent = new ArrayList<>();
    int count = 0;
    for (String text : texts()) {
      YamlDocument document = YamlReader.read(text);
      Map<String, YamlScalar> texts = new TreeMap<>();
      collect(Objects.requireNonNull(document.root()), RdfPath.ROOT, texts);
      for (ReferencedFile file : DescribedFiles.of(described(document))) {
        String at = file.at().toString();
        boolean isAlone = form.equals("alone");
        String place = isAlone ? at.replaceFirst("\\.source$", "") : at;
        YamlScalar written = texts.get(at);
        // Of several forms one field has, this one may be right.
        if (written != null && !(isAlone && !isOnly(document, file.at()))) {
          YamlNode other =
              Objects.requireNonNull(
                  YamlReader.read(isAlone ? written.text() : form.replace("NAME", written.text()))
                      .root());
          YamlNode root = Patch.set(Objects.requireNonNull(document.root()), place, other);
          Validation alone = SpecValidator.validate(new YamlDocument("", root, List.of()));
          if (!alone.isValid()) {
            count++;
            Path lost = folder.resolve(file.source().toString());
            Files.delete(lost);
            Set<String> found =
                findings(SpecValidator.withFiles(alone, new FolderFiles(folder)), place);
            Files.writeString(lost, "another");
            // Weights of format 0.3 have files that stand elsewhere in it.
            found.removeAll(List.of("sha256-mismatch", "dependencies-unreadable"));
            if (!found.contains("file-missing") || found.size() != 2) {
              silent.add(file.at() + " " + form + " " + found);
            }
          }
        }
      }
    }
    assertThat(silent).isEmpty();
    assertThat(count).isGreaterThan(20);
  }

  /// Whether a file is described by a mapping of its own. A licence that is a text is an id.
  private static boolean isOnly(YamlDocument document, RdfPath source) {
    return !source.parent().isRoot()
        && !source.parent().segments().getLast().equals("license")
        && Edited.at(Objects.requireNonNull(document.root()), source.parent()).orElse(null)
            instanceof YamlMapping fields
        && fields.entries().stream()
            .allMatch(field -> List.of("source", "sha256").contains(field.key()));
  }

  @Test
  void isComparedWithItsChecksumWhereverItStands() throws IOException {
    putFiles();
    for (String text : texts()) {
      YamlDocument document = YamlReader.read(text);
      ResourceDescr description = described(document);
      Validation judged = SpecValidator.validate(document, new FolderFiles(folder));
      for (ReferencedFile file : DescribedFiles.of(description)) {
        boolean told = findings(judged, file.at().toString()).contains("sha256-mismatch");
        assertThat(told).as(file.at().toString()).isEqualTo(file.sha256().isPresent());
      }
    }
  }

  /// Puts every file that is named into the folder.
  private void putFiles() throws IOException {
    for (String text : texts()) {
      for (ReferencedFile file : DescribedFiles.of(described(YamlReader.read(text)))) {
        Files.writeString(folder.resolve(file.source().toString()), "another");
      }
    }
  }

  /// A source and where findings on it are expected.
  ///
  /// @param before the codes of findings there while the source is right
  private record Named(String path, Set<String> before, boolean isOfTheResource) {}

  @FunctionalInterface
  private interface Check {
    void of(Named source, YamlDocument changed);
  }

  /// Puts a source of that form into one field after the other.
  private static void forEach(Check check, String form) {
    int count = 0;
    for (String text : texts()) {
      YamlDocument document = YamlReader.read(text);
      SourceFields fields = SourceFields.of(described(document));
      Map<FileSource, String> at = new HashMap<>(); // older formats have some at another place
      DescribedFiles.of(described(document))
          .forEach(file -> at.putIfAbsent(file.source(), file.at().toString()));
      Map<String, YamlScalar> texts = new TreeMap<>();
      collect(Objects.requireNonNull(document.root()), RdfPath.ROOT, texts);
      for (Map.Entry<String, Set<FileSource>> field : fields.sources().entrySet()) {
        for (FileSource source : field.getValue()) {
          String name = source.toString();
          for (Map.Entry<String, YamlScalar> place : texts.entrySet()) {
            if (List.of(place.getValue().text().split(":", -1)).contains(name)) {
              String path = at.getOrDefault(source, place.getKey());
              check.of(
                  new Named(
                      path,
                      findings(SpecValidator.validate(document), path),
                      !NOT_OF_THE_RESOURCE.contains(field.getKey())),
                  with(document, place.getKey(), place.getValue(), name, form));
              count++;
            }
          }
        }
      }
    }
    assertThat(count).isGreaterThan(100);
  }

  private static YamlDocument with(
      YamlDocument document, String path, YamlScalar old, String name, String form) {
    String text = old.text().replace(name, form.replace("NAME", name));
    YamlScalar scalar = new YamlScalar(YamlScalar.Kind.STRING, text, old.span());
    YamlNode root = Patch.set(Objects.requireNonNull(document.root()), path, scalar);
    return new YamlDocument(document.text(), root, List.of());
  }

  private static void collect(YamlNode node, RdfPath at, Map<String, YamlScalar> texts) {
    switch (node) {
      case YamlScalar scalar -> texts.put(at.toString(), scalar);
      case YamlSequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          collect(list.items().get(i), at.index(i), texts);
        }
      }
      case YamlMapping fields ->
          fields.entries().forEach(entry -> collect(entry.value(), at.field(entry.key()), texts));
    }
  }

  private static Set<String> findings(Validation validation, String path) {
    Set<String> codes = new TreeSet<>();
    for (Finding finding : validation.findings()) {
      if (finding.path().toString().equals(path)) {
        codes.add(finding.code().slug());
      }
    }
    codes.remove(BrokenParts.NOT_JUDGED.slug()); // What waits for the source is not the matter.
    return codes;
  }

  private static ResourceDescr described(YamlDocument document) {
    Optional<ResourceDescr> description = SpecValidator.validate(document).description();
    assertThat(description).as(SpecValidator.validate(document).findings().toString()).isPresent();
    return description.orElseThrow();
  }

  /// A description of every type and version with all its fields that hold sources, each of which
  /// has a name of its own; and a model of the format 0.3.
  private static List<String> texts() {
    List<String> texts = new ArrayList<>(List.of(read("model-0.3")));
    for (ResourceFormat format : ResourceFormat.values()) {
      String series = format.newest().toString().substring(0, 3);
      texts.add(
          format.type().equals("model")
              ? read("model-" + series)
              : "type: "
                  + format.type()
                  + "\nformat_version: "
                  + format.newest()
                  + "\n"
                  + read("fields-" + series)
                  + own(format));
    }
    return texts;
  }

  private static String own(ResourceFormat format) {
    return switch (format) {
      case APPLICATION_0_2, APPLICATION_0_3 -> "source: app.jar\n";
      case NOTEBOOK_0_2, NOTEBOOK_0_3 -> "source: notebook.ipynb\n";
      case COLLECTION_0_2 -> read("collection-0.2");
      case COLLECTION_0_3 -> read("collection-0.3");
      case MODEL_0_4, MODEL_0_5, GENERIC_0_2, GENERIC_0_3, DATASET_0_2, DATASET_0_3 -> "";
    };
  }

  private static String read(String name) {
    return new String(TestFiles.read("sources/" + name + ".yaml"), StandardCharsets.UTF_8);
  }
}
