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
    assertThat(CodeCatalog.all())
        .allSatisfy(code -> {
          assertThat(code.slug()).matches("[a-z0-9]+(-[a-z0-9]+)+");
          assertThat(code.what()).as("what of %s", code).endsWith(".");
          assertThat(code.why()).as("why of %s", code).endsWith(".");
          assertThat(code.section()).as("section of %s", code).isNotBlank();
          assertThat(code.wrong()).as("wrong example of %s", code).isNotBlank();
          assertThat(code.right()).as("right example of %s", code).isNotBlank();
          assertThat(code.right()).as("examples of %s", code).isNotEqualTo(code.wrong());
        });
  }

  @Test
  void findsACodeByItsName() {
    assertThat(CodeCatalog.find("field-missing")).isPresent();
    assertThat(CodeCatalog.find("no-such-code")).isEmpty();
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
