package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.reference.ValueSchema.Field;
import eu.riscale.hub.spec.reference.ValueSchema.Kind;
import eu.riscale.hub.spec.reference.ValueSchema.Kinds;
import eu.riscale.hub.spec.reference.ValueSchema.Mapping;
import eu.riscale.hub.spec.reference.ValueSchema.Scalar;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What may stand in a description of one format, as its decoders take it.
public final class DescriptionSchema {
  /// What is described in place here has a format of its own.
  private static final String DATASET = "training_data";

  private static final String COLLECTION = "collection";

  private final ResourceFormat format;
  private final List<DescribedField> fields;
  private final List<DescribedWord> words;

  private DescriptionSchema(ResourceFormat format) {
    FormatFields all = new FormatFields(format);
    this.format = format;
    this.fields = all.fields();
    this.words = all.words();
  }

  public static Mapping of(ResourceFormat format) {
    DescriptionSchema schema = new DescriptionSchema(format);
    Mapping root = schema.mapping("", new Openness(schema.isRootOpen(), false));
    return switch (format) {
      case MODEL_0_4 ->
          with(
              root,
              "dependencies",
              "Before 0.4.1 this is what weights.pytorch_state_dict.dependencies is since then.");
      case MODEL_0_5, GENERIC_0_3, APPLICATION_0_3, DATASET_0_3, NOTEBOOK_0_3, COLLECTION_0_3 ->
          with(root, "version_number", "What version was called before.");
      case GENERIC_0_2, APPLICATION_0_2, DATASET_0_2, NOTEBOOK_0_2, COLLECTION_0_2 -> root;
    };
  }

  /// With a field that only some versions of the series have.
  private static Mapping with(Mapping root, String field, String meaning) {
    List<Field> fields = new ArrayList<>(root.fields());
    fields.add(new Field(field, false, meaning, ValueSchema.ANY));
    return new Mapping(List.copyOf(fields), root.isOpen(), root.kinds());
  }

  private boolean isRootOpen() {
    return Exemplar.of(format).stream()
        .map(Exemplar::root)
        .map(root -> Values.with(root, "zz_no_field", Values.text("a")))
        .noneMatch(this::isRefused);
  }

  private boolean isRefused(YamlMapping root) {
    return SpecValidator.watched(root, new FieldSurvey()).stream()
        .anyMatch(finding -> finding.code().equals(FieldCodes.UNKNOWN));
  }

  /// @param isOpen whether there may be other fields
  /// @param mayBeEmpty whether no field is needed, though some usually are
  private record Openness(boolean isOpen, boolean mayBeEmpty) {}

  private Mapping mapping(String place, Openness openness) {
    List<Field> own = new ArrayList<>();
    for (DescribedField field : fields) {
      if (field.place().holder().equals(place)) {
        boolean isRequired = isRequired(field) && !openness.mayBeEmpty();
        ValueSchema value = value(field);
        own.add(
            new Field(
                field.place().name(),
                isRequired,
                field.meaning(),
                isRequired ? value : value.orNothing()));
      }
    }
    Map<String, Kind> kinds = new LinkedHashMap<>();
    String tag = "";
    for (DescribedWord word : words) {
      if (word.place().text().equals(place + "[" + word.word() + "]")) {
        tag = word.tag();
        kinds.put(
            word.word(),
            new Kind(
                word.meaning(),
                mapping(word.place().text(), new Openness(openness.isOpen(), false))));
      }
    }
    return new Mapping(
        List.copyOf(own),
        openness.isOpen(),
        kinds.isEmpty()
            ? Optional.empty()
            : Optional.of(new Kinds(tag, !openness.mayBeEmpty(), kinds)));
  }

  /// Older collections list their resources under the names of types.
  private static boolean isRequired(DescribedField field) {
    return field.need() instanceof Need.Always && !field.place().text().equals(COLLECTION);
  }

  private ValueSchema value(DescribedField field) {
    return value(field, new ValueProbe(field.asks(), field.examples()));
  }

  private ValueSchema value(DescribedField field, ValueProbe probe) {
    boolean hasFields = hasFields(field.place().text());
    if (!hasFields && probe.takesAll()) {
      return ValueSchema.ANY;
    }
    Optional<ValueSchema> items =
        probe.takesList() ? Optional.of(value(field, probe.items())) : Optional.empty();
    boolean isOfItems = items.isPresent() && items.get().mapping().isPresent();
    boolean isMapping = probe.takesMapping() || (hasFields && !isOfItems);
    boolean isDataset = field.place().text().equals(DATASET);
    Openness openness =
        new Openness(
            !hasFields || isDataset || probe.isOpen(), isDataset || probe.takesEmptyMapping());
    Set<Scalar> scalars = new LinkedHashSet<>(probe.scalars());
    if (isMapping && isFile(field.place().text())) {
      scalars.add(Scalar.TEXT);
    }
    return new ValueSchema(
        scalars,
        probe.words(),
        probe.minimum(),
        isMapping ? Optional.of(mapping(field.place().text(), openness)) : Optional.empty(),
        items);
  }

  /// A file with its checksum, which the first versions of a series write as a path alone.
  private boolean isFile(String place) {
    List<String> names =
        fields.stream()
            .filter(field -> field.place().holder().equals(place))
            .map(field -> field.place().name())
            .toList();
    return names.size() == 2 && names.containsAll(List.of("source", "sha256"));
  }

  private boolean hasFields(String place) {
    return fields.stream().anyMatch(field -> field.place().holder().equals(place))
        || words.stream().anyMatch(word -> word.place().text().startsWith(place + "["));
  }
}
