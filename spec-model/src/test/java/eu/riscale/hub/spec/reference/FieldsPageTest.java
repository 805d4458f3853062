package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.docs.Golden;
import eu.riscale.hub.spec.resource.ResourceFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `docs/fields.md` has every field, step and axis of the formats.
final class FieldsPageTest {
  /// The fields of one mapping, with the places that have just these.
  private record Table(List<String> rows, Map<String, Set<ResourceFormat>> holders) {}

  @Test
  void listsEveryField() throws IOException {
    FieldReference reference = FieldReference.ofAllFormats();
    StringBuilder page =
        new StringBuilder(
            """
            # Fields, steps and axes

            Every field of the formats as hub's decoders read it, made from the code (`mvn test -Dgolden.update`). `hub explain NAME` tells
            the same of one, with an example and the findings about it. Words in brackets tell records apart: `inputs.axes[space]` is an
            axis of type `space`. A field that is *in the form {…}* has to be there where its mapping is written in that form.
            """);
    for (Table table : tables(reference)) {
      page.append("\n## ").append(heading(table)).append("\n\n");
      meaning(reference, table).ifPresent(text -> page.append(text).append("\n\n"));
      page.append(places(table)).append("\n\n");
      page.append("| field | required | holds | default | meaning |\n|---|---|---|---|---|\n");
      table.rows().forEach(row -> page.append(row).append('\n'));
    }

    Golden.check(Path.of("docs/fields.md"), page.toString());
  }

  private static List<Table> tables(FieldReference reference) {
    Map<List<Object>, List<DescribedField>> mappings = new LinkedHashMap<>();
    for (DescribedField field : reference.fields()) {
      mappings
          .computeIfAbsent(
              List.of(field.format(), field.place().holder()), key -> new ArrayList<>())
          .add(field);
    }
    Map<List<String>, Table> tables = new LinkedHashMap<>();
    for (List<DescribedField> fields : mappings.values()) {
      List<String> rows = fields.stream().map(FieldsPageTest::row).toList();
      DescribedField first = fields.getFirst();
      tables
          .computeIfAbsent(rows, key -> new Table(rows, new LinkedHashMap<>()))
          .holders()
          .computeIfAbsent(first.place().holder(), key -> new LinkedHashSet<>())
          .add(first.format());
    }
    return List.copyOf(tables.values());
  }

  private static String row(DescribedField field) {
    String standard = field.standard();
    String since = field.since().isEmpty() ? "" : " Since " + field.since() + ".";
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            field.place().name(),
            field.need().words(),
            field.holds().replace("|", "\\|"),
            standard.isEmpty() ? "" : "`" + standard + "`",
            (field.meaning() + since).replace("|", "\\|"));
  }

  private static String heading(Table table) {
    Map.Entry<String, Set<ResourceFormat>> first = table.holders().entrySet().iterator().next();
    return FormatNames.of(first.getValue())
        + (first.getKey().isEmpty() ? "" : " · `" + first.getKey() + "`");
  }

  private static Optional<String> meaning(FieldReference reference, Table table) {
    String holder = table.holders().keySet().iterator().next();
    return reference.words().stream()
        .filter(word ->
            word.place().text().equals(holder) || (word.place().text() + ".kwargs").equals(holder))
        .map(DescribedWord::meaning)
        .findFirst();
  }

  private static String places(Table table) {
    Map<Set<ResourceFormat>, List<String>> byFormats = new LinkedHashMap<>();
    table
        .holders()
        .forEach((holder, formats) ->
            byFormats
                .computeIfAbsent(formats, key -> new ArrayList<>())
                .add(holder.isEmpty() ? "the description itself" : "`" + holder + "`"));
    List<String> lines = new ArrayList<>();
    byFormats.forEach((formats, holders) ->
        lines.add(FormatNames.of(formats) + ": " + String.join(", ", holders) + "."));
    return String.join("  \n", lines);
  }
}
