package eu.riscale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The papers for contributors name nothing that is not there, and show only code that is.
class PapersTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAPERS = ROOT.resolve(".github");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```");

  /// Below which a paper may begin a path.
  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "spec-model/",
          "app/",
          "spec-model/src/main/java/eu/riscale/hub/",
          "spec-model/src/test/java/eu/riscale/hub/",
          "spec-model/src/test/resources/",
          "app/src/main/java/eu/riscale/hub/",
          "app/src/test/java/eu/riscale/hub/",
          "app/src/test/resources/");

  private static final Sources SOURCES = Sources.read();

  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
  void everyTypeIsInTheSources(String paper) throws IOException {
    assertThat(codeWords(paper, "[A-Z]\\w*[a-z]\\w*(?:[.#]\\w+)*"))
        .isNotEmpty()
        .allSatisfy(word -> assertThat(SOURCES.types()).contains(word.split("[.#]", 2)[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
  void everyPathIsThere(String paper) throws IOException {
    assertThat(codeWords(paper, "[\\w.-]+/[\\w./-]*"))
        .filteredOn(word -> !word.startsWith("app/target") && !word.startsWith("../"))
        .allSatisfy(word ->
            assertThat(BEGINNINGS).anyMatch(start -> Files.exists(ROOT.resolve(start + word))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "../README.md"})
  void everyLinkLeadsSomewhere(String paper) throws IOException {
    Path file = PAPERS.resolve(paper);
    List<String> targets =
        matches("\\]\\(([^)#]+)[^)]*\\)", Files.readString(file))
            .map(link -> link.group(1))
            .toList();
    assertThat(targets)
        .filteredOn(target -> !target.startsWith("https://"))
        .allSatisfy(target -> assertThat(file.resolveSibling(target)).exists());
  }

  /// The pictures of the floors, before the stroke in each line.
  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
  void picturesShowPackagesThatAreThere(String paper) throws IOException {
    assertThat(shown(paper))
        .isNotEmpty()
        .allSatisfy(
            name -> assertThat(SOURCES.packages()).anyMatch(known -> isShownBy(name, known)));
  }

  @Test
  void theArchitectureShowsEveryPackage() throws IOException {
    Set<String> shown = shown("ARCHITECTURE.md");
    assertThat(SOURCES.packages())
        .filteredOn(known -> shown.stream().noneMatch(name -> isShownBy(name, known)))
        .isEmpty();
  }

  private static Set<String> shown(String paper) throws IOException {
    return matches(BLOCK, Files.readString(PAPERS.resolve(paper)))
        .filter(block -> block.group(1).equals("text"))
        .flatMap(block -> block.group(2).lines())
        .flatMap(line ->
            matches("[a-z][a-z0-9_]+(\\.[a-z0-9_]+)*(\\.\\*)?", line.replaceFirst("\\|.*", "")))
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /// `.*` stands for all packages inside.
  private static boolean isShownBy(String name, String known) {
    return name.endsWith(".*")
        ? known.startsWith(name.substring(0, name.length() - 1))
        : known.equals(name);
  }

  /// A block of Java or YAML stands below the link to the file that it is from; `…` leaves lines
  /// out.
  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
  void codeIsThatOfTheSources(String paper) throws IOException {
    Path file = PAPERS.resolve(paper);
    String text = Files.readString(file);
    for (MatchResult block : matches(BLOCK, text).toList()) {
      if (block.group(1).equals("java") || block.group(1).equals("yaml")) {
        List<String> links =
            matches("\\]\\(([^)]+)\\)", text.substring(0, block.start()))
                .map(link -> link.group(1))
                .toList();
        String source = flush(Files.readString(file.resolveSibling(links.getLast())));
        for (String part : flush(block.group(2)).split("(?m)^(// )?…\\n", -1)) {
          assertThat(source).as(links.getLast()).contains(part);
        }
      }
    }
  }

  /// Without the indentation, which a list in a paper changes.
  private static String flush(String text) {
    return text.replaceAll("(?m)^ +", "");
  }

  /// What stands between backticks in the running text and has this form.
  private static List<String> codeWords(String paper, String form) throws IOException {
    String text = BLOCK.matcher(Files.readString(PAPERS.resolve(paper))).replaceAll("");
    return matches("`([^`\\n]+)`", text)
        .flatMap(span -> Stream.of(span.group(1).split("[ ,…(='#]+")))
        .filter(word -> word.matches(form))
        .toList();
  }

  private static Stream<MatchResult> matches(String pattern, String text) {
    return matches(Pattern.compile(pattern), text);
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  /// @param types the simple names of all types, of the tests as well
  /// @param packages below `eu.riscale.hub`, those of the tests not
  private record Sources(Set<String> types, Set<String> packages) {
    private static final Pattern TYPE =
        Pattern.compile("(?m)^[\\w ]*\\b(?:class|interface|record|enum) (\\w+)");

    static Sources read() {
      Sources sources = new Sources(new HashSet<>(), new HashSet<>());
      for (String module : List.of("spec-model", "app")) {
        Path main = ROOT.resolve(module).resolve("src/main/java/eu/riscale/hub");
        for (Path file : javaFiles(ROOT.resolve(module).resolve("src"))) {
          matches(TYPE, text(file)).forEach(type -> sources.types.add(type.group(1)));
          Path folder = file.getParent();
          if (file.startsWith(main) && folder != null && !folder.equals(main)) {
            sources.packages.add(
                main.relativize(folder).toString().replace('\\', '/').replace('/', '.'));
          }
        }
      }
      return sources;
    }
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
