package eu.riscale.hub.spec.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `docs/coverage.md` says where the records hold each field of the format.
final class CoveragePageTest {
  @Test
  void keepsTheFieldsOfTheSchema() throws IOException {
    Map<String, List<String>> published = SchemaFields.published().orElse(Map.of());
    assumeTrue(!published.isEmpty(), "no JSON schema beside the project");

    Golden.check(SchemaFields.FILE, SchemaFields.text(published));
  }

  @Test
  void namesTheRecordOfEveryField() throws IOException {
    RecordFields records = RecordFields.ofTheLibrary();
    List<String> lost = new ArrayList<>();
    StringBuilder page =
        new StringBuilder(
            """
            # Where records hold the fields of the format

            Every field of the published JSON schema, and the record component that holds it, made from the code
            (`mvn test -Dgolden.update`). A field of one possible value is told by the record itself.
            """);
    for (Map.Entry<String, List<String>> type : SchemaFields.kept().entrySet()) {
      page.append("\n## ").append(type.getKey()).append("\n\n| field | held by |\n|---|---|\n");
      for (String field : type.getValue()) {
        String holder = records.holder(type.getKey(), field);
        if (holder.isEmpty()) {
          lost.add(type.getKey() + "." + field);
        }
        page.append("| ")
            .append(field.replace("=", ""))
            .append(" | ")
            .append(holder)
            .append(" |\n");
      }
    }

    assertThat(String.join("\n", lost)).as("fields that no record holds").isEmpty();
    Golden.check(Path.of("docs/coverage.md"), page.toString());
  }
}
