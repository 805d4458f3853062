package eu.riscale.hub.report;

import eu.riscale.hub.packaging.Change;
import eu.riscale.hub.packaging.PackageFile;
import eu.riscale.hub.packaging.Packed;
import tools.jackson.core.JsonGenerator;

/// What a package holds, as the field `package` of a result.
record PackageJson(JsonGenerator json) {

  void write(Packed packed) {
    json.writeObjectPropertyStart("package");
    text("output", packed.target());
    json.writeBooleanProperty("written", packed.written());
    json.writeNumberProperty("size", packed.size());
    json.writeArrayPropertyStart("files");
    packed.files().forEach(this::file);
    json.writeEndArray();
    json.writeArrayPropertyStart("changes");
    packed.changes().forEach(this::change);
    json.writeEndArray();
    json.writeArrayPropertyStart("left_out");
    packed.leftOut().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void file(PackageFile file) {
    json.writeStartObject();
    json.writeStringProperty("name", file.name());
    text("from", file.from());
    json.writeNumberProperty("size", file.size());
    text("sha256", file.sha256());
    json.writeEndObject();
  }

  private void change(Change change) {
    json.writeStartObject();
    json.writeStringProperty("at", change.at());
    text("from", change.from());
    text("to", change.to());
    json.writeEndObject();
  }

  private void text(String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }
}
