package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NothingPrivateTest {
  @TempDir private Path folder;

  private static final String TOKEN = "ghp_" + "q7Jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1oKi";

  private static List<Finding> of(String text) {
    return SpecValidator.validate(text.getBytes(StandardCharsets.UTF_8)).findings();
  }

  private static List<Finding> of(String text, String code) {
    return of(text).stream().filter(finding -> finding.code().slug().equals(code)).toList();
  }

  @Test
  void namesTheFirstThreeSecretsAndCountsTheOthers() {
    String text = "type: dataset\nconfig:\n" + ("  - " + TOKEN + "\n").repeat(5);
    List<Finding> found = of(text, "secret-in-file");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().message())
        .isEqualTo(
            "The description holds a GitHub token in line 3 (ghp_…), a GitHub token in line 4"
                + " (ghp_…), a GitHub token in line 5 (ghp_…) and 2 more.");
    assertThat(found.getFirst().span()).isEqualTo(new Span(3, 5, 3, 45));
  }

  @Test
  void namesTheFirstThreeHomeFoldersAndCountsTheOthers() {
    String text = "type: dataset\nconfig:\n" + "  - /home/mmustermann/x\n".repeat(4);
    assertThat(of(text, "home-folder-in-file"))
        .extracting(Finding::message)
        .containsExactly(
            "The description names a home folder in line 3 (/home/mmustermann/), a home folder in"
                + " line 4 (/home/mmustermann/), a home folder in line 5 (/home/mmustermann/) and 1"
                + " more.");
  }

  @Test
  void saysThatThereMayBeMoreThanItCounts() {
    String text = "type: dataset\nconfig:\n" + ("  - " + TOKEN + "\n").repeat(600);
    assertThat(of(text, "secret-in-file").getFirst().message()).endsWith("and at least 497 more.");
  }

  @Test
  void looksAtDescriptionsThatCannotBeRead() {
    assertThat(of("type: [dataset\nkey: " + TOKEN + "\n", "secret-in-file")).hasSize(1);
  }

  /// What stands beside it in the file tells that it is secret, and is not in the message.
  @Test
  void noMessageQuotesWhatIsSecretByItsName() {
    String text =
        "type: dataset\nformat_version: 0.3.0\nname: cells\nconfig:\n  password: \"h4rd2guess\"\n"
            + "license: h4rd2guess\n";
    assertThat(of(text, "secret-in-file")).hasSize(1);
    assertThat(of(text))
        .extracting(finding -> finding.message() + finding.expected() + finding.hint())
        .allSatisfy(said -> assertThat(said).doesNotContain("h4rd2guess"))
        .anySatisfy(said -> assertThat(said).contains("'…'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "ISO-8859-1"})
  void findsTokensInEachEncoding(String encoding) throws IOException {
    byte[] bytes = ("# für\ntoken = " + TOKEN + "\n").getBytes(Charset.forName(encoding));
    assertThat(ofFile("train.py", bytes, 1 << 20))
        .extracting(Finding::message)
        .containsExactly("'train.py' holds a GitHub token in line 2 (ghp_…).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.py", "a.ipynb", "a.md", "a.json", ".env", "a.cfg"})
  void findsTokensAmongOtherBytes(String name) throws IOException {
    byte[] bytes = ("\0\1\2\u0080\n" + TOKEN + "\0").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(ofFile(name, bytes, 1 << 20))
        .extracting(Finding::message)
        .containsExactly("'" + name + "' holds a GitHub token in line 2 (ghp_…).");
  }

  @Test
  void looksNotIntoNumbers() throws IOException {
    byte[] bytes = ("\0\1\2\u0080\n" + TOKEN + "\0").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(ofFile("weights.bin", bytes, 1 << 20)).isEmpty();
  }

  /// Wherever a part ends that is read at a time, each of them is found, and once.
  @Test
  void findsTokensInALongNotebook() throws IOException {
    StringBuilder notebook = new StringBuilder();
    while (notebook.length() < 9 << 20) {
      notebook.append("\"image/png\": \"").append("iVBORw0K+/Gg".repeat(9_000)).append("\"\n");
      notebook.append("\"# ").append(TOKEN).append("\\n\"\n");
    }
    long lines = notebook.chars().filter(c -> c == '\n').count();
    String text = notebook + "/home/erika/x";
    assertThat(ofFile("a.ipynb", text.getBytes(StandardCharsets.UTF_8), 64 << 20))
        .extracting(Finding::message)
        .containsExactly(
            "'a.ipynb' holds a GitHub token in line 2 (ghp_…), a GitHub token in line 4 (ghp_…), a"
                + (" GitHub token in line 6 (ghp_…) and " + (lines / 2 - 3) + " more."),
            "'a.ipynb' names a home folder in line " + (lines + 1) + " (/home/erika/).");
  }

  @Test
  void findsATokenWhereverAPartEnds() throws IOException {
    for (int before = (4 << 20) - 45; before < (4 << 20) + 5; before += 7) {
      String text = " ".repeat(before) + TOKEN + " ".repeat(100_000);
      assertThat(ofFile("a.txt", text.getBytes(StandardCharsets.UTF_8), 64 << 20)).hasSize(1);
    }
  }

  @Test
  void saysWhatWasNotSearched() throws IOException {
    byte[] bytes = ("a\n".repeat(3_000) + TOKEN).getBytes(StandardCharsets.UTF_8);
    assertThat(ofFile("a.ipynb", bytes, 6_000))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            tuple(
                NothingPrivate.IN_PART,
                "'a.ipynb' was searched for secrets in its first 6,000 bytes only."));
    assertThat(ofFile("a.ipynb", bytes, 6_100)).hasSize(1);
  }

  @Test
  void saysOfATextMadeOfWordsThatItWasNotSearchedToItsEnd() throws IOException {
    byte[] bytes = ("token=".repeat(400_000) + TOKEN).getBytes(StandardCharsets.UTF_8);
    assertThat(ofFile("a.py", bytes, 64 << 20))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            tuple(
                NothingPrivate.IN_PART,
                "'a.py' was searched for secrets in part only: it has more than 300,000 words that"
                    + " secrets begin with."));
  }

  private List<Finding> ofFile(String name, byte[] bytes, long most) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    FileSource source = new FileSource.RelativePath(file.getFileName().toString());
    Findings out = new Findings();
    new NothingPrivate(most)
        .check(
            new ReferencedFile(RdfPath.ROOT, source, Optional.empty(), new Role.Plain()),
            new FolderFiles(folder),
            out);
    return out.list();
  }
}
