package eu.riscale.hub.spec;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A description under `src/test/resources/rdf`, with the findings that it must give and no others:
///
/// ```yaml
/// # base: model
/// # expect: op-axis-unknown @ inputs[0].preprocessing[0].kwargs.axes[1]
/// inputs[0].preprocessing[0].kwargs.axes: [y, z]
/// ```
///
/// With a `base`, each field names a place in `rdf/base/BASE.yaml` that gets its value; the value
/// `DELETE` takes the place away, and an index one past the end adds to a list. Without one, the
/// file is a description as it stands. A finding at the top of the description is written without
/// `@`.
record Fixture(Path file) {
  private static final Path ROOT = Path.of("src/test/resources/rdf");

  /// Every fixture of every code.
  static List<Fixture> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(
              file -> file.toString().endsWith(".yaml") && !file.startsWith(ROOT.resolve("base")))
          .filter(file -> isNamed(file, "error") || isNamed(file, "valid"))
          .sorted()
          .map(Fixture::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The code that the fixture is about: the name of its folder.
  String code() {
    return Objects.requireNonNull(Objects.requireNonNull(file.getParent()).getFileName())
        .toString();
  }

  boolean isError() {
    return isNamed(file, "error");
  }

  /// Whether it is written as changes of a base.
  boolean hasBase() {
    return !comments("base").isEmpty();
  }

  Validation validate() {
    return SpecValidator.validate(document());
  }

  /// `code @ path` of every finding that must be made.
  Set<String> expected() {
    TreeSet<String> expected = new TreeSet<>();
    for (String line : comments("expect")) {
      expected.add(line);
    }
    return expected;
  }

  /// What is found, but for the checks that wait, which only fixtures of these name.
  Set<String> found() {
    Set<String> found = found(validate());
    if (!code().equals(BrokenParts.NOT_JUDGED.slug())) {
      found.removeIf(line -> line.startsWith(BrokenParts.NOT_JUDGED.slug() + " "));
    }
    return found;
  }

  static Set<String> found(Validation validation) {
    TreeSet<String> found = new TreeSet<>();
    for (Finding finding : validation.findings()) {
      String at = finding.path().toString();
      found.add(finding.code().slug() + (at.isEmpty() ? "" : " @ " + at));
    }
    return found;
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }

  YamlDocument document() {
    List<String> base = comments("base");
    if (base.isEmpty()) {
      return YamlReader.read(bytes(file));
    }
    YamlDocument original = base(base.get(0));
    YamlNode root = patched(Objects.requireNonNull(original.root()));
    return new YamlDocument(original.text(), root, YamlReader.read(bytes(file)).findings());
  }

  /// What the fixture changes; empty where it is a description of its own.
  Optional<String> base() {
    return comments("base").stream().findFirst();
  }

  /// A good description.
  static YamlDocument base(String name) {
    return YamlReader.read(bytes(ROOT.resolve("base").resolve(name + ".yaml")));
  }

  /// The places that the fixture changes.
  List<String> places() {
    return changes().entries().stream().map(YamlMapping.Entry::key).toList();
  }

  /// The places that are others with the fixture than without it: those that it changes, and lists
  /// of which it takes items, as the rest moves up.
  List<String> touched() {
    return changes().entries().stream()
        .map(change ->
            Patch.isDelete(change.value())
                ? change.key().replaceAll("\\[\\d+]$", "")
                : change.key())
        .toList();
  }

  /// A description with the changes of the fixture.
  YamlNode patched(YamlNode description) {
    YamlNode root = description;
    for (YamlMapping.Entry change : changes().entries()) {
      root = Patch.set(root, change.key(), change.value());
    }
    return root;
  }

  private YamlMapping changes() {
    return (YamlMapping) Objects.requireNonNull(YamlReader.read(bytes(file)).root());
  }

  private List<String> comments(String name) {
    String start = "# " + name + ": ";
    return new String(bytes(file), StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }

  private static boolean isNamed(Path file, String start) {
    return Objects.requireNonNull(file.getFileName()).toString().startsWith(start);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
