package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// hub and the reference implementation say the same of descriptions, but for what
/// `deviations.json` names with its reason.
final class ReferenceAgreementTest {
  @Test
  void agreesOnWhatPeoplePublished() throws IOException {
    Tally tally = judge(corpus().published());

    assertThat(tally.share()).as(tally.toString()).isGreaterThanOrEqualTo(0.995);
    assertThat(tally.sameField()).as(tally.toString()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void agreesOnChangedDescriptions() throws IOException {
    Tally tally = judge(corpus().mutants());

    assertThat(tally.share()).as(tally.toString()).isGreaterThanOrEqualTo(0.985);
    assertThat(tally.sameField()).as(tally.toString()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void everyDeviationIsNeededForACodeThatExists() {
    Deviations deviations = Deviations.read();

    assertThat(deviations.stricter)
        .allSatisfy(code -> assertThat(CodeCatalog.find(code)).as(code).isPresent());
  }

  /// Differences that are no matter of verdicts alone, each as a description that shows it.
  @Test
  void saysOfEveryOtherDeviationWhatIsWritten() {
    JsonNode others = new JsonMapper().readTree(TestFiles.read("deviations.json")).path("other");
    assertThat(others.propertyNames()).isNotEmpty();
    for (String name : others.propertyNames()) {
      JsonNode other = others.path(name);
      Validation declared = SpecValidator.validate(shown(other).getBytes(StandardCharsets.UTF_8));
      boolean latest = other.path("format").asString().equals("latest");
      Validation judged = latest ? NewestFormat.judge(declared) : declared;

      if (other.has("says")) {
        assertThat(judged.findings())
            .as(name)
            .extracting(finding -> finding.code().slug())
            .contains(other.path("says").asString());
      }
      assertThat(judged.isValid())
          .as(name + judged.findings())
          .isEqualTo(other.path("hub").asString().equals("valid"));
    }
  }

  private static String shown(JsonNode other) {
    byte[] base = TestFiles.read("rdf/base/" + other.path("base").asString());
    String text = new String(base, StandardCharsets.UTF_8);
    for (String from : other.path("changes").propertyNames()) {
      assertThat(text).contains(from);
      text = text.replace(from, other.path("changes").path(from).asString());
    }
    return text;
  }

  private static Corpus corpus() {
    assumeTrue(Corpus.find().isPresent(), Corpus.MISSING);
    return Corpus.find().orElseThrow();
  }

  private static Tally judge(List<Corpus.Verdict> verdicts) {
    Tally tally = new Tally();
    Deviations deviations = Deviations.read();
    for (Corpus.Verdict verdict : verdicts) {
      tally.add(verdict, SpecValidator.validate(verdict.bytes()), deviations);
    }
    return tally;
  }

  /// What is meant to differ from the reference.
  private record Deviations(Set<String> stricter, List<Pattern> laxer) {
    static Deviations read() {
      JsonNode file = new JsonMapper().readTree(TestFiles.read("deviations.json"));
      List<Pattern> laxer = new ArrayList<>();
      file.path("laxer").propertyNames().forEach(regex -> laxer.add(Pattern.compile(regex)));
      return new Deviations(Set.copyOf(file.path("stricter").propertyNames()), laxer);
    }

    boolean explains(Corpus.Verdict verdict, List<Finding> errors) {
      if (verdict.valid()) {
        return errors.stream().allMatch(error -> stricter.contains(error.code().slug()));
      }
      return !verdict.messages().isEmpty()
          && verdict.messages().stream()
              .allMatch(m -> laxer.stream().anyMatch(p -> p.matcher(m).find()));
    }
  }

  private static final class Tally {
    private int agreed;
    private int meant;
    private int bothRefuse;
    private int sameField;
    private final List<String> others = new ArrayList<>();

    void add(Corpus.Verdict verdict, Validation ours, Deviations deviations) {
      List<Finding> errors =
          ours.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
      if (ours.isValid() != verdict.valid()) {
        if (deviations.explains(verdict, errors)) {
          meant++;
        } else {
          others.add(
              verdict.name()
                  + (verdict.valid() ? " hub: " + errors : " reference: " + verdict.messages()));
        }
        return;
      }
      agreed++;
      if (!verdict.valid()) {
        bothRefuse++;
        boolean same =
            verdict.tops().isEmpty()
                || errors.stream().anyMatch(e -> verdict.tops().contains(top(e)));
        sameField += same ? 1 : 0;
      }
    }

    double share() {
      return (agreed + meant) / (double) (agreed + meant + others.size());
    }

    double sameField() {
      return sameField / (double) bothRefuse;
    }

    @Override
    public String toString() {
      return agreed
          + " agree, "
          + meant
          + " differ as meant, others:\n"
          + String.join("\n", others);
    }

    private static String top(Finding error) {
      List<Object> segments = error.path().segments();
      return segments.isEmpty() ? "" : segments.get(0).toString();
    }
  }
}
