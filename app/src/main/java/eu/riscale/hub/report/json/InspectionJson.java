package eu.riscale.hub.report.json;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.fit.SizeText;
import eu.riscale.hub.inspect.ArrayPage;
import eu.riscale.hub.inspect.Inspection;
import eu.riscale.hub.inspect.Metadata;
import eu.riscale.hub.inspect.ModelPage;
import eu.riscale.hub.inspect.TensorPage;
import eu.riscale.hub.inspect.WeightsPage;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.Summary;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/// What there is to show of a source, as fields of its result.
record InspectionJson(JsonGenerator json, JsonFields fields) {

  void write(Inspection inspection) {
    switch (inspection) {
      case ModelPage page -> page(page);
      case ArrayPage array -> array("tensor", array);
    }
  }

  private void page(ModelPage page) {
    metadata(page.metadata());
    tensors("inputs", page.inputs());
    tensors("outputs", page.outputs());
    json.writeArrayPropertyStart("weights");
    page.weights().forEach(this::weights);
    json.writeEndArray();
  }

  private void metadata(Metadata metadata) {
    fields.text("description", metadata.description());
    fields.someStrings("authors", metadata.authors());
    fields.text("license", metadata.license());
    fields.someStrings("cite", metadata.cite());
    fields.someStrings("tags", metadata.tags());
    fields.someStrings("covers", metadata.covers());
    fields.text("documentation", metadata.documentation());
  }

  private void tensors(String side, List<TensorPage> tensors) {
    json.writeArrayPropertyStart(side);
    for (TensorPage tensor : tensors) {
      json.writeStartObject();
      json.writeStringProperty("id", tensor.id());
      fields.text("description", tensor.description());
      json.writeArrayPropertyStart("axes");
      tensor.axes().forEach(this::axis);
      json.writeEndArray();
      json.writeStringProperty("dtype", tensor.dtype());
      json.writeArrayPropertyStart("range");
      fields.item(tensor.values().min());
      fields.item(tensor.values().max());
      json.writeEndArray();
      fields.someStrings("values", tensor.values().names());
      fields.strings("steps", tensor.steps().list());
      fields.text("obstacle", tensor.steps().obstacle());
      tensor.test().ifPresent(array -> array("test_tensor", array));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void axis(AxisView axis) {
    json.writeStartObject();
    json.writeStringProperty("id", axis.id());
    json.writeStringProperty("type", axis.type().word());
    size(axis.written());
    json.writeStringProperty("size_text", SizeText.of(axis.written()));
    fields.text("unit", axis.unit());
    if (axis.scale() != 1) {
      fields.number("scale", axis.scale());
    }
    if (axis.halo() > 0) {
      json.writeNumberProperty("halo", axis.halo());
    }
    fields.someStrings("channel_names", axis.channels());
    json.writeEndObject();
  }

  /// In the form of model 0.5; left out where any size will do.
  private void size(Size size) {
    if (size.only().isPresent()) {
      json.writeNumberProperty("size", size.only().getAsLong());
      return;
    }
    switch (size) {
      case Size.Any any -> {}
      case Size.Missing missing -> {}
      case Size.Fixed(long fixed) -> json.writeNumberProperty("size", fixed);
      case Size.Stepped(long min, long step) -> {
        json.writeObjectPropertyStart("size");
        json.writeNumberProperty("min", min);
        json.writeNumberProperty("step", step);
        json.writeEndObject();
      }
      case Size.Follows follows -> {
        json.writeObjectPropertyStart("size");
        json.writeStringProperty("tensor_id", follows.tensor());
        json.writeStringProperty("axis_id", follows.axis());
        fields.number("factor", follows.factor());
        fields.number("offset", follows.offset());
        json.writeEndObject();
      }
      case Size.DataDependent(long min, OptionalLong max) -> {
        json.writeObjectPropertyStart("size");
        json.writeNumberProperty("min", min);
        max.ifPresent(most -> json.writeNumberProperty("max", most));
        json.writeEndObject();
      }
    }
  }

  private void array(String name, ArrayPage array) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("file", array.file());
    fields.integers("shape", array.shape());
    json.writeStringProperty("dtype", array.dtype());
    json.writeStringProperty("order", array.order());
    Summary summary = array.summary();
    fields.number("min", summary.min());
    fields.number("max", summary.max());
    fields.number("mean", summary.mean());
    fields.number("std", summary.deviation());
    json.writeNumberProperty("nan", summary.nan());
    json.writeNumberProperty("infinite", summary.infinite());
    if (!array.histogram().isEmpty()) {
      json.writeNumberProperty("elements", summary.elements());
      json.writeArrayPropertyStart("first");
      array.first().forEach(fields::figure);
      json.writeEndArray();
      fields.integers("histogram", array.histogram());
    }
    json.writeEndObject();
  }

  private void weights(WeightsPage weights) {
    json.writeStartObject();
    json.writeStringProperty("format", weights.format());
    fields.text("source", weights.source());
    if (weights.bytes() >= 0) {
      json.writeNumberProperty("bytes", weights.bytes());
    }
    json.writeStringProperty("sha256", weights.checksum().word());
    fields.text("parent", weights.parent());
    json.writeObjectPropertyStart("version");
    fields.text("of", weights.version().of());
    fields.text("declared", weights.version().declared());
    fields.text("actual", weights.version().actual());
    json.writeEndObject();
    new ContentJson(json, fields).write(weights.content());
    weights.engine().ifPresent(this::engine);
    json.writeEndObject();
  }

  private void engine(EngineReport engine) {
    json.writeObjectPropertyStart("engine");
    json.writeStringProperty("name", engine.name());
    fields.text("version", engine.version());
    fields.strings("devices", engine.devices());
    fields.text("obstacle", engine.obstacle());
    json.writeEndObject();
  }
}
