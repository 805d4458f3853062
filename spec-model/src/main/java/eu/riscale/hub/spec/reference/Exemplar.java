package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A right description that has the fields of a format.
///
/// @param format by which it is judged
record Exemplar(ResourceFormat format, YamlMapping root) {
  private static final String TYPES = "types";

  /// Those of a format: together they have every field, and every form of it.
  static List<Exemplar> of(ResourceFormat format) {
    return switch (format) {
      case MODEL_0_4 -> models(format, "model-0.4.yaml", "model-0.4-other.yaml");
      case MODEL_0_5 -> models(format, "model-0.5.yaml", "model-0.5-other.yaml");
      case GENERIC_0_2, APPLICATION_0_2, DATASET_0_2, NOTEBOOK_0_2, COLLECTION_0_2 ->
          List.of(ofType(format, read("generic-0.2.yaml")));
      case GENERIC_0_3, APPLICATION_0_3, DATASET_0_3, NOTEBOOK_0_3, COLLECTION_0_3 ->
          List.of(ofType(format, read("generic-0.3.yaml")));
    };
  }

  YamlDocument document() {
    return new YamlDocument("", root, List.of());
  }

  /// The same without one field; empty where it has none there.
  static Optional<Exemplar> withoutField(Exemplar exemplar, RdfPath place) {
    return Edited.of(exemplar.root(), List.of(new Edit.Remove(place)))
        .map(less -> new Exemplar(exemplar.format(), (YamlMapping) less));
  }

  private static List<Exemplar> models(ResourceFormat format, String... files) {
    List<Exemplar> all = new ArrayList<>();
    for (String file : files) {
      all.add(new Exemplar(format, read(file)));
    }
    return all;
  }

  /// The fields that all types have, with those of one type.
  private static Exemplar ofType(ResourceFormat format, YamlMapping all) {
    YamlMapping types = (YamlMapping) Objects.requireNonNull(all.get(TYPES));
    YamlMapping own = (YamlMapping) Objects.requireNonNull(types.get(format.type()));
    List<YamlMapping.Entry> entries = new ArrayList<>(all.entries());
    entries.removeIf(entry -> entry.key().equals(TYPES) || own.get(entry.key()) != null);
    entries.addAll(own.entries());
    Span span = all.span();
    return new Exemplar(
        format,
        new YamlMapping(List.copyOf(entries), span)
            .with("type", format.type())
            .with("format_version", format.newest().toString()));
  }

  static YamlMapping read(String file) {
    try (InputStream in = Objects.requireNonNull(Exemplar.class.getResourceAsStream(file))) {
      return (YamlMapping) Objects.requireNonNull(YamlReader.read(in.readAllBytes()).root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
