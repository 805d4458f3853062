package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_2.LinkedResource;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.model.v0_4.TrainingData;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models of format 0.3 and 0.4 in the form of 0.5.
public final class Model04To05 {
  private static final String NEWEST = "0.5.14";
  private static final List<String> KEPT =
      List.of(
          "type",
          "name",
          "description",
          "covers",
          "id_emoji",
          "authors",
          "attachments",
          "cite",
          "config",
          "git_repo",
          "icon",
          "links",
          "uploader",
          "maintainers",
          "tags",
          "version",
          "documentation",
          "license",
          "packaged_by",
          "run_mode",
          "timestamp");

  private final ModelDescr model;
  private final YamlMapping older;
  private final Axes04To05 axes;
  private final Findings out;

  private Model04To05(ModelDescr model, YamlMapping older, Findings out) {
    this.model = model;
    this.older = older;
    this.out = out;
    Map<String, TensorDescr> tensors = new HashMap<>();
    model.outputs().forEach(output -> tensors.put(output.name(), output));
    model.inputs().forEach(input -> tensors.put(input.name(), input));
    this.axes = new Axes04To05(tensors, out);
  }

  /// Converts a model that is right in its own format.
  ///
  /// @param model the model
  /// @param written the description that it was read from
  /// @param declared the version that the description declares
  /// @param out told what cannot be carried over
  public static YamlMapping convert(
      ModelDescr model, YamlMapping written, FormatVersion declared, Findings out) {
    YamlMapping older = MetadataForms.convert(Older04.upgrade(written, declared), out);
    YamlMapping named = NodeEdits.change(older, "name", name -> MetadataForms.name(name, out));
    return new Model04To05(model, named, out).convert();
  }

  private YamlMapping convert() {
    Nodes newer = Nodes.mapping(older).with("format_version", NEWEST);
    for (String field : KEPT) {
      YamlNode value = older.get(field);
      if (value != null && !Older02.isNull(value)) {
        newer.with(field, value);
      }
    }
    YamlNode id = older.get("id");
    if (id != null && model.metadata().id().isPresent()) {
      newer.with("id", NodeEdits.text(model.metadata().id().get().text(), id));
    }
    newer.with("parent", linked("parent", model.parent().orElse(null)));
    newer.with("training_data", trainingData());
    newer.with("inputs", tensors("inputs", model.inputs(), "test_inputs", "sample_inputs"));
    newer.with("outputs", tensors("outputs", model.outputs(), "test_outputs", "sample_outputs"));
    if (older.get("weights") instanceof YamlMapping weights) {
      newer.with("weights", new Weights04To05(out).convert(model.weights(), weights));
    }
    if (older.get("version_number") != null) {
      out.add(
          ConversionCodes.DROPPED,
          RdfPath.ROOT.field("version_number"),
          "'version_number' is left out.");
    }
    return newer.node();
  }

  private YamlNode tensors(
      String field, List<? extends TensorDescr> tensors, String tests, String samples) {
    List<YamlNode> converted = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      YamlNode written = item(field, i);
      if (written instanceof YamlMapping fields) {
        converted.add(
            tensor(
                tensors.get(i),
                fields,
                RdfPath.ROOT.field(field).index(i),
                item(tests, i),
                item(samples, i)));
      }
    }
    return new YamlSequence(List.copyOf(converted), older.span());
  }

  private YamlNode tensor(
      TensorDescr tensor,
      YamlMapping fields,
      RdfPath at,
      @Nullable YamlNode test,
      @Nullable YamlNode sample) {
    String steps = tensor instanceof InputTensorDescr ? "preprocessing" : "postprocessing";
    return Nodes.mapping(fields)
        .with("id", fields.get("name"))
        .with("description", fields.get("description"))
        .with("axes", axes.convert(tensor, orElse(fields.get("axes"), fields), at))
        .with("data", data(tensor, fields))
        .with(steps, Steps04To05.convert(tensor, orElse(fields.get(steps), fields)))
        .with("test_tensor", test == null ? null : MetadataForms.file(test))
        .with("sample_tensor", sample == null ? null : MetadataForms.file(sample))
        .node();
  }

  private static YamlNode data(TensorDescr tensor, YamlMapping fields) {
    Nodes data = Nodes.mapping(fields).with("type", orElse(fields.get("data_type"), fields));
    if (tensor.dataType() == DataType.BOOL) {
      YamlScalar no = new YamlScalar(YamlScalar.Kind.BOOL, "false", fields.span());
      YamlScalar yes = new YamlScalar(YamlScalar.Kind.BOOL, "true", fields.span());
      return data.with("values", new YamlSequence(List.of(no, yes), fields.span())).node();
    }
    tensor
        .dataRange()
        .ifPresent(range -> data.withNumbers("range", List.of(range.min(), range.max())));
    return data.node();
  }

  private @Nullable YamlNode trainingData() {
    TrainingData data = model.trainingData().orElse(null);
    return switch (data) {
      case null -> null;
      case TrainingData.Linked(var dataset) -> linked("training_data", dataset);
      case TrainingData.Inline inline -> older.get("training_data");
    };
  }

  private @Nullable YamlNode linked(String field, @Nullable LinkedResource resource) {
    YamlNode written = older.get(field);
    if (written == null || Older02.isNull(written)) {
      return null;
    }
    if (resource == null) {
      out.add(
          ConversionCodes.DROPPED,
          RdfPath.ROOT.field(field),
          "'" + field + "' is left out, because it names no id.");
      return null;
    }
    Nodes newer = Nodes.mapping(written).with("id", resource.id().text());
    resource.versionNumber().ifPresent(number -> newer.with("version", number.toString()));
    return newer.node();
  }

  private @Nullable YamlNode item(String field, int i) {
    return older.get(field) instanceof YamlSequence list && i < list.items().size()
        ? list.items().get(i)
        : null;
  }

  private static YamlNode orElse(@Nullable YamlNode node, YamlNode fallback) {
    return node == null ? fallback : node;
  }
}
