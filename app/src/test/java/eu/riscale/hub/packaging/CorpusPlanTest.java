package eu.riscale.hub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Corpus;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every description that people really published can be changed in place: all references of it,
/// and any of its weights taken out.
class CorpusPlanTest {
  @Test
  void everyPublishedDescriptionCanBeChanged() throws Exception {
    List<String> refused = new ArrayList<>();
    int changed = 0;
    for (Path rdf : rdfs()) {
      Validation read = SpecValidator.validate(Files.readAllBytes(rdf));
      if (read.description().isEmpty()) {
        continue;
      }
      Resource resource =
          new Resource(
              read.description().get(), read.document(), "rdf.yaml", false, new Everything());
      List<List<String>> kept = new ArrayList<>(List.of(List.of()));
      if (read.document().root() instanceof YamlMapping root
          && root.get("weights") instanceof YamlMapping weights) {
        weights.entries().forEach(entry -> kept.add(List.of(entry.key())));
      }
      for (List<String> formats : kept) {
        PackagePlan plan =
            PackagePlan.of(resource, new Choices(new KeptWeights(formats), Optional.empty()));
        plan.findings().stream()
            .filter(finding -> finding.code().equals(PackageCodes.NOT_EDITABLE))
            .forEach(finding -> refused.add(rdf + ": " + finding.message()));
        changed += plan.changes().isEmpty() ? 0 : 1;
      }
    }
    assertThat(refused).isEmpty();
    assertThat(changed).isGreaterThan(500);
  }

  private static List<Path> rdfs() throws IOException {
    try (Stream<Path> all = Files.walk(Corpus.folder("rdfs"))) {
      return all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /// Every file that anybody asks for, each of them empty.
  private static final class Everything implements FileLookup {
    @Override
    public Presence presence(FileSource source) {
      return source instanceof FileSource.RelativePath ? Presence.PRESENT : Presence.UNKNOWN;
    }

    @Override
    public long size(FileSource source) {
      return 0;
    }

    @Override
    public InputStream open(FileSource source) {
      return InputStream.nullInputStream();
    }

    @Override
    public Path onDisk(FileSource source) throws IOException {
      throw new NoSuchFileException(source.toString());
    }

    @Override
    public Sha256 sha256(FileSource source) {
      return new Sha256("ab".repeat(32));
    }

    @Override
    public List<String> list() {
      return List.of();
    }
  }
}
