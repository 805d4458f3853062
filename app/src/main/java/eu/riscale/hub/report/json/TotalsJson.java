package eu.riscale.hub.report.json;

import eu.riscale.hub.report.Counts;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// How much there is of what in a report, as its field `totals`. What there is none of is left out.
record TotalsJson(JsonGenerator json) {

  void write(Results results) {
    Map<ResourceResult.Status, Integer> verdicts = new EnumMap<>(ResourceResult.Status.class);
    Map<Severity, Integer> findings = new EnumMap<>(Severity.class);
    Map<WeightsTest.Status, Integer> tests = new EnumMap<>(WeightsTest.Status.class);
    long thousandths = 0;
    for (ResourceResult result : results.list()) {
      verdicts.merge(result.status(), 1, Integer::sum);
      Counts.severities(result)
          .forEach((severity, count) -> findings.merge(severity, count, Integer::sum));
      result.tests().forEach(test -> tests.merge(test.status(), 1, Integer::sum));
      thousandths += Math.round(result.seconds() * 1000);
    }
    json.writeObjectPropertyStart("totals");
    json.writeNumberProperty("sources", results.list().size());
    json.writeObjectPropertyStart("verdicts");
    verdicts.forEach((status, count) -> json.writeNumberProperty(status.word(), count));
    json.writeEndObject();
    json.writeObjectPropertyStart("findings");
    findings.forEach((severity, count) -> json.writeNumberProperty(severity.word(), count));
    json.writeEndObject();
    if (!tests.isEmpty()) {
      json.writeObjectPropertyStart("tests");
      tests.forEach((status, count) -> json.writeNumberProperty(status.word(), count));
      json.writeEndObject();
    }
    if (thousandths > 0) {
      json.writeNumberProperty("seconds", thousandths / 1000.0);
    }
    json.writeEndObject();
  }
}
