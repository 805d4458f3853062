package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Code;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The catalogue has every code that a class of the library declares, and each explains itself.
final class CodeCatalogTest {
  @Test
  void listsEveryCodeThatAClassDeclares() throws IOException, URISyntaxException {
    TreeSet<String> listed = new TreeSet<>();
    CodeCatalog.all().forEach(code -> listed.add(code.slug()));
    TreeSet<String> declared = new TreeSet<>();
    declared().forEach(code -> declared.add(code.slug()));

    declared.removeAll(listed);
    assertThat(declared).as("codes that CodeCatalog lacks").isEmpty();
  }

  @Test
  void noNameIsUsedForTwoProblems() throws IOException, URISyntaxException {
    Map<String, Code> byName = new HashMap<>();
    for (Code code : declared()) {
      Code other = byName.putIfAbsent(code.slug(), code);
      assertThat(other == null || other.equals(code)).as(code.slug()).isTrue();
    }
  }

  @Test
  void everyCodeExplainsItself() {
    List<String> complaints = new ArrayList<>();
    for (Code code : CodeCatalog.all()) {
      require(code.slug().matches("[a-z0-9]+(-[a-z0-9]+)+"), code, "its name", complaints);
      require(code.what().endsWith("."), code, "what", complaints);
      require(code.why().endsWith("."), code, "why", complaints);
      require(!code.section().isBlank(), code, "section", complaints);
      require(!code.wrong().isBlank() && !code.right().isBlank(), code, "examples", complaints);
      require(!code.right().equals(code.wrong()), code, "different examples", complaints);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void findsACodeByItsName() {
    assertThat(CodeCatalog.find("field-missing")).isPresent();
    assertThat(CodeCatalog.find("no-such-code")).isEmpty();
  }

  private static void require(boolean good, Code code, String part, List<String> complaints) {
    if (!good) {
      complaints.add(code.slug() + " lacks " + part);
    }
  }

  private static List<Code> declared() throws IOException, URISyntaxException {
    Path classes =
        Path.of(CodeCatalog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Code> codes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
        if (name.startsWith("eu.riscale.hub.spec.")) {
          collect(name, codes);
        }
      }
    }
    return codes;
  }

  private static void collect(String className, List<Code> codes) {
    try {
      for (Field field : Class.forName(className).getDeclaredFields()) {
        if (field.getType() == Code.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          codes.add((Code) field.get(null));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(className, e);
    }
  }
}
