package eu.riscale.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The tables of `docs/security.md` tell of the attacks that there are.
class SecurityPageTest {
  private static final Path PAGE = Path.of("docs/security.md");
  private static final Path MODELSCAN = Path.of("src/build/modelscan/answers.txt");
  private static final String BEGIN = "<!-- made by SecurityPageTest -->\n";

  @Test
  void tellsOfEachAttack() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN);
    assertThat(begin).isPositive();
    Golden.check(PAGE, page.substring(0, begin) + BEGIN + tables());
  }

  @Test
  void eachHasANameOfItsOwn() {
    assertThat(Attacks.all()).hasSizeGreaterThan(80).extracting(Attack::id).doesNotHaveDuplicates();
  }

  @Test
  void modelscanHasAnsweredOnEach() throws IOException {
    assertThat(modelscan().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Attacks.all().stream()
                .filter(attack -> attack.area().isWeights())
                .map(Attack::id)
                .toList());
  }

  /// For `src/build/modelscan/scan.py`: a folder for each attack on weights.
  @Test
  @EnabledIfSystemProperty(named = "attacks.to", matches = ".+")
  void writesTheFiles() throws Exception {
    Path all = Path.of(System.getProperty("attacks.to"));
    for (Attack attack : Attacks.all()) {
      if (attack.area().isWeights()) {
        Path folder = Files.createDirectories(all.resolve(attack.id()));
        attack.files().in(new Attack.Site(folder, Path.of("/tmp/hub-mark")));
      }
    }
  }

  private static String tables() throws IOException {
    Map<String, String> modelscan = modelscan();
    StringBuilder text = new StringBuilder();
    for (Area area : Area.values()) {
      List<Attack> attacks =
          Attacks.all().stream().filter(attack -> attack.area() == area).toList();
      text.append(
          "\n### %s\n\n| attack | what it tries | `hub` | its answer |%s\n|---|---|---|---|%s\n"
              .formatted(
                  area.title(),
                  area.isWeights() ? " modelscan |" : "",
                  area.isWeights() ? "---|" : ""));
      for (Attack attack : attacks) {
        Answer answer = attack.answer();
        text.append(
            "| %s | %s | %s: status %d | %s |"
                .formatted(
                    attack.name(),
                    cell(attack.attempt()),
                    answer.command().getFirst(),
                    answer.status(),
                    cell(said(answer))));
        if (area.isWeights()) {
          text.append(" %s |".formatted(cell(modelscan.getOrDefault(attack.id(), "?"))));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String said(Answer answer) {
    String codes =
        answer.codes().isEmpty()
            ? "no finding; what is printed stands escaped under its test"
            : "`" + String.join("`, `", answer.codes()) + "`";
    return answer.words().isEmpty() || answer.codes().isEmpty()
        ? codes
        : codes + ": … " + answer.words() + " …";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("__", "\\_\\_");
  }

  private static Map<String, String> modelscan() throws IOException {
    Map<String, String> answers = new TreeMap<>();
    for (String line : Files.readAllLines(MODELSCAN)) {
      answers.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
    }
    return answers;
  }
}
