package eu.riscale.hub.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.riscale.hub.Corpus;
import eu.riscale.hub.HubRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Packages of the good models of the corpus are models as good as those.
class CorpusPackageTest {
  @TempDir Path dir;

  static List<Path> models() throws IOException {
    try (Stream<Path> all = Files.list(Corpus.folder("models"))) {
      return all.filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("bad_"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void packagesPassAndAreTheSameWhereverTheyArePackedFrom(Path model) throws Exception {
    Path zip = dir.resolve("a.zip");
    Path folder = dir.resolve("folder");
    Path again = dir.resolve("b.zip");
    assumeTrue(
        HubRun.of("validate", model.toString()).status() == 0,
        "the corpus has this model without the code of its network");
    pack(model, zip.toString());
    pack(zip, folder + "/");
    pack(folder, again.toString());
    assertThat(again).hasBinaryContent(Files.readAllBytes(zip));
    assertPasses(zip);
    assertPasses(folder);
  }

  @Test
  void everyBrokenModelIsPackedOrRefusedInWords() throws Exception {
    int refused = 0;
    try (Stream<Path> all = Files.list(Corpus.folder("models"))) {
      for (Path model : all.filter(Files::isDirectory).sorted().toList()) {
        Path zip = dir.resolve(model.getFileName() + ".zip");
        HubRun run = HubRun.of("package", "--make-cover", model.toString(), "-o", zip.toString());
        assertThat(run.status()).as(run.out() + run.err()).isBetween(0, 1);
        assertThat(Files.exists(zip)).isEqualTo(run.status() == 0);
        refused += run.status();
        Files.deleteIfExists(zip);
      }
    }
    assertThat(refused).isPositive();
  }

  private static void pack(Path source, String target) {
    HubRun run = HubRun.of("package", "--make-cover", source.toString(), "-o", target);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  private static void assertPasses(Path packed) {
    List<String> line = new ArrayList<>(List.of("test", "--device=cpu", "--tests=reproduce"));
    String python = System.getenv("HUB_PYTHON");
    if (python != null) {
      line.addAll(List.of("--trust-code", "--python", python));
    }
    line.add(packed.toString());
    HubRun run = HubRun.here(line.toArray(String[]::new));
    boolean needsPython =
        python == null
            && run.out().contains("pytorch_state_dict")
            && !run.out().contains("✗")
            && !run.out().contains("✓");
    assumeTrue(!needsPython, "set HUB_PYTHON to a Python with torch to run this test");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }
}
