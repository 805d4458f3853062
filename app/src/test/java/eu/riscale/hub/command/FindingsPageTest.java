package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import eu.riscale.hub.Golden;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.work.KnownCodes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/findings.md` explains every finding that is not about the description alone.
class FindingsPageTest {
  @Test
  void explainsEveryCode() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Findings about weights, tests, packages and profiles

        What `hub test`, `hub inspect`, `hub package` and `hub validate --profile` say beyond the
        [findings about a description](../../spec-model/docs/rules.md), made from the code
        (`mvn test -Dgolden.update`). Severities are the specification's: **error** (must), **alert**, **warning**
        (should), **info**. `hub explain CODE` prints the same.

        | finding | severity | what |
        |---|---|---|
        """);
    for (Code code : KnownCodes.ofApp()) {
      page.append("| [%s](#%s) | %s | %s |\n".formatted(code, code, word(code), cell(code.what())));
    }
    KnownCodes.ofApp().forEach(code -> page.append(section(code)));
    Golden.check(Path.of("docs/findings.md"), page.toString());
  }

  /// A code that is forgotten in the list of its package would stand in no page and could not be
  /// named after `--severity`.
  @Test
  void everyCodeOfTheSourcesIsKnown() throws ReflectiveOperationException {
    for (JavaField field :
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("eu.riscale.hub")
                .stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Code.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .toList()) {
      Field constant = field.reflect();
      constant.setAccessible(true);
      assertThat(KnownCodes.all()).as(field.getFullName()).contains((Code) constant.get(null));
    }
  }

  private static String section(Code code) {
    String text =
        """

        ## %s

        **%s**, %s. %s %s
        """
            .formatted(code, word(code), code.section(), code.what(), code.why());
    return code.wrong().isEmpty() ? text : text + example(code);
  }

  private static String example(Code code) {
    return """

    ```yaml
    # wrong
    %s
    # right
    %s
    ```
    """
        .formatted(code.wrong().strip(), code.right().strip());
  }

  private static String word(Code code) {
    return code.severity().word();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
