package eu.riscale.hub.report.json;

import eu.riscale.hub.spec.secret.Shown;
import java.io.StringReader;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/// JSON whose texts, all of them, are such as may be shown to anybody: without secrets, and cut
/// where they are too long to be read.
final class ShownJson extends JsonGeneratorDelegate {
  ShownJson(JsonGenerator json) {
    super(json);
  }

  /// Writes a text that is bounded by itself, whole but without secrets.
  static void whole(JsonGenerator json, String text) {
    String shown = Shown.whole(text);
    json.writeString(new StringReader(shown), shown.length());
  }

  @Override
  public JsonGenerator writeString(String text) {
    super.writeString(Shown.of(text));
    return this;
  }

  @Override
  public JsonGenerator writeName(String name) {
    super.writeName(Shown.of(name));
    return this;
  }
}
