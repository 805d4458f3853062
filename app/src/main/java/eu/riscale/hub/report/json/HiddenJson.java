package eu.riscale.hub.report.json;

import eu.riscale.hub.policy.HiddenFinding;
import eu.riscale.hub.spec.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Findings that somebody asked not to be told of, as the field `hidden` of their result: how many
/// of which kind, who asked and why.
record HiddenJson(JsonGenerator json, JsonFields fields) {

  private record Kind(HiddenFinding.By by, String reason, String code, Severity severity) {
    static Kind of(HiddenFinding hidden) {
      return new Kind(
          hidden.by(),
          hidden.reason(),
          hidden.finding().code().slug(),
          hidden.finding().severity());
    }
  }

  /// Left out where there are none.
  void write(List<HiddenFinding> hidden) {
    if (hidden.isEmpty()) {
      return;
    }
    Map<Kind, Integer> counts = new LinkedHashMap<>();
    hidden.forEach(one -> counts.merge(Kind.of(one), 1, Integer::sum));
    json.writeArrayPropertyStart("hidden");
    counts.forEach(this::kind);
    json.writeEndArray();
  }

  private void kind(Kind kind, int count) {
    json.writeStartObject();
    json.writeStringProperty("by", kind.by().word());
    fields.text("reason", kind.reason());
    json.writeStringProperty("code", kind.code());
    json.writeStringProperty("severity", kind.severity().word());
    json.writeNumberProperty("count", count);
    json.writeEndObject();
  }
}
