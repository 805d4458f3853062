package eu.riscale.hub.spec;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is found in descriptions with faults: `code @ path`, and which places have to do with each
/// other.
final class Faults {
  private Faults() {}

  /// The fixtures with faults that are written as changes of a base.
  static List<Fixture> of(String base) {
    return Fixture.all().stream()
        .filter(Fixture::isError)
        .filter(fixture -> fixture.base().filter(base::equals).isPresent())
        .toList();
  }

  static boolean waits(Validation validation, String fault) {
    String code = fault.split(" ", -1)[0];
    return validation.readable().filter(read -> read.broken().isHeld(code)).isPresent()
        || validation.findings().stream()
            .anyMatch(finding ->
                finding.code().equals(BrokenParts.NOT_JUDGED)
                    && finding.message().contains("other fields"));
  }

  static Validation validate(YamlNode root) {
    return SpecValidator.validate(new YamlDocument("", root, List.of()));
  }

  static Set<String> lines(Validation validation) {
    Set<String> lines = new TreeSet<>();
    validation.findings().stream()
        .filter(finding -> !finding.code().equals(BrokenParts.NOT_JUDGED))
        .forEach(finding -> lines.add(line(finding)));
    return lines;
  }

  static String line(Finding finding) {
    return finding.code() + " @ " + finding.path();
  }

  static boolean isAbout(String line, String place) {
    return isOne(path(line), place);
  }

  static String path(String line) {
    return line.substring(line.indexOf(" @ ") + 3);
  }

  static boolean isAbout(RdfPath path, String place) {
    return isOne(path.toString(), place);
  }

  /// Whether one place holds the other.
  static boolean isOne(String a, String b) {
    return holds(a, b) || holds(b, a);
  }

  /// Whether a place is another, or holds it.
  static boolean holds(String outer, String inner) {
    return outer.isEmpty()
        || inner.equals(outer)
        || inner.startsWith(outer + ".")
        || inner.startsWith(outer + "[");
  }
}
