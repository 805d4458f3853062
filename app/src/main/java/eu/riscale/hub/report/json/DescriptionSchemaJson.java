package eu.riscale.hub.report.json;

import eu.riscale.hub.spec.reference.DescriptionSchema;
import eu.riscale.hub.spec.reference.ValueSchema;
import eu.riscale.hub.spec.reference.ValueSchema.Field;
import eu.riscale.hub.spec.reference.ValueSchema.Kind;
import eu.riscale.hub.spec.reference.ValueSchema.Kinds;
import eu.riscale.hub.spec.reference.ValueSchema.Mapping;
import eu.riscale.hub.spec.reference.ValueSchema.Scalar;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.FormatVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// The JSON Schema of descriptions, for editors that show what may stand where.
public final class DescriptionSchemaJson {
  private static final String VERSION = "format_version";
  private static final String TYPE = "type";

  private final JsonGenerator json;

  private DescriptionSchemaJson(JsonGenerator json) {
    this.json = json;
  }

  /// Of the formats of one time: models 0.5 with all else 0.3, or models 0.4 with all else 0.2.
  ///
  /// @param models of which series models are
  public static String text(ResourceFormat models) {
    List<ResourceFormat> formats = new ArrayList<>();
    int others = models.newest().minor() - 2;
    for (ResourceFormat format : ResourceFormat.values()) {
      if (format == models
          || (!format.type().equals(models.type()) && format.newest().minor() == others)) {
        formats.add(format);
      }
    }
    return Json.text(json -> new DescriptionSchemaJson(json).root(models, formats));
  }

  private void root(ResourceFormat models, List<ResourceFormat> formats) {
    json.writeStartObject();
    json.writeStringProperty("$schema", "http://json-schema.org/draft-07/schema#");
    json.writeStringProperty(
        "title",
        "Descriptions of models %s and of other resources %s"
            .formatted(series(models.newest()), series(formats.getLast().newest())));
    json.writeStringProperty(TYPE, "object");
    json.writeArrayPropertyStart("required");
    json.writeString(TYPE);
    json.writeString(VERSION);
    json.writeEndArray();
    json.writeArrayPropertyStart("allOf");
    for (ResourceFormat format : formats) {
      if (!format.type().equals("generic")) {
        when(TYPE, format.type(), () -> ofFormat(format));
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// What holds where a field has that value.
  private void when(String field, String value, Runnable then) {
    json.writeStartObject();
    json.writeObjectPropertyStart("if");
    json.writeObjectPropertyStart("properties");
    json.writeObjectPropertyStart(field);
    json.writeStringProperty("const", value);
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayPropertyStart("required");
    json.writeString(field);
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectPropertyStart("then");
    then.run();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void ofFormat(ResourceFormat format) {
    mapping(DescriptionSchema.of(format), Optional.of(format));
  }

  private static String series(FormatVersion version) {
    return version.major() + "." + version.minor();
  }

  /// The properties of an object that is open already.
  private void mapping(Mapping mapping, Optional<ResourceFormat> root) {
    json.writeStringProperty(TYPE, "object");
    if (mapping.kinds().isPresent()) {
      kinds(mapping.kinds().get(), mapping);
      return;
    }
    fields(mapping.fields(), root);
    if (!mapping.isOpen()) {
      json.writeBooleanProperty("additionalProperties", false);
    }
  }

  private void fields(List<Field> fields, Optional<ResourceFormat> root) {
    List<Field> required = fields.stream().filter(Field::isRequired).toList();
    if (!required.isEmpty()) {
      json.writeArrayPropertyStart("required");
      required.forEach(field -> json.writeString(field.name()));
      json.writeEndArray();
    }
    json.writeObjectPropertyStart("properties");
    for (Field field : fields) {
      json.writeObjectPropertyStart(field.name());
      meaning(field.meaning());
      if (root.isPresent() && field.name().equals(VERSION)) {
        version(root.get());
      } else if (root.isPresent() && field.name().equals(TYPE)) {
        json.writeStringProperty("const", root.get().type());
      } else {
        value(field.value());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void version(ResourceFormat format) {
    json.writeStringProperty(TYPE, "string");
    json.writeStringProperty(
        "pattern", "^" + series(format.newest()).replace(".", "\\.") + "\\.[0-9]+$");
    json.writeArrayPropertyStart("examples");
    json.writeString(format.newest().toString());
    json.writeEndArray();
  }

  private void meaning(String meaning) {
    if (!meaning.isEmpty()) {
      json.writeStringProperty("description", meaning);
    }
  }

  private void kinds(Kinds kinds, Mapping all) {
    if (kinds.isTagRequired()) {
      json.writeArrayPropertyStart("required");
      json.writeString(kinds.tag());
      json.writeEndArray();
    }
    json.writeObjectPropertyStart("properties");
    json.writeObjectPropertyStart(kinds.tag());
    json.writeArrayPropertyStart("enum");
    kinds.ofWord().keySet().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayPropertyStart("allOf");
    for (Map.Entry<String, Kind> entry : kinds.ofWord().entrySet()) {
      when(kinds.tag(), entry.getKey(), () -> kind(kinds, entry.getValue(), all));
    }
    json.writeEndArray();
  }

  private void kind(Kinds kinds, Kind kind, Mapping all) {
    meaning(kind.meaning());
    List<Field> fields = new ArrayList<>(kind.mapping().fields());
    all.fields().stream()
        .filter(field -> fields.stream().noneMatch(own -> own.name().equals(field.name())))
        .forEach(fields::add);
    if (fields.stream().noneMatch(field -> field.name().equals(kinds.tag()))) {
      fields.add(new Field(kinds.tag(), kinds.isTagRequired(), "", ValueSchema.ANY));
    }
    fields(fields, Optional.empty());
    if (!kind.mapping().isOpen()) {
      json.writeBooleanProperty("additionalProperties", false);
    }
  }

  /// The properties of an object that is open already.
  private void value(ValueSchema value) {
    List<Runnable> forms = new ArrayList<>();
    for (Scalar scalar : value.scalars()) {
      forms.add(() -> scalar(scalar, value));
    }
    value.mapping().ifPresent(mapping -> forms.add(() -> mapping(mapping, Optional.empty())));
    value.items().ifPresent(items -> forms.add(() -> list(items)));
    if (forms.size() == 1) {
      forms.getFirst().run();
    } else if (!forms.isEmpty()) {
      json.writeArrayPropertyStart("anyOf");
      for (Runnable form : forms) {
        json.writeStartObject();
        form.run();
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private void scalar(Scalar scalar, ValueSchema value) {
    json.writeStringProperty(
        TYPE,
        switch (scalar) {
          case TEXT -> "string";
          case WHOLE -> "integer";
          case NUMBER -> "number";
          case TRUTH -> "boolean";
          case NOTHING -> "null";
        });
    boolean isNumber = scalar == Scalar.WHOLE || scalar == Scalar.NUMBER;
    if (scalar == Scalar.TEXT && !value.words().isEmpty()) {
      json.writeArrayPropertyStart("enum");
      value.words().forEach(json::writeString);
      json.writeEndArray();
    } else if (isNumber && value.minimum().isPresent()) {
      json.writeNumberProperty("minimum", (long) value.minimum().getAsDouble());
    }
  }

  private void list(ValueSchema items) {
    json.writeStringProperty(TYPE, "array");
    json.writeObjectPropertyStart("items");
    value(items);
    json.writeEndObject();
  }
}
