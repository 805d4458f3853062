package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fixture gives exactly the findings that it names, and every code has a fixture.
final class FixturesTest {
  static List<Fixture> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void givesExactlyTheFindingsItNames(Fixture fixture) {
    Validation validation = fixture.validate();

    assertThat(fixture.found()).isEqualTo(fixture.expected());
    assertThat(validation.findings()).allSatisfy(FixturesTest::tellsEnough);
    if (fixture.isError()) {
      assertThat(fixture.expected())
          .anyMatch(line -> (line + " ").startsWith(fixture.code() + " "));
    }
  }

  @Test
  void everyBaseIsFreeOfFindings() {
    for (String base : List.of("model", "generic", "dataset", "application", "notebook")) {
      byte[] bytes = TestFiles.read("rdf/base/" + base + ".yaml");
      Validation validation = SpecValidator.validate(bytes);
      assertThat(Fixture.found(validation)).as(base).isEmpty();
      assertThat(validation.description()).as(base).isPresent();
    }
  }

  /// A code without a fixture is a code that nobody has seen at work. Rules on files have tests of
  /// their own, with files.
  @Test
  void everyCodeHasAFixture() {
    Set<String> shown = new TreeSet<>();
    for (Fixture fixture : Fixture.all()) {
      if (fixture.isError()) {
        shown.add(fixture.code());
      }
    }
    Set<String> known = new TreeSet<>();
    CodeCatalog.all().forEach(code -> known.add(code.slug()));

    assertThat(shown).as("fixtures of codes that exist").isSubsetOf(known);
    known.removeAll(shown);
    known.removeAll(Waivers.CODES_SHOWN_ELSEWHERE);
    assertThat(known).as("codes without a fixture").isEmpty();
  }

  private static void tellsEnough(Finding finding) {
    assertThat(finding.message()).as(finding.code().slug()).isNotBlank();
    assertThat(finding.severity()).isEqualTo(finding.code().severity());
    assertThat(finding.span()).as("place of %s", finding.code()).isNotNull();
  }
}
