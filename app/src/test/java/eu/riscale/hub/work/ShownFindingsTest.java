package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ten thousand findings of one kind: the first ten are shown, all are counted.
class ShownFindingsTest {
  @TempDir Path dir;

  @Test
  void ofManyFindingsTheFirstAreShownAndAllAreCounted() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    StringBuilder authors = new StringBuilder("authors:\n");
    authors.append("- {nam: The hub authors}\n".repeat(10_000));
    Models.edit(model, "authors:\n", authors.toString());

    HubRun json = HubRun.of("validate", "--no-io", "--report=json", model.toString());
    assertThat(json.status()).isEqualTo(1);
    JsonNode result = JsonMapper.shared().readTree(json.out()).path("results").path(0);
    assertThat(result.path("findings").findValuesAsString("code"))
        .filteredOn("field-unknown"::equals)
        .hasSize(10);
    assertThat(result.path("more_findings").toString())
        .contains("{\"code\":\"field-unknown\",\"severity\":\"error\",\"count\":9990}");

    HubRun text = HubRun.of("validate", "--no-io", model.toString());
    assertThat(text.out())
        .contains("… and 9,990 more of error[field-unknown]")
        .contains("10000 errors");
    Path page = dir.resolve("page.html");
    HubRun.of("validate", "--no-io", "--report=html=" + page, model.toString());
    assertThat(page).content().contains("… and 9,990 more of these");
  }
}
