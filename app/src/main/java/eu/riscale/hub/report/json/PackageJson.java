package eu.riscale.hub.report.json;

import eu.riscale.hub.packaging.Change;
import eu.riscale.hub.packaging.PackageFile;
import eu.riscale.hub.packaging.Packed;
import tools.jackson.core.JsonGenerator;

/// What a package holds, as the field `package` of a result.
record PackageJson(JsonGenerator json, JsonFields fields) {

  void write(Packed packed) {
    json.writeObjectPropertyStart("package");
    fields.text("output", packed.target());
    json.writeBooleanProperty("written", packed.isWritten());
    json.writeNumberProperty("size", packed.size());
    json.writeArrayPropertyStart("files");
    packed.files().forEach(this::file);
    json.writeEndArray();
    json.writeArrayPropertyStart("changes");
    packed.changes().forEach(this::change);
    json.writeEndArray();
    fields.strings("left_out", packed.leftOut());
    json.writeEndObject();
  }

  private void file(PackageFile file) {
    json.writeStartObject();
    json.writeStringProperty("name", file.name());
    fields.text("from", file.from());
    json.writeNumberProperty("size", file.size());
    fields.text("sha256", file.sha256());
    json.writeEndObject();
  }

  private void change(Change change) {
    json.writeStartObject();
    json.writeStringProperty("at", change.at());
    fields.text("from", change.from());
    fields.text("to", change.to());
    json.writeEndObject();
  }
}
