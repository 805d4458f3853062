package eu.riscale.hub.spec.docs;

import eu.riscale.hub.spec.CodeCatalog;
import eu.riscale.hub.spec.finding.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/rules.md` explains every finding of the library.
final class RulesPageTest {
  @Test
  void explainsEveryCode() throws IOException {
    List<Code> codes = CodeCatalog.all();
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Findings of spec-model

        What hub says about a description, made from the code (`mvn test -Dgolden.update`). Severities are the
        specification's: **error** (must), **alert**, **warning** (should), **info**.

        | finding | severity | what |
        |---|---|---|
        """);
    for (Code code : codes) {
      page.append(
          "| [%s](#%s) | %s | %s |%n"
              .formatted(code, code, code.severity().word(), cell(code.what())));
    }
    codes.forEach(code -> page.append(section(code)));
    Golden.check(Path.of("docs/rules.md"), page.toString().replace("\r\n", "\n"));
  }

  private static String section(Code code) {
    return """

    ## %s

    **%s**, %s. %s %s

    ```yaml
    # wrong
    %s
    # right
    %s
    ```
    """
        .formatted(
            code,
            code.severity().word(),
            code.section(),
            code.what(),
            code.why(),
            code.wrong().strip(),
            code.right().strip());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
