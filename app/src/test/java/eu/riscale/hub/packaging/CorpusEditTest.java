package eu.riscale.hub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Corpus;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a real description looks like, and however its text is written, packing it changes just
/// the values that it says it changes. All files that it names are taken to be there.
class CorpusEditTest {

  @ParameterizedTest
  @CsvSource({"AS_IT_IS", "WINDOWS", "MARKED", "COMMENTED", "BRACES"})
  void onlyWhatIsSaidIsChanged(Style style) throws IOException {
    int packed = 0;
    List<String> refused = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Corpus.folder("rdfs"))) {
      for (Path rdf : all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        YamlDocument original = YamlReader.read(Files.readAllBytes(rdf));
        YamlDocument document = YamlReader.read(style.write(original));
        Validation validation = SpecValidator.validate(document);
        if (validation.description().isEmpty()) {
          continue;
        }
        PackagePlan plan = plan(validation.description().get(), document);
        if (plan.findings().stream().anyMatch(f -> f.code().equals(PackageCodes.NOT_EDITABLE))) {
          refused.add(rdf.getFileName() + ": " + plan.findings());
          continue;
        }
        packed++;
        assertThat(differences(document, YamlReader.read(plan.rdf())))
            .as(rdf + " in " + style)
            .isEqualTo(said(plan));
      }
    }
    assertThat(refused).isEmpty();
    assertThat(packed).isPositive();
  }

  /// Ways to write the same description.
  enum Style {
    AS_IT_IS,
    WINDOWS,
    MARKED,
    COMMENTED,
    BRACES;

    String write(YamlDocument document) {
      return switch (this) {
        case AS_IT_IS -> document.text();
        case WINDOWS -> document.text().replace("\r\n", "\n").replace("\n", "\r\n");
        case MARKED -> "\uFEFF" + document.text();
        case COMMENTED -> "# ü 🔬: {\n" + document.text() + "\n# end: }\n";
        case BRACES -> document.root() == null ? "" : braces(document.root());
      };
    }

    /// As JSON.
    private static String braces(YamlNode node) {
      return switch (node) {
        case YamlScalar scalar ->
            scalar.kind() == YamlScalar.Kind.STRING ? quoted(scalar.text()) : scalar.text();
        case YamlSequence list ->
            "[" + String.join(",", list.items().stream().map(Style::braces).toList()) + "]";
        case YamlMapping mapping ->
            "{"
                + String.join(
                    ",\n",
                    mapping.entries().stream()
                        .map(entry -> quoted(entry.key()) + ": " + braces(entry.value()))
                        .toList())
                + "}";
      };
    }

    private static String quoted(String text) {
      StringBuilder quoted = new StringBuilder("\"");
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (c < ' ' || (c > '~' && c < 0xA1)) {
          quoted.append(String.format("\\u%04x", (int) c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }
  }

  private static PackagePlan plan(ResourceDescr description, YamlDocument document) {
    return PackagePlan.of(
        new Resource(description, document, "rdf.yaml", false, new AllThere()),
        new Choices(new KeptWeights(List.of()), Optional.empty()));
  }

  /// Every file is there, and has one byte.
  private record AllThere() implements FileLookup {
    @Override
    public Presence presence(FileSource source) {
      return source instanceof FileSource.RelativePath ? Presence.PRESENT : Presence.UNKNOWN;
    }

    @Override
    public long size(FileSource source) {
      return 1;
    }

    @Override
    public InputStream open(FileSource source) {
      return new ByteArrayInputStream(new byte[1]);
    }

    @Override
    public Path onDisk(FileSource source) throws IOException {
      throw new NoSuchFileException(source.toString());
    }

    @Override
    public List<String> list() {
      return List.of();
    }
  }

  /// The values after the changes of a plan, by what they were.
  private static Set<String> said(PackagePlan plan) {
    Set<String> said = new HashSet<>();
    plan.changes().forEach(change -> said.add(change.from() + " → " + change.to()));
    return said;
  }

  private static Set<String> differences(YamlDocument from, YamlDocument to) {
    Map<String, String> before = new TreeMap<>();
    Map<String, String> after = new TreeMap<>();
    collect(RdfPath.ROOT, Objects.requireNonNull(from.root()), before);
    collect(RdfPath.ROOT, Objects.requireNonNull(to.root()), after);
    Set<String> differences = new HashSet<>();
    Set<String> paths = new HashSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      String was = before.getOrDefault(path, "");
      String is = after.getOrDefault(path, "");
      if (!was.equals(is)) {
        differences.add(was + " → " + is);
      }
    }
    return differences;
  }

  private static void collect(RdfPath at, YamlNode node, Map<String, String> values) {
    switch (node) {
      case YamlScalar scalar ->
          values.put(
              at.toString(),
              (scalar.kind() == YamlScalar.Kind.STRING ? "" : scalar.kind() + " ") + scalar.text());
      case YamlSequence list -> {
        values.put(at + "[]", "list of " + list.items().size());
        for (int i = 0; i < list.items().size(); i++) {
          collect(at.index(i), list.items().get(i), values);
        }
      }
      case YamlMapping mapping -> {
        values.put(at + "{}", "mapping");
        mapping.entries().forEach(e -> collect(at.field(e.key()), e.value(), values));
      }
    }
  }
}
