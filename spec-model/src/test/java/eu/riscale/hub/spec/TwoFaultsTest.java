package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two faults in one description are both told in one run, or the one that waits is named.
final class TwoFaultsTest {
  /// Of so many pairs of the fixtures of a base one is tried, as all of them take a minute.
  private static final int ONE_OF = Integer.getInteger("pairs.one.of", 4);

  /// What is said of an entry of a collection that has no type, or one that no entry may have:
  /// nobody knows by what rules to judge the rest of it.
  private static final Pattern OF_THE_ENTRY =
      Pattern.compile("(?:collection-entry-empty|collection-nested) @ (collection\\[\\d+]).*");

  /// A shape or size that leads nowhere, or a list that speaks of channels that there are none of,
  /// has one finding: what follows from its numbers is not there to be judged.
  private static final Pattern NO_SIZE =
      Pattern.compile(
          "(?:size-reference-.*|axis-id-duplicate|axis-size-kind|shape-reference-.*"
              + "|shape-lengths-differ|halo-needs-size-reference|size-below-one"
              + "|data-list-without-channels) @ .*");

  private static final Pattern OF_SIZES =
      Pattern.compile(
          "(?:halo-too-large|halo-not-whole-in-input|size-below-one|data-count-not-channels"
              + "|size-reference-(?:unit|chained|to-batch|to-channel)"
              + "|shape-reference-(?:rank|circular)|op-list-does-not-fit-axis) @ .*");

  /// Two fixtures of one of these mend each other: the one takes away the parent that the other
  /// adds, renames the second tensor of a name, gives the missing licence under a misspelt name, or
  /// makes the architecture no file. Of a broken architecture nobody knows whether it is one.
  private static final Pattern MENDED =
      Pattern.compile(
          "(?:weights-original-unclear|tensor-id-duplicate|architecture-sha256-(?:missing|unused))"
              + " @ .*|fair-field-empty @ license");

  static List<String> bases() {
    return IndependentFindingsTest.bases();
  }

  @ParameterizedTest
  @MethodSource("bases")
  void bothAreTold(String base) {
    YamlNode root = Objects.requireNonNull(Fixture.base(base).root());
    List<Fixture> fixtures = Faults.of(base);
    List<Set<String>> faults =
        fixtures.stream()
            .map(fixture -> Faults.lines(Faults.validate(fixture.patched(root))))
            .toList();
    List<String> hidden = new ArrayList<>();
    for (int i = 0; i < fixtures.size(); i++) {
      for (int j = i + 1 + i % ONE_OF; j < fixtures.size(); j += ONE_OF) {
        Fixture first = fixtures.get(i);
        Fixture second = fixtures.get(j);
        both(root, first, second)
            .map(Faults::validate)
            .ifPresent(validation -> {
              hidden.addAll(hidden(first, faults.get(fixtures.indexOf(first)), second, validation));
              hidden.addAll(
                  hidden(second, faults.get(fixtures.indexOf(second)), first, validation));
            });
      }
    }
    assertThat(hidden).isEmpty();
  }

  /// The findings of one fixture that are lost beside another one.
  private static List<String> hidden(
      Fixture fixture, Set<String> faults, Fixture other, Validation both) {
    Set<String> found = Faults.lines(both);
    List<String> touched = other.touched();
    return faults.stream()
        .filter(fault -> !found.contains(fault) && !Faults.waits(both, fault))
        .filter(fault -> !MENDED.matcher(fault).matches())
        .filter(fault -> touched.stream().noneMatch(at -> Faults.holds(at, Faults.path(fault))))
        .filter(fault -> found.stream().noneMatch(said -> follows(fault, said)))
        .map(fault -> fixture + " beside " + other + ": " + fault + ", but " + found)
        .toList();
  }

  private static boolean follows(String fault, String said) {
    Matcher entry = OF_THE_ENTRY.matcher(said);
    if (entry.matches()) {
      return Faults.holds(entry.group(1), Faults.path(fault));
    }
    return OF_SIZES.matcher(fault).matches() && NO_SIZE.matcher(said).matches();
  }

  private static Optional<YamlNode> both(YamlNode root, Fixture first, Fixture second) {
    for (String place : first.touched()) {
      if (second.touched().stream().anyMatch(other -> Faults.isOne(place, other))) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(second.patched(first.patched(root)));
    } catch (ClassCastException | IndexOutOfBoundsException e) {
      return Optional.empty(); // the first took away what the second changes
    }
  }
}
