package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.decode.FieldWatch.Ask;
import eu.riscale.hub.spec.decode.FieldWatch.Choice;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.reference.FieldSurvey.Asked;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The fields of one format: what its decoders ask its exemplars for.
final class FormatFields {
  /// A mapping that declares a format of its own is told under that.
  private static final String OWN_FORMAT = "format_version";

  private static final int EXAMPLES = 4;

  /// A field as it is asked for in an exemplar.
  ///
  /// @param beside all fields that the mapping is asked for
  private record Seen(Exemplar exemplar, FieldSurvey survey, Asked asked, Set<String> beside) {
    RdfPath at() {
      return asked.mapping().field(asked.ask().field());
    }
  }

  /// One mapping of one exemplar.
  private record Instance(FieldSurvey survey, RdfPath mapping) {}

  private final ResourceFormat format;
  private final Meanings meanings;
  private final Map<String, List<Seen>> seen = new LinkedHashMap<>();
  private final Map<String, Set<Instance>> mappings = new LinkedHashMap<>();
  private final Map<String, Need> needs = new LinkedHashMap<>();
  private final Map<String, DescribedField> fields = new LinkedHashMap<>();
  private final List<DescribedWord> words = new ArrayList<>();

  FormatFields(ResourceFormat format) {
    this.format = format;
    meanings = new Meanings(format);
    List<FieldSurvey> surveys = new ArrayList<>();
    List<Exemplar> exemplars = Exemplar.of(format);
    for (Exemplar exemplar : exemplars) {
      FieldSurvey survey = new FieldSurvey();
      SpecValidator.watched(exemplar.root(), survey);
      look(exemplar, survey);
      surveys.add(survey);
    }
    seen.forEach((place, all) -> needs.put(place, need(all)));
    seen.forEach((place, all) -> fields.put(place, field(place, all)));
    for (int i = 0; i < surveys.size(); i++) {
      chosen(exemplars.get(i), surveys.get(i));
    }
  }

  List<DescribedField> fields() {
    return List.copyOf(fields.values());
  }

  List<DescribedWord> words() {
    return words;
  }

  private void look(Exemplar exemplar, FieldSurvey survey) {
    IdentityHashMap<RdfPath, Set<String>> names = new IdentityHashMap<>();
    for (Asked asked : survey.asked()) {
      names
          .computeIfAbsent(asked.mapping(), place -> new LinkedHashSet<>())
          .add(asked.ask().field());
    }
    List<RdfPath> others =
        names.entrySet().stream()
            .filter(each -> !each.getKey().isRoot() && each.getValue().contains(OWN_FORMAT))
            .map(Map.Entry::getKey)
            .toList();
    for (Asked asked : survey.asked()) {
      if (others.stream().noneMatch(asked.mapping()::isWithin)) {
        String mapping = survey.pattern(asked.mapping());
        String place = (mapping.isEmpty() ? "" : mapping + ".") + asked.ask().field();
        Set<String> beside = names.getOrDefault(asked.mapping(), Set.of());
        seen.computeIfAbsent(place, name -> new ArrayList<>())
            .add(new Seen(exemplar, survey, asked, beside));
        mappings
            .computeIfAbsent(mapping, name -> new LinkedHashSet<>())
            .add(new Instance(survey, asked.mapping()));
      }
    }
  }

  /// A field that each form of its mapping needs is always needed. Where some forms do not have it,
  /// it is tried what becomes of the exemplar without it.
  private Need need(List<Seen> all) {
    List<Seen> required = all.stream().filter(one -> one.asked().ask().isRequired()).toList();
    if (required.isEmpty()) {
      return new Need.Never();
    }
    FieldSurvey survey = required.getFirst().survey();
    String mapping = survey.pattern(required.getFirst().asked().mapping());
    int forms = mappings.getOrDefault(mapping, Set.of()).size();
    long instances =
        required.stream()
            .map(one -> new Instance(one.survey(), one.asked().mapping()))
            .distinct()
            .count();
    boolean always = required.size() == all.size() && instances >= forms;
    if (always) {
      return new Need.Always();
    }
    for (Seen one : required) {
      if (isMissedIn(one)) {
        return new Need.InForm("{" + String.join(", ", one.beside()) + "}");
      }
    }
    return new Need.Never();
  }

  private static boolean isMissedIn(Seen one) {
    return Exemplar.withoutField(one.exemplar(), one.at())
        .map(without ->
            SpecValidator.watched(without.root(), new FieldSurvey()).stream()
                .anyMatch(finding -> finding.severity() == Severity.ERROR))
        .orElse(false);
  }

  private DescribedField field(String place, List<Seen> all) {
    List<Ask> asks = new ArrayList<>();
    Map<String, YamlNode> examples = new LinkedHashMap<>();
    for (Seen one : all) {
      Ask ask = one.asked().ask();
      if (asks.stream().noneMatch(other -> isSame(other, ask))) {
        asks.add(ask);
      }
      if (examples.size() < EXAMPLES) {
        example(one).ifPresent(node -> examples.putIfAbsent(Examples.text(node), node));
      }
    }
    FieldPlace at = FieldPlace.of(place);
    return new DescribedField(
        format,
        at,
        needs.getOrDefault(place, new Need.Never()),
        List.copyOf(asks),
        meanings.ofField(at).orElse(""),
        meanings.since(at).orElse(""),
        List.copyOf(examples.values()));
  }

  private static boolean isSame(Ask one, Ask other) {
    return one.reader().equals(other.reader()) && one.standard().equals(other.standard());
  }

  private Optional<YamlNode> example(Seen one) {
    return Edited.at(one.exemplar().root(), one.at())
        .map(node -> new Examples(one.survey(), needs).shortened(node, one.at()));
  }

  private void chosen(Exemplar exemplar, FieldSurvey survey) {
    for (Map.Entry<RdfPath, Choice> choice : survey.choices().entrySet()) {
      String place = survey.pattern(choice.getKey());
      boolean known = words.stream().anyMatch(word -> word.place().text().equals(place));
      Optional<YamlNode> example = Edited.at(exemplar.root(), choice.getKey());
      if (!known && example.isPresent()) {
        FieldPlace at = FieldPlace.of(place);
        words.add(
            new DescribedWord(
                format,
                at,
                choice.getValue().tag(),
                choice.getValue().word(),
                meanings.ofWord(at).orElse(""),
                meanings.since(at).orElse(""),
                within(place),
                Examples.written(choice.getKey(), example.get())));
      }
    }
  }

  private List<DescribedField> within(String place) {
    return fields.values().stream()
        .filter(field ->
            field.place().holder().equals(place)
                || field.place().holder().equals(place + ".kwargs"))
        .collect(Collectors.toList());
  }
}
