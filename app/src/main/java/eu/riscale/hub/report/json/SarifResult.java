package eu.riscale.hub.report.json;

import eu.riscale.hub.report.ci.RdfFile;
import eu.riscale.hub.report.ci.Told;
import eu.riscale.hub.spec.file.Checksums;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.secret.Shown;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/// A finding as a result of a SARIF log.
record SarifResult(JsonGenerator json) {
  private static final Pattern BRACKET = Pattern.compile("[\\[\\]\\\\]");

  /// @param rule the place of its code in the list of rules
  void write(RdfFile file, Told told, int rule) {
    Finding finding = told.finding();
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.code().slug());
    json.writeNumberProperty("ruleIndex", rule);
    json.writeStringProperty("level", SarifRule.level(finding.severity()));
    message(String.join("\n", lines(told)));
    json.writeArrayPropertyStart("locations");
    location(file, finding);
    json.writeEndArray();
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("hub/v1", fingerprint(file, told));
    json.writeEndObject();
    fixes(file, finding.edits());
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("severity", finding.severity().word());
    new JsonFields(json).text("test", told.test());
    json.writeEndObject();
    json.writeEndObject();
  }

  /// What SARIF would read as a link is none.
  void message(String text) {
    json.writeObjectPropertyStart("message");
    boolean link = text.contains("](");
    json.writeStringProperty("text", link ? BRACKET.matcher(text).replaceAll("\\\\$0") : text);
    json.writeEndObject();
  }

  private static List<String> lines(Told told) {
    List<String> lines = new ArrayList<>(List.of(told.message()));
    lines.addAll(told.help());
    return lines;
  }

  private void location(RdfFile file, Finding finding) {
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    artifact(file);
    Span span = finding.span();
    if (span != null && file.hasLines()) {
      json.writeObjectPropertyStart("region");
      region(span);
      json.writeEndObject();
    }
    json.writeEndObject();
    if (!finding.path().isRoot()) {
      json.writeArrayPropertyStart("logicalLocations");
      json.writeStartObject();
      json.writeStringProperty("fullyQualifiedName", finding.path().toString());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void artifact(RdfFile file) {
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", file.uri());
    json.writeEndObject();
  }

  private void region(Span span) {
    json.writeNumberProperty("startLine", span.line());
    json.writeNumberProperty("startColumn", span.column());
    json.writeNumberProperty("endLine", span.endLine());
    json.writeNumberProperty("endColumn", span.endColumn());
  }

  /// The same where lines above the finding have changed.
  private static String fingerprint(RdfFile file, Told told) {
    String parts =
        String.join(
            "\n",
            file.name(),
            file.inside(),
            told.finding().code().slug(),
            Shown.of(told.finding().path().toString()),
            told.test());
    MessageDigest digest = Checksums.digest();
    digest.update(parts.getBytes(StandardCharsets.UTF_8));
    return Checksums.of(digest).hex();
  }

  /// Changes of lines alone; those of fields are told in the message.
  private void fixes(RdfFile file, List<Edit> edits) {
    boolean lines = edits.stream().allMatch(Edit.Replace.class::isInstance);
    if (edits.isEmpty() || !lines || !file.hasLines()) {
      return;
    }
    json.writeArrayPropertyStart("fixes");
    json.writeStartObject();
    json.writeArrayPropertyStart("artifactChanges");
    json.writeStartObject();
    artifact(file);
    json.writeArrayPropertyStart("replacements");
    for (Edit edit : edits) {
      if (edit instanceof Edit.Replace(var span, var text)) {
        json.writeStartObject();
        json.writeObjectPropertyStart("deletedRegion");
        region(span);
        json.writeEndObject();
        json.writeObjectPropertyStart("insertedContent");
        json.writeStringProperty("text", text);
        json.writeEndObject();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }
}
