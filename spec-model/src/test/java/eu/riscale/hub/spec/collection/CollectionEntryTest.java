package eu.riscale.hub.spec.collection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What an entry of a collection makes of the description that it points at.
final class CollectionEntryTest {
  @Test
  void replacesFieldsAndKeepsTheRest() {
    YamlMapping entry = mapping("{id: mine, rdf_source: a/rdf.yaml, name: Better, tags: [new]}");
    YamlMapping resource = mapping("{id: theirs, name: Good, type: model, tags: [old]}");

    YamlMapping resolved = CollectionEntry.resolve(entry, resource);

    assertThat(resolved.entries())
        .extracting(YamlMapping.Entry::key)
        .containsExactlyInAnyOrder("id", "name", "type", "tags");
    assertThat(text(resolved, "id")).isEqualTo("mine");
    assertThat(text(resolved, "name")).isEqualTo("Better");
    assertThat(text(resolved, "type")).isEqualTo("model");
  }

  private static String text(YamlMapping mapping, String field) {
    return ((YamlScalar) Objects.requireNonNull(mapping.get(field))).text();
  }

  private static YamlMapping mapping(String yaml) {
    return (YamlMapping) Objects.requireNonNull(YamlReader.read(yaml).root());
  }
}
