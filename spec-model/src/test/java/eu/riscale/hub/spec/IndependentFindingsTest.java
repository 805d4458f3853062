package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
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
    Set<String> before = lines(validate(root));
    List<String> cascades = new ArrayList<>();
    for (String place : places(root)) {
      Set<String> said = new TreeSet<>();
      for (Finding finding : validate(nonsense(root, place)).findings()) {
        if (!said.add(line(finding))) {
          cascades.add(place + " -> twice " + line(finding));
        }
        boolean elsewhere = !before.contains(line(finding)) && !isAbout(finding.path(), place);
        if (elsewhere && !finding.code().equals(BrokenParts.NOT_JUDGED)) {
          cascades.add(place + " -> " + line(finding) + ": " + finding.message());
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
    for (Fixture fixture : faults(base)) {
      YamlNode faulty = fixture.patched(root);
      Set<String> faults = lines(validate(faulty));
      for (String place : places(faulty)) {
        if (fixture.places().stream().noneMatch(other -> isOne(place, other))) {
          Validation both = validate(nonsense(faulty, place));
          Set<String> found = lines(both);
          for (String fault : faults) {
            boolean noId =
                fault.startsWith("collection-id-duplicate"); // as of an entry without one
            if (!found.contains(fault) && !isAbout(fault, place) && !noId && !waits(both, fault)) {
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

  private static List<Fixture> faults(String base) {
    return Fixture.all().stream()
        .filter(Fixture::isError)
        .filter(fixture -> fixture.base().filter(base::equals).isPresent())
        .toList();
  }

  private static boolean waits(Validation validation, String fault) {
    String code = fault.split(" ", -1)[0];
    return validation.readable().filter(read -> read.broken().isHeld(code)).isPresent()
        || validation.findings().stream()
            .anyMatch(finding ->
                finding.code().equals(BrokenParts.NOT_JUDGED)
                    && finding.message().contains("other fields"));
  }

  private static Validation validate(YamlNode root) {
    return SpecValidator.validate(new YamlDocument("", root, List.of()));
  }

  private static Set<String> lines(Validation validation) {
    Set<String> lines = new TreeSet<>();
    validation.findings().stream()
        .filter(finding -> !finding.code().equals(BrokenParts.NOT_JUDGED))
        .forEach(finding -> lines.add(line(finding)));
    return lines;
  }

  private static String line(Finding finding) {
    return finding.code() + " @ " + finding.path();
  }

  private static boolean isAbout(String line, String place) {
    return isOne(line.substring(line.indexOf(" @ ") + 3), place);
  }

  private static boolean isAbout(RdfPath path, String place) {
    return isOne(path.toString(), place);
  }

  /// Whether one place holds the other.
  private static boolean isOne(String a, String b) {
    return holds(a, b) || holds(b, a);
  }

  private static boolean holds(String outer, String inner) {
    return outer.isEmpty()
        || inner.equals(outer)
        || inner.startsWith(outer + ".")
        || inner.startsWith(outer + "[");
  }

  private static List<String> places(YamlNode root) {
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
