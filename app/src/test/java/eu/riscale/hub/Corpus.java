package eu.riscale.hub;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The reference corpus, where this machine has it: real descriptions, models and tensors with what
/// the reference implementation made of them.
public final class Corpus {
  private Corpus() {}

  /// A folder of the corpus; the test is skipped, with a message, where there is none.
  ///
  /// It is looked for in the folder that the environment variable `HUB_CORPUS` names, else in
  /// `shared/corpus` beside any folder above this one.
  public static Path folder(String name) {
    Path corpus = find();
    assumeTrue(
        Files.isDirectory(corpus.resolve(name)),
        "no reference corpus: set HUB_CORPUS to its folder to run this test");
    return corpus.resolve(name);
  }

  private static Path find() {
    String named = System.getenv("HUB_CORPUS");
    if (named != null) {
      return Path.of(named);
    }
    Path above = Path.of("").toAbsolutePath();
    while (above.getParent() != null) {
      Path beside = above.resolveSibling("shared").resolve("corpus");
      if (Files.isDirectory(beside)) {
        return beside;
      }
      above = above.getParent();
    }
    return Path.of("no corpus");
  }
}
