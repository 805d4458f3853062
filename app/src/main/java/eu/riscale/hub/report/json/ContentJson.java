package eu.riscale.hub.report.json;

import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.WeightsContent.Layer;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// What is inside a weights file, as a field of its entry.
record ContentJson(JsonGenerator json, JsonFields fields) {

  void write(WeightsContent content) {
    json.writeObjectPropertyStart("content");
    fields.text("kind", content.kind());
    switch (content) {
      case WeightsContent.Onnx onnx -> onnx(onnx);
      case WeightsContent.TorchScript script -> torchScript(script);
      case WeightsContent.StateDict dict -> stateDict(dict);
      case WeightsContent.Keras keras -> keras(keras);
      case WeightsContent.GraphModel graph -> {
        fields.text("producer", graph.producer());
        counts("operators", graph.operators());
        fields.strings("shards", graph.shards());
        parameters(graph.parameters());
      }
      case WeightsContent.SavedModel saved -> savedModel(saved);
      case WeightsContent.Unreadable(String reason) -> json.writeStringProperty("obstacle", reason);
    }
    json.writeEndObject();
  }

  private void onnx(WeightsContent.Onnx onnx) {
    fields.text("producer", onnx.producer());
    json.writeNumberProperty("ir_version", onnx.irVersion());
    counts("opsets", onnx.opsets());
    ports("inputs", onnx.inputs());
    ports("outputs", onnx.outputs());
    counts("operators", onnx.operators());
    fields.someStrings("external_files", onnx.externalFiles());
    parameters(onnx.parameters());
  }

  private void torchScript(WeightsContent.TorchScript script) {
    fields.text("file_version", script.fileVersion());
    fields.text("since", script.since());
    fields.text("origin", script.origin());
    fields.text("network", script.network());
    json.writeNumberProperty("code_files", script.code().files());
    fields.someStrings("lacks", script.lacks());
    parameters(script.parameters());
  }

  private void stateDict(WeightsContent.StateDict dict) {
    json.writeStringProperty("layout", dict.layout());
    fields.text("since", dict.since());
    fields.text("key", dict.key());
    fields.someStrings("beside", dict.beside());
    fields.text("pickled_class", dict.pickledClass());
    fields.someStrings("code", dict.code());
    fields.text("obstacle", dict.obstacle());
    fields.someStrings("lacks", dict.lacks());
    parameters(dict.parameters());
  }

  private void keras(WeightsContent.Keras keras) {
    fields.text("keras_version", keras.version());
    fields.text("backend", keras.backend());
    ports("inputs", keras.inputs());
    fields.strings("outputs", keras.outputs());
    json.writeArrayPropertyStart("layers");
    for (Layer layer : keras.layers()) {
      json.writeStartObject();
      json.writeStringProperty("name", layer.name());
      json.writeStringProperty("type", layer.type());
      fields.someStrings("weights", layer.weights());
      json.writeNumberProperty("parameters", layer.parameters());
      json.writeEndObject();
    }
    json.writeEndArray();
    fields.text("obstacle", keras.obstacle());
    fields.someStrings("shards", keras.shards());
    parameters(keras.parameters());
  }

  private void savedModel(WeightsContent.SavedModel saved) {
    fields.text("tensorflow_version", saved.version());
    fields.strings("tags", saved.tags());
    fields.text("folder", saved.folder());
    json.writeArrayPropertyStart("signatures");
    for (Signature signature : saved.signatures()) {
      json.writeStartObject();
      json.writeStringProperty("key", signature.key());
      ports("inputs", signature.inputs());
      ports("outputs", signature.outputs());
      json.writeEndObject();
    }
    json.writeEndArray();
    counts("operators", saved.operators());
    fields.text("obstacle", saved.obstacle());
    fields.someStrings("lacks", saved.lacks());
    parameters(saved.parameters());
  }

  private void ports(String name, List<Port> ports) {
    json.writeArrayPropertyStart(name);
    for (Port port : ports) {
      json.writeStartObject();
      json.writeStringProperty("name", port.name());
      fields.text("dtype", port.dtype());
      port.shape().ifPresent(this::shape);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// Open lengths are texts: their name, or `?`.
  private void shape(List<Dimension> shape) {
    json.writeArrayPropertyStart("shape");
    for (Dimension size : shape) {
      if (size.isOpen()) {
        json.writeString(size.text());
      } else {
        json.writeNumber(size.size());
      }
    }
    json.writeEndArray();
  }

  private void counts(String name, Map<String, Long> counts) {
    json.writeObjectPropertyStart(name);
    counts.forEach(json::writeNumberProperty);
    json.writeEndObject();
  }

  private void parameters(Parameters parameters) {
    json.writeNumberProperty("parameters", parameters.trained());
    if (parameters.buffered() > 0) {
      json.writeNumberProperty("buffers", parameters.buffered());
    }
    counts("by_dtype", parameters.byType());
    fields.someStrings("shared", parameters.shared());
    json.writeArrayPropertyStart("tensors");
    for (StoredTensor tensor : parameters.tensors()) {
      json.writeStartObject();
      json.writeStringProperty("name", tensor.name());
      json.writeStringProperty("dtype", tensor.dtype());
      fields.integers("shape", tensor.shape());
      if (tensor.role() == StoredTensor.Role.BUFFER) {
        json.writeBooleanProperty("buffer", true);
      }
      if (!tensor.contiguous()) {
        json.writeBooleanProperty("contiguous", false);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
