package eu.riscale.hub.report.json;

import eu.riscale.hub.report.Results;
import eu.riscale.hub.spec.CodeCatalog;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// What the codes of a report mean, as its field `rules`.
record RuleJson(JsonGenerator json, JsonFields fields) {

  /// By their slugs.
  void write(Results results) {
    Map<String, Code> codes = new TreeMap<>();
    for (ResourceResult result : results.list()) {
      result.everyFinding().map(Finding::code).forEach(code -> codes.put(code.slug(), code));
      result.hidden().stream()
          .map(hidden -> hidden.finding().code())
          .forEach(code -> codes.putIfAbsent(code.slug(), code));
      if (result.outcome() instanceof Outcome.Validated(var consumers, var scores)) {
        scores.forEach(
            score -> score.marks().forEach(mark -> codes.put(mark.code().slug(), mark.code())));
      }
    }
    json.writeObjectPropertyStart("rules");
    codes.values().forEach(this::rule);
    json.writeEndObject();
  }

  private void rule(Code code) {
    json.writeObjectPropertyStart(code.slug());
    json.writeStringProperty("severity", code.severity().word());
    json.writeStringProperty("what", code.what());
    fields.text("why", code.why());
    fields.text("section", code.section());
    fields.text("wrong", code.wrong());
    fields.text("right", code.right());
    json.writeStringProperty("link", page(code) + "#" + code.slug());
    json.writeEndObject();
  }

  /// From the top of hub's own folder.
  private static String page(Code code) {
    return CodeCatalog.find(code.slug()).isPresent()
        ? "spec-model/docs/rules.md"
        : "app/docs/findings.md";
  }
}
