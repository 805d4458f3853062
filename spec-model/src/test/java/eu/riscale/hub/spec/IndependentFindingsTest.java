package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is wrong in one part of a description, what is wrong in another is said in the same
/// run; and a broken part gives one finding, of which no others follow.
final class IndependentFindingsTest {
  /// Values of a kind that next to no field takes.
  private static final YamlNode LIST = node("[[{}]]");

  private static final YamlNode MAPPING = node("{no: {such: field}}");

  static List<String> bases() {
    return List.of(
        "model",
        "model-0.4",
        "generic",
        "generic-0.2",
        "dataset",
        "application",
        "notebook",
        "collection-0.2",
        "collection-0.3");
  }

  /// Every place of every good description gets a value of another kind.
  @ParameterizedTest
  @MethodSource("bases")
  void aBrokenPartGivesFindingsOfItselfAlone(String base) {
    YamlDocument good = Fixture.base(base);
    YamlNode root = Objects.requireNonNull(good.root());
    Set<String> before = Faults.lines(Faults.validate(root));
    List<String> cascades = new ArrayList<>();
    for (String place : places(root)) {
      Set<String> said = new TreeSet<>();
      for (Finding finding : Faults.validate(nonsense(root, place)).findings()) {
        if (!said.add(Faults.line(finding))) {
          cascades.add(place + " -> twice " + Faults.line(finding));
        }
        boolean elsewhere =
            !before.contains(Faults.line(finding)) && !Faults.isAbout(finding.path(), place);
        if (elsewhere && !finding.code().equals(BrokenParts.NOT_JUDGED)) {
          cascades.add(place + " -> " + Faults.line(finding) + ": " + finding.message());
        }
      }
    }
    assertThat(cascades).isEmpty();
  }

  /// Every fault that a fixture shows, beside every place with a value of another kind.
  @ParameterizedTest
  @MethodSource("bases")
  void aBrokenPartHidesNoFaultElsewhere(String base) {
    YamlNode root = Objects.requireNonNull(Fixture.base(base).root());
    List<String> hidden = new ArrayList<>();
    for (Fixture fixture : Faults.of(base)) {
      YamlNode faulty = fixture.patched(root);
      Set<String> faults = Faults.lines(Faults.validate(faulty));
      for (String place : places(faulty)) {
        if (fixture.places().stream().noneMatch(other -> Faults.isOne(place, other))) {
          Validation both = Faults.validate(nonsense(faulty, place));
          Set<String> found = Faults.lines(both);
          for (String fault : faults) {
            boolean noId =
                fault.startsWith("collection-id-duplicate"); // as of an entry without one
            if (!found.contains(fault)
                && !Faults.isAbout(fault, place)
                && !noId
                && !Faults.waits(both, fault)) {
              hidden.add(fixture + " beside " + place + ": " + fault);
            }
          }
        }
      }
    }
    assertThat(hidden).isEmpty();
  }

  private static YamlNode nonsense(YamlNode root, String place) {
    boolean isList = places(root).contains(place + "[0]");
    return Patch.set(root, place, isList ? MAPPING : LIST);
  }

  private static YamlNode node(String yaml) {
    return Objects.requireNonNull(YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8)).root());
  }

  static List<String> places(YamlNode root) {
    List<String> places = new ArrayList<>();
    addPlaces("", root, places);
    places.removeAll(List.of("", "type", "format_version"));
    return places;
  }

  private static void addPlaces(String at, YamlNode node, List<String> places) {
    places.add(at);
    switch (node) {
      case YamlMapping mapping -> {
        for (YamlMapping.Entry entry : mapping.entries()) {
          addPlaces((at.isEmpty() ? "" : at + ".") + entry.key(), entry.value(), places);
        }
      }
      case YamlSequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          addPlaces(at + "[" + i + "]", list.items().get(i), places);
        }
      }
      case YamlScalar scalar -> {}
    }
  }
}
