package eu.riscale.hub.report.json;

import eu.riscale.hub.report.ci.RdfFile;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import tools.jackson.core.JsonGenerator;

/// One result, as fields of a JSON object that is open.
record ResultJson(JsonGenerator json, JsonFields fields) {
  ResultJson(JsonGenerator json) {
    this(json, new JsonFields(json));
  }

  void write(ResourceResult result) {
    described(result.described());
    json.writeStringProperty("status", result.status().word());
    if (result.seconds() > 0) {
      fields.number("seconds", result.seconds());
    }
    FindingJson findings = new FindingJson(json, fields, result.described());
    findings.write(result.findings());
    new HiddenJson(json, fields).write(result.hidden());
    switch (result.outcome()) {
      case Outcome.Unreadable unreadable -> {}
      case Outcome.Unchecked unchecked -> {}
      case Outcome.Validated(var consumers, var scores) -> {
        new ConsumerJson(json, fields).write(consumers);
        new ProfileJson(json).write(scores);
      }
      case Outcome.Inspected(var shown, var consumers) -> {
        new InspectionJson(json, fields).write(shown);
        new ConsumerJson(json, fields).write(consumers);
      }
      case Outcome.Tested tested -> new TestJson(json, fields, findings).write(tested);
      case Outcome.Packaged(var packed) -> new PackageJson(json, fields).write(packed);
      case Outcome.NotPackaged none -> {}
    }
  }

  private void described(Described described) {
    json.writeStringProperty("source", described.source());
    fields.text("file", described.file());
    RdfFile file = RdfFile.of(described);
    if (!file.hasLines()) {
      json.writeStringProperty("local_zip", file.name());
    } else if (!file.name().equals(described.source())) {
      json.writeStringProperty("local_file", file.name());
    }
    Described.Facts facts = described.facts();
    fields.text("type", facts.type());
    fields.text("format_version", facts.formatVersion());
    fields.text("validated_as", facts.validatedAs());
    fields.text("name", facts.name());
    fields.text("id", facts.id());
    fields.text("version", facts.version());
  }
}
