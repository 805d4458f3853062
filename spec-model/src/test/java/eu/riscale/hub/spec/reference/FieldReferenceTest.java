package eu.riscale.hub.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.FieldWatch;
import eu.riscale.hub.spec.decode.FieldWatch.Ask;
import eu.riscale.hub.spec.decode.FieldWatch.Choice;
import eu.riscale.hub.spec.docs.SchemaFields;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.reference.FieldSurvey.Asked;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is told of fields is what decoding does, and of every field it is told.
final class FieldReferenceTest {
  private static final FieldReference REFERENCE = FieldReference.ofAllFormats();

  @Test
  void everyFieldAndWordHasAMeaning() {
    List<String> without = new ArrayList<>();
    for (DescribedField field : REFERENCE.fields()) {
      if (field.meaning().isBlank()) {
        without.add(field.format() + " " + field.place().text());
      }
    }
    for (DescribedWord word : REFERENCE.words()) {
      if (word.meaning().isBlank()) {
        without.add(word.format() + " " + word.place().text());
      }
    }

    assertThat(without).isEmpty();
  }

  @Test
  void anExemplarIsRight() {
    for (Exemplar exemplar : exemplars()) {
      List<Finding> errors =
          SpecValidator.alone(exemplar.document()).findings().stream()
              .filter(finding -> finding.severity() == Severity.ERROR)
              .toList();
      assertThat(errors).as(exemplar.format().toString()).isEmpty();
    }
  }

  @Test
  void everyFieldHasExamplesThatItsDecoderTakes() {
    for (DescribedField field : REFERENCE.fields()) {
      assertThat(field.examples()).as(field.place().text()).isNotEmpty();
      for (YamlNode example : field.examples()) {
        assertThat(field.asks())
            .as(field.place().text() + " " + Examples.text(example))
            .anyMatch(ask -> isTaken(example, ask));
      }
    }
  }

  private static boolean isTaken(YamlNode example, Ask ask) {
    FieldWatch.Seen seen = ask.reader().read(example);
    return seen.value().isPresent()
        && seen.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /// Where a field is not there that need not be, it is not missed; of one that has to be,
  /// something is said.
  @Test
  void aFieldIsNeededAsIsTold() {
    Map<String, DescribedField> told = new HashMap<>();
    REFERENCE.fields().forEach(field -> told.put(field.format() + field.place().text(), field));
    for (Exemplar exemplar : exemplars()) {
      FieldSurvey survey = new FieldSurvey();
      List<Finding> before = SpecValidator.watched(exemplar.root(), survey);
      for (Asked asked : survey.asked()) {
        RdfPath at = asked.mapping().field(asked.ask().field());
        String place = survey.pattern(asked.mapping());
        DescribedField field =
            told.get(
                exemplar.format() + (place.isEmpty() ? "" : place + ".") + asked.ask().field());
        if (field != null && !isTag(survey, asked)) {
          Exemplar.withoutField(exemplar, at)
              .ifPresent(
                  without -> checkWithout(field, at, asked.ask(), newFindings(without, before)));
        }
      }
    }
  }

  /// Without the word that chooses a record, another one may be read.
  private static boolean isTag(FieldSurvey survey, Asked asked) {
    Choice choice = survey.choices().get(asked.mapping());
    return choice != null && choice.tag().equals(asked.ask().field());
  }

  private static List<Finding> newFindings(Exemplar changed, List<Finding> before) {
    List<Finding> found = new ArrayList<>(SpecValidator.watched(changed.root(), new FieldSurvey()));
    found.removeAll(before);
    return found;
  }

  private static void checkWithout(DescribedField field, RdfPath at, Ask ask, List<Finding> found) {
    switch (field.need()) {
      case Need.Always() -> assertThat(found).as("without " + at).isNotEmpty();
      case Need.InForm(String form) -> {
        if (ask.isRequired()) {
          assertThat(found).as(form + " without " + at).isNotEmpty();
        }
      }
      case Need.Never() ->
          assertThat(found)
              .as("without " + at)
              .noneMatch(finding ->
                  finding.code().equals(FieldCodes.MISSING) && finding.path().equals(at));
    }
  }

  @Test
  void aDefaultIsToldAsItIsRead() {
    for (DescribedField field : REFERENCE.fields()) {
      for (Ask ask : field.asks()) {
        ask.standard()
            .filter(standard -> !standard.equals(Optional.empty()))
            .ifPresent(standard ->
                assertThat(StandardText.of(standard, ask.reader()))
                    .as(field.place().text() + " = " + standard)
                    .isPresent());
      }
    }
  }

  /// Each type of the published schema is a mapping that some exemplar has, with all its fields.
  @Test
  void everyTypeOfTheSchemaIsShown() throws IOException {
    Map<String, Set<String>> asked = new HashMap<>();
    for (Exemplar exemplar : exemplars()) {
      FieldSurvey survey = new FieldSurvey();
      SpecValidator.watched(exemplar.root(), survey);
      survey
          .asked()
          .forEach(one ->
              asked
                  .computeIfAbsent(
                      exemplar.hashCode() + " " + one.mapping(), key -> new HashSet<>())
                  .add(one.ask().field()));
    }
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, List<String>> type : SchemaFields.kept().entrySet()) {
      Set<String> fields = new HashSet<>();
      type.getValue().forEach(field -> fields.add(field.replace("=", "")));
      if (asked.values().stream().noneMatch(names -> names.containsAll(fields))) {
        missing.add(type.getKey() + " " + fields);
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void everyWordOfAChoiceIsShown() {
    for (ResourceFormat format : ResourceFormat.values()) {
      Map<String, Set<String>> known = new HashMap<>();
      Map<String, Set<String>> shown = new HashMap<>();
      for (Exemplar exemplar : Exemplar.of(format)) {
        FieldSurvey survey = new FieldSurvey();
        SpecValidator.watched(exemplar.root(), survey);
        for (Map.Entry<RdfPath, Choice> choice : survey.choices().entrySet()) {
          String list = survey.pattern(choice.getKey()).replaceFirst("\\[[^\\]]*\\]$", "");
          known
              .computeIfAbsent(list, key -> new LinkedHashSet<>())
              .addAll(choice.getValue().words());
          shown.computeIfAbsent(list, key -> new LinkedHashSet<>()).add(choice.getValue().word());
        }
      }
      known.forEach(
          (list, words) -> assertThat(shown.get(list)).as(format + " " + list).containsAll(words));
    }
  }

  private static List<Exemplar> exemplars() {
    List<Exemplar> all = new ArrayList<>();
    for (ResourceFormat format : ResourceFormat.values()) {
      all.addAll(Exemplar.of(format));
    }
    return all;
  }
}
