package eu.riscale.hub.report.json;

import eu.riscale.hub.profile.Score;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// How much of what hubs ask for a model has, as the field `profiles` of its result.
record ProfileJson(JsonGenerator json) {

  /// Left out where no profile was asked for.
  void write(List<Score> scores) {
    if (!scores.isEmpty()) {
      json.writeArrayPropertyStart("profiles");
      scores.forEach(this::score);
      json.writeEndArray();
    }
  }

  private void score(Score score) {
    json.writeStartObject();
    json.writeStringProperty("id", score.profile());
    json.writeNumberProperty("score", score.percent());
    score
        .best()
        .ifPresent(best -> {
          json.writeObjectPropertyStart("best_change");
          json.writeStringProperty("code", best.code().slug());
          json.writeNumberProperty("score", score.percentWith(best));
          json.writeEndObject();
        });
    json.writeArrayPropertyStart("requirements");
    for (Score.Mark mark : score.marks()) {
      json.writeStartObject();
      json.writeStringProperty("code", mark.code().slug());
      json.writeNumberProperty("points", mark.points());
      json.writeStringProperty("state", mark.state().word());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
